package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.adapters.http.SetAsideRoutes.ReasonAnswer;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownJob;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.WatchingJobs;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Jobs: asked for, watched, cancelled. */
final class JobRoutes {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int WATCHERS_MAX = HttpDesk.THREADS_MAX / 4;

    private final Optional<Imports> imports;
    private final Reach reach;
    private final Semaphore watchers = new Semaphore(WATCHERS_MAX);

    JobRoutes(Optional<Imports> imports, KeepingTokens tokens) {
        this.imports = imports;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.get("jobs", "/api/v1/jobs")
                        .needs(Permission.IMPORTS)
                        .asks("cursor", "limit")
                        .answers(200, JobsAnswer.class)
                        .by(this::jobs),
                Route.get("job", "/api/v1/jobs/{job}")
                        .needs(Permission.IMPORTS)
                        .answers(200, JobAnswer.class)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/jobs/0011223344556677")
                        .by(this::job),
                Route.get("jobEvents", "/api/v1/jobs/{job}/events")
                        .needs(Permission.IMPORTS)
                        .answersText(Reply.EVENTS)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/jobs/0011223344556677/events")
                        .by(this::events),
                Route.post("cancelJob", "/api/v1/jobs/{job}/cancel")
                        .needs(Permission.IMPORTS)
                        .answers(200, JobAnswer.class)
                        .refuses(ImportRefused.class)
                        .onceByKey()
                        .example("/api/v1/jobs/0011223344556677/cancel")
                        .by(this::cancel));
    }

    static Imports open(Optional<Imports> imports) {
        return imports.orElseThrow(() -> Problem.of(ProblemKind.UNAVAILABLE).stop());
    }

    private WatchingJobs watching() {
        return open(imports).jobs();
    }

    /**
     * @param rows of data that were decided: created, updated, unchanged and refused add up to them
     * @param skipped notes, blank rows and totals
     * @param told what is to be known of rows that were taken: how many by reason
     */
    record ImportResult(
            long rows,
            long created,
            long updated,
            long unchanged,
            long refused,
            long skipped,
            Optional<String> encoding,
            Optional<String> format,
            Optional<String> mapping,
            List<String> unknownColumns,
            ObjectNode told,
            Optional<ObjectNode> vanished) {

        static ImportResult of(Job job) {
            var counts = job.counts();
            return new ImportResult(
                    counts.rows(),
                    counts.created(),
                    counts.updated(),
                    counts.unchanged(),
                    counts.refused(),
                    counts.skipped(),
                    text(job, "encoding"),
                    text(job, "format"),
                    text(job, "mapping"),
                    job.facts().get("unknownColumns") instanceof List<?> unknown
                            ? unknown.stream().map(String::valueOf).toList()
                            : List.of(),
                    Json.members(job.facts().getOrDefault("told", Map.of())),
                    Optional.ofNullable(job.facts().get("vanished")).map(Json::members));
        }

        private static Optional<String> text(Job job, String fact) {
            return Optional.ofNullable(job.facts().get(fact)).map(String::valueOf);
        }
    }

    /** @param result what was done so far, or in all; null before it began */
    record JobAnswer(
            String job,
            String kind,
            Optional<StoreId> store,
            Job.State state,
            boolean dryRun,
            boolean cancelAsked,
            boolean undone,
            long done,
            Optional<Long> total,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<ImportResult> result,
            Optional<ReasonAnswer> problem) {

        static JobAnswer of(Job job, Language language) {
            return new JobAnswer(
                    job.id(),
                    job.kind().code(),
                    job.store(),
                    job.state(),
                    job.dryRun(),
                    job.cancelAsked(),
                    job.undone(),
                    job.done(),
                    job.total(),
                    job.createdAt(),
                    job.startedAt(),
                    job.endedAt(),
                    job.startedAt().map(begun -> ImportResult.of(job)),
                    job.problem().map(reason -> ReasonAnswer.of(reason, language)));
        }
    }

    record JobsAnswer(List<JobAnswer> items, Optional<String> cursor) {}

    private Supplier<Reply> jobs(Call call) {
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        var cursor = call.parameter("cursor");
        return () -> {
            var page = watching().jobs(cursor, limit);
            var items = page.items().stream()
                    .filter(job -> isReached(call, job))
                    .map(job -> JobAnswer.of(job, call.language()))
                    .toList();
            return Reply.ok(new JobsAnswer(items, page.cursor()));
        };
    }

    private static boolean isReached(Call call, Job job) {
        var authority = call.actor().authority();
        return job.store()
                .map(store -> authority.lacks(Permission.IMPORTS, store))
                .orElseGet(() -> authority.lacks(Permission.IMPORTS))
                .isEmpty();
    }

    private Job found(Call call, String id) {
        var job = watching()
                .job(id)
                .orElseThrow(() -> Problems.of(new UnknownJob(id)).stop());
        reach.check(call, Permission.IMPORTS, job.store());
        return job;
    }

    private Supplier<Reply> job(Call call) {
        var id = call.name("job");
        return () -> Reply.ok(JobAnswer.of(found(call, id), call.language()));
    }

    private Supplier<Reply> cancel(Call call) {
        var id = call.name("job");
        return () -> watching()
                .cancel(call.actor(), id)
                .fold(job -> Reply.ok(JobAnswer.of(job, call.language())), Reply::refused);
    }

    private Supplier<Reply> events(Call call) {
        var id = call.name("job");
        return () -> {
            var job = found(call, id);
            return new Reply.Streamed(Reply.EVENTS, out -> tell(job, call.language(), out));
        };
    }

    /** Where too many watch already, the job as it is; whoever wants to know more asks again. */
    private void tell(Job job, Language language, OutputStream out) throws IOException {
        if (!watchers.tryAcquire()) {
            write(out, event(job, language));
            return;
        }
        try {
            watch(job, language, out);
        } finally {
            watchers.release();
        }
    }

    /** One event for each change, until the job has ended; a comment now and then shows that somebody listens. */
    private void watch(Job first, Language language, OutputStream out) throws IOException {
        var seen = Optional.of(first);
        write(out, event(first, language));
        while (seen.isPresent() && !seen.get().state().ended()) {
            var now = watching().await(first.id(), seen, HEARTBEAT);
            boolean quiet = now.equals(seen);
            write(out, quiet ? ": \n\n" : now.map(job -> event(job, language)).orElse(""));
            if (quiet && Thread.currentThread().isInterrupted()) {
                return;
            }
            seen = now;
        }
    }

    private static String event(Job job, Language language) {
        var name = job.state().ended() ? "end" : "progress";
        var data = new String(Json.write(JobAnswer.of(job, language)), StandardCharsets.UTF_8);
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
