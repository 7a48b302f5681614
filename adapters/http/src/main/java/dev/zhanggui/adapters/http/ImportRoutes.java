package dev.zhanggui.adapters.http;

import dev.zhanggui.adapters.http.JobRoutes.JobAnswer;
import dev.zhanggui.adapters.http.SetAsideRoutes.ReasonAnswer;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownJob;
import dev.zhanggui.application.imports.api.ImportingFiles;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Files in, what was refused of them, and what takes them back. */
final class ImportRoutes {
    private static final int UPLOADS_MAX = 16;

    private final Optional<Imports> imports;
    private final Reach reach;
    private final Semaphore uploads = new Semaphore(UPLOADS_MAX);

    ImportRoutes(Optional<Imports> imports, KeepingTokens tokens) {
        this.imports = imports;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.post("importFile", "/api/v1/imports")
                        .needs(Permission.IMPORTS)
                        .takesFile()
                        .asks("kind", "store", "format", "encoding", "dryRun")
                        .answers(202, JobStarted.class)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/imports?kind=stock", "location,sku,on_hand\nhangzhou,T-1,60\n")
                        .by(this::importFile),
                Route.get("refusedRows", "/api/v1/imports/{job}/refused")
                        .needs(Permission.IMPORTS)
                        .asks("cursor", "limit")
                        .answers(200, RefusedRowsAnswer.class)
                        .answersText(Csv.TYPE)
                        .refuses(ImportRefused.class)
                        .example("/api/v1/imports/0011223344556677/refused")
                        .by(this::refused),
                Route.post("undoImport", "/api/v1/imports/{job}/undo")
                        .needs(Permission.IMPORTS)
                        .answers(200, JobAnswer.class)
                        .refuses(ImportRefused.class)
                        .onceByKey()
                        .example("/api/v1/imports/0011223344556677/undo")
                        .by(this::undo));
    }

    private ImportingFiles files() {
        return JobRoutes.open(imports).files();
    }

    record JobStarted(String job) {}

    private Supplier<Reply> importFile(Call call) {
        var kind = call.parameter("kind").orElseThrow(() -> Call.wrongParameter("kind", "required", Map.of()));
        var upload = call.upload();
        var send = new Send(
                call.actor(),
                kind,
                call.parameterId("store", StoreId::new),
                call.parameter("format").orElse("auto"),
                call.parameterFlag("dryRun"),
                upload.length(),
                encoding(call));
        return () -> {
            if (!uploads.tryAcquire()) {
                throw Problem.of(ProblemKind.UNAVAILABLE)
                        .with("Retry-After", "5")
                        .stop();
            }
            try {
                return files().start(send, upload.in()).fold(ImportRoutes::started, Reply::refused);
            } catch (IOException e) {
                // It broke off on its way here.
                throw Problem.of(ProblemKind.BAD_REQUEST).stop();
            } finally {
                uploads.release();
            }
        };
    }

    private static TextEncoding encoding(Call call) {
        var asked = call.parameter("encoding").orElse(TextEncoding.AUTO.code());
        return TextEncoding.of(asked)
                .orElseThrow(() -> Call.wrongParameter(
                        "encoding",
                        "one-of",
                        Map.of(
                                "words",
                                Arrays.stream(TextEncoding.values())
                                        .map(TextEncoding::code)
                                        .toList())));
    }

    private static Reply started(Job job) {
        return Reply.accepted(new JobStarted(job.id()), "/api/v1/jobs/" + job.id());
    }

    /**
     * @param column the header of the column; empty where the whole row is meant
     * @param more what else is wrong with the row
     */
    record RefusedRowAnswer(
            long line, String column, String value, ReasonAnswer reason, List<FaultAnswer> more, List<String> cells) {

        static RefusedRowAnswer of(RefusedRow row, Language language) {
            var first = row.faults().get(0);
            return new RefusedRowAnswer(
                    row.line(),
                    first.column(),
                    first.value(),
                    ReasonAnswer.of(first.reason(), language),
                    row.faults().stream()
                            .skip(1)
                            .map(fault -> FaultAnswer.of(fault, language))
                            .toList(),
                    row.cells());
        }
    }

    record FaultAnswer(String column, String value, ReasonAnswer reason) {

        static FaultAnswer of(Fault fault, Language language) {
            return new FaultAnswer(fault.column(), fault.value(), ReasonAnswer.of(fault.reason(), language));
        }
    }

    record RefusedRowsAnswer(List<RefusedRowAnswer> items, Optional<String> cursor) {}

    private Supplier<Reply> refused(Call call) {
        var id = call.name("job");
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        var cursor = call.parameter("cursor");
        return () -> {
            var job = JobRoutes.open(imports)
                    .jobs()
                    .job(id)
                    .orElseThrow(() -> Problems.of(new UnknownJob(id)).stop());
            reach.check(call, Permission.IMPORTS, job.store());
            return Listed.isCsv(call)
                    ? new Reply.Streamed(Csv.TYPE, out -> write(job, call.language(), out))
                    : files().refused(id, cursor, limit).fold(page -> answer(page, call.language()), Reply::refused);
        };
    }

    private static Reply answer(Page<RefusedRow> page, Language language) {
        return Reply.ok(new RefusedRowsAnswer(
                page.items().stream()
                        .map(row -> RefusedRowAnswer.of(row, language))
                        .toList(),
                page.cursor()));
    }

    /** The rows as they stood, and behind them why they were refused: corrected, the file can be sent again. */
    private void write(Job job, Language language, OutputStream out) throws IOException {
        var texts = Texts.in(language);
        var header = job.facts().get("header") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.<String>of();
        var first = new ArrayList<>(header);
        first.add(texts.of("refused.line"));
        first.add(texts.of("refused.column"));
        first.add(texts.of("refused.reason"));
        try (var csv = new Csv(out)) {
            csv.row(first);
            var cursor = Optional.<String>empty();
            do {
                var page = files().refused(job.id(), cursor, Page.LIMIT_MAX).orThrow();
                for (var row : page.items()) {
                    csv.row(cells(row, header.size(), language));
                }
                cursor = page.cursor();
            } while (cursor.isPresent());
        }
    }

    private static List<String> cells(RefusedRow row, int columns, Language language) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
            cells.add(i < row.cells().size() ? row.cells().get(i) : "");
        }
        cells.add(Long.toString(row.line()));
        cells.add(row.faults().stream().map(Fault::column).distinct().collect(Collectors.joining("; ")));
        cells.add(row.faults().stream()
                .map(fault -> ReasonAnswer.of(fault.reason(), language).text())
                .collect(Collectors.joining("; ")));
        return cells;
    }

    private Supplier<Reply> undo(Call call) {
        var id = call.name("job");
        return () -> files().undo(call.actor(), id)
                .fold(job -> Reply.ok(JobAnswer.of(job, call.language())), Reply::refused);
    }
}
