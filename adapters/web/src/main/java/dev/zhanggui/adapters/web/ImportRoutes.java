package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files in: dropped, tried, told row by row, given back where they were refused, taken back. */
final class ImportRoutes {
    private static final int JOBS = 30;
    private static final int REFUSED_ROWS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Zhanggui desk;
    private final Sheets sheets;

    ImportRoutes(Zhanggui desk, Sheets sheets) {
        this.desk = desk;
        this.sheets = sheets;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/imports", Permission.READ, visit -> list(visit, Form.EMPTY, 200)),
                Route.form("/imports", Permission.IMPORTS, this::start),
                Route.page("/imports/{job}", Permission.READ, visit -> page(visit, "", 200)),
                Route.page("/imports/{job}/progress", Permission.READ, this::progress),
                Route.page("/imports/{job}/refused", Permission.IMPORTS, this::refused),
                Route.form("/imports/{job}/undo", Permission.IMPORTS, this::undo),
                Route.form("/imports/{job}/cancel", Permission.IMPORTS, this::cancel));
    }

    record JobLine(
            String id,
            String kind,
            String store,
            Badge state,
            boolean dryRun,
            boolean undone,
            String at,
            String rows,
            String refused,
            boolean anyRefused,
            String bytes) {}

    record ImportsPage(
            List<JobLine> jobs, List<Choice> kinds, List<Choice> stores, Form form, String next, boolean mayImport) {}

    record Count(String text, String number, Tone tone) {}

    record RefusedLine(String line, List<FaultLine> faults) {}

    record FaultLine(String column, String value, String reason) {}

    record Fact(String name, String value) {}

    record JobPage(
            JobLine job,
            boolean running,
            long done,
            long total,
            String progress,
            List<Count> counts,
            List<Fact> facts,
            List<RefusedLine> refused,
            String refusedNext,
            String problem,
            String complaint,
            boolean mayUndo,
            boolean mayCancel) {}

    private Imports imports() {
        return desk.imports().orElseThrow(Stop::notFound);
    }

    private View list(Visit visit, Form form, int status) {
        var say = visit.say();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var jobs = imports().jobs().jobs(visit.asked("cursor"), JOBS);
        var kinds = imports().files().kinds().stream()
                .map(kind -> new Choice(kind.code(), say.t("kind." + kind.code())))
                .toList();
        var page = new ImportsPage(
                jobs.items().stream()
                        .filter(job -> visit.reaches(job.store()))
                        .map(job -> line(job, catalog, say))
                        .toList(),
                kinds,
                catalog.storeChoices(),
                form,
                jobs.cursor()
                        .map(cursor ->
                                Address.of("/imports").with("cursor", cursor).toString())
                        .orElse(""),
                visit.may(Permission.IMPORTS));
        return new View.Html(status, "imports", Map.of("page", page));
    }

    static JobLine line(Job job, Catalog catalog, Say say) {
        var tone = switch (job.state()) {
            case QUEUED -> Tone.PLAIN;
            case RUNNING -> Tone.BUSY;
            case DONE -> job.counts().refused() > 0 ? Tone.WARN : Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.OVER;
        };
        return new JobLine(
                job.id(),
                say.t("kind." + job.kind().code()),
                job.store().map(store -> catalog.store(store.code())).orElse(""),
                new Badge(tone, say.word(job.state())),
                job.dryRun(),
                job.undone(),
                say.near(job.createdAt()),
                say.number(job.counts().rows()),
                say.number(job.counts().refused()),
                job.counts().refused() > 0,
                say.bytes(job.bytes()));
    }

    private View start(Visit visit) throws IOException {
        var context = visit.context();
        var values = new LinkedHashMap<String, List<String>>();
        context.formParamMap().forEach((name, all) -> values.put(name, List.copyOf(all)));
        var form = new Form(values);
        UploadedFile file = context.uploadedFile("file");
        var say = visit.say();
        if (file == null || file.size() == 0) {
            form.complain("file", say.t("imports.no-file"));
        }
        if (file == null || form.isFaulty()) {
            return list(visit, form, 422);
        }
        var kind = form.text("kind").isPresent() ? FileKind.of(form.value("kind")) : Detecting.kind(imports(), file);
        if (kind.isEmpty()) {
            form.complain("kind", say.t("imports.unknown-kind"));
            return list(visit, form, 422);
        }
        var send = new Send(
                visit.actor(),
                kind.get().code(),
                form.text("store").filter(CallerId::isValid).map(StoreId::new),
                "auto",
                form.has("dry"),
                Optional.of(file.size()));
        try (var in = file.content()) {
            return imports()
                    .files()
                    .start(send, in)
                    .<View>fold(job -> View.to("/imports/" + Address.part(job.id())), refused -> {
                        form.complain("file", say.refusal(refused));
                        return list(visit, form, 422);
                    });
        }
    }

    private Job job(Visit visit) {
        var job = imports().jobs().job(visit.part("job")).orElseThrow(Stop::notFound);
        if (!visit.reaches(job.store())) {
            throw Stop.notFound();
        }
        return job;
    }

    private View page(Visit visit, String complaint, int status) {
        var say = visit.say();
        var job = job(visit);
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        Page<RefusedRow> rows = imports()
                .files()
                .refused(job.id(), visit.asked("cursor"), REFUSED_ROWS)
                .fold(found -> found, refused -> new Page<>(List.of(), Optional.empty()));
        boolean running = !job.state().ended();
        boolean wrote = !job.dryRun() && job.counts().created() + job.counts().updated() > 0;
        var page = new JobPage(
                line(job, catalog, say),
                running,
                job.done(),
                job.total().orElse(0L),
                progressText(job, say),
                counts(job, say),
                facts(job, say),
                rows.items().stream().map(row -> refusedLine(row, say)).toList(),
                rows.cursor()
                        .map(cursor -> Address.of("/imports/" + Address.part(job.id()))
                                .with("cursor", cursor)
                                .toString())
                        .orElse(""),
                job.problem().map(say::reason).orElse(""),
                complaint,
                visit.may(Permission.IMPORTS) && wrote && !running && !job.undone(),
                visit.may(Permission.IMPORTS) && running && !job.cancelAsked());
        return new View.Html(status, "job", Map.of("page", page));
    }

    private static String progressText(Job job, Say say) {
        return job.total()
                .map(total -> say.t("imports.progress-of", "done", say.number(job.done()), "total", say.number(total)))
                .orElseGet(() -> say.t("imports.progress", "done", say.number(job.done())));
    }

    private static List<Count> counts(Job job, Say say) {
        var counts = job.counts();
        return List.of(
                new Count(say.t("imports.rows"), say.number(counts.rows()), Tone.PLAIN),
                new Count(say.t("imports.created"), say.number(counts.created()), Tone.GOOD),
                new Count(say.t("imports.updated"), say.number(counts.updated()), Tone.PLAIN),
                new Count(say.t("imports.unchanged"), say.number(counts.unchanged()), Tone.PLAIN),
                new Count(
                        say.t("imports.refused"),
                        say.number(counts.refused()),
                        counts.refused() > 0 ? Tone.BAD : Tone.PLAIN),
                new Count(say.t("imports.skipped"), say.number(counts.skipped()), Tone.PLAIN));
    }

    private static List<Fact> facts(Job job, Say say) {
        var facts = new ArrayList<Fact>();
        for (var name : List.of("format", "encoding", "mapping", "unknownColumns")) {
            var value = job.facts().get(name);
            if (value instanceof List<?> many && !many.isEmpty()) {
                facts.add(new Fact(
                        say.t("imports.fact." + name),
                        many.stream().map(String::valueOf).collect(Collectors.joining(", "))));
            } else if (value != null && !(value instanceof List<?>)) {
                facts.add(new Fact(say.t("imports.fact." + name), String.valueOf(value)));
            }
        }
        facts.add(new Fact("SHA-256", job.sha256()));
        return facts;
    }

    private static RefusedLine refusedLine(RefusedRow row, Say say) {
        return new RefusedLine(
                say.number(row.line()),
                row.faults().stream()
                        .map(fault -> new FaultLine(fault.column(), fault.value(), say.reason(fault.reason())))
                        .toList());
    }

    private View progress(Visit visit) {
        var first = job(visit);
        var say = visit.say();
        return new View.Stream(events -> {
            var seen = first;
            tell(events, seen, say);
            while (!seen.state().ended()) {
                var next = imports().jobs().await(seen.id(), Optional.of(seen), PATIENCE);
                if (next.isEmpty()) {
                    return;
                }
                if (next.get().equals(seen)) {
                    events.breathe();
                } else {
                    seen = next.get();
                    tell(events, seen, say);
                }
            }
            events.tell("end", Facts.camel(seen.state().name()));
        });
    }

    private static void tell(EventStream events, Job job, Say say) throws IOException {
        events.tell("progress", job.done() + "|" + job.total().orElse(0L) + "|" + progressText(job, say));
    }

    /** The rows as they stood, and behind them why they were refused: corrected, the file can be sent again. */
    private View refused(Visit visit) {
        var job = job(visit);
        boolean workbook = visit.asked("format").equals(Optional.of("xlsx"));
        return new View.Download(
                "refused-" + job.kind().code() + (workbook ? ".xlsx" : ".csv"),
                workbook
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv; charset=utf-8",
                out -> write(job, visit.say(), workbook, out));
    }

    private void write(Job job, Say say, boolean workbook, OutputStream out) {
        var header = job.facts().get("header") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.<String>of();
        var first = new ArrayList<>(header);
        first.addAll(List.of(say.t("imports.line"), say.t("imports.column"), say.t("imports.reason")));
        try (var sheet = sheets.open(workbook, out, say.t("imports.refused"))) {
            sheet.row(first);
            Optional<String> cursor = Optional.empty();
            do {
                var page = imports()
                        .files()
                        .refused(job.id(), cursor, Page.LIMIT_MAX)
                        .orThrow();
                page.items().forEach(row -> sheet.row(cells(row, header.size(), say)));
                cursor = page.cursor();
            } while (cursor.isPresent());
        }
    }

    private static List<String> cells(RefusedRow row, int columns, Say say) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
            cells.add(i < row.cells().size() ? row.cells().get(i) : "");
        }
        cells.add(Long.toString(row.line()));
        cells.add(row.faults().stream().map(Fault::column).distinct().collect(Collectors.joining("; ")));
        cells.add(row.faults().stream().map(fault -> say.reason(fault.reason())).collect(Collectors.joining("; ")));
        return cells;
    }

    private View undo(Visit visit) {
        return after(visit, imports().files().undo(visit.actor(), job(visit).id()), "imports.undone-now");
    }

    private View cancel(Visit visit) {
        return after(visit, imports().jobs().cancel(visit.actor(), job(visit).id()), "imports.cancel-asked");
    }

    private View after(Visit visit, Decision<Job, ImportRefused> decision, String told) {
        return decision.fold(
                job -> View.to("/imports/" + Address.part(job.id()), visit.say().t(told)),
                refused -> page(visit, visit.say().refusal(refused), 422));
    }
}
