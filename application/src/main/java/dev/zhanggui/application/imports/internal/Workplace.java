package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.Job.Counts;
import dev.zhanggui.application.imports.spi.JobLeases;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.imports.spi.RefusedRows;
import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What a job needs while it is worked on.
 *
 * @param holder names this instance among others on the same storage
 */
record Workplace(
        Transactions transactions,
        Jobs jobs,
        JobLeases leases,
        Staging staging,
        RefusedRows refusedRows,
        Journal journal,
        InstantSource clock,
        Uploads uploads,
        Handing handing,
        Board board,
        String holder) {
    private static final Duration LEASE = Duration.ofSeconds(60);

    Instant leaseEnd() {
        return clock.instant().plus(LEASE);
    }

    /** Stops the work on a job that is to end, or whose desk is closing. */
    void checkOn(String job) {
        if (board.isClosed()) {
            throw new ImportRun.Stopped(false);
        }
        if (jobs.find(job).map(row -> row.job().cancelAsked()).orElse(true)) {
            throw new ImportRun.Stopped(true);
        }
    }

    /** A file was taken in, or as much of it as could be: one record for all of it. */
    record FileImported(
            String kind,
            String sha256,
            boolean dryRun,
            Job.State state,
            long rows,
            long created,
            long updated,
            long unchanged,
            long refused) {

        static FileImported of(Job job) {
            return new FileImported(
                    job.kind().code(),
                    job.sha256(),
                    job.dryRun(),
                    job.state(),
                    job.counts().rows(),
                    job.counts().created(),
                    job.counts().updated(),
                    job.counts().unchanged(),
                    job.counts().refused());
        }
    }

    /** What a job wrote was taken back. */
    record ImportUndone(String kind, String sha256) {}

    /** Ends a job that this desk holds; its file is no longer needed. */
    Jobs.Row end(Jobs.Row row, Job.State state, Optional<Reason> problem) {
        var now = clock.instant();
        var ended = new Jobs.Row(ended(row.job(), state, now, problem), row.actor(), row.upload(), row.position(), 0);
        Decision<Jobs.Row, Refusal> done = transactions.run(() -> {
            leases.save(ended, holder, now);
            staging.clear(ended.job().id());
            journal.write(entry(now, row.actor(), ended.job().id(), 1, FileImported.of(ended.job())));
            return Decision.accepted(ended);
        });
        uploads.forget(row.upload().name());
        board.moved();
        return done.orThrow();
    }

    static Journal.Entry entry(Instant now, Actor actor, String job, long version, Record event) {
        return new Journal.Entry(now, actor, "job", job, version, Map.of(), event, "");
    }

    /** Lets somebody else go on with it, or this desk when it is opened again. */
    void leave(Jobs.Row row) {
        var now = clock.instant();
        Decision<Boolean, Refusal> done = transactions.run(() -> {
            leases.save(row, holder, now);
            return Decision.accepted(true);
        });
        done.whenAccepted(left -> board.moved());
    }

    private static Job ended(Job job, Job.State state, Instant now, Optional<Reason> problem) {
        Counts counts = job.counts();
        return new Job(
                job.id(),
                job.kind(),
                job.store(),
                job.asked(),
                job.dryRun(),
                state,
                job.cancelAsked(),
                job.sha256(),
                job.bytes(),
                job.createdAt(),
                job.startedAt(),
                Optional.of(now),
                counts.rows(),
                state == Job.State.DONE ? Optional.of(counts.rows()) : job.total(),
                counts,
                job.facts(),
                problem,
                job.undone());
    }
}
