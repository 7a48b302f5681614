package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file in, watches how it is read, and tells what was refused of it and how to mend that. */
@Command(name = "import", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class ImportCommand extends DeskCommand {
    private static final int SHOWN_MAX = 20;
    private static final int VALUE_WIDTH_MAX = 24;

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "option.import.kind")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "option.import.file")
    private Path file = Path.of("");

    @Option(names = "--store", paramLabel = "STORE", descriptionKey = "option.import.store")
    private @Nullable String store;

    @Option(names = "--mapping", paramLabel = "NAME", descriptionKey = "option.import.mapping")
    private @Nullable String mapping;

    @Option(names = "--encoding", paramLabel = "NAME", descriptionKey = "option.import.encoding")
    private @Nullable String encoding;

    @Option(names = "--dry-run", descriptionKey = "option.import.dry")
    private boolean dryRun;

    private final List<JsonNode> refused = new ArrayList<>();

    @Override
    JsonNode ask(DeskClient desk) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Say(Main.EXIT_USAGE, Words.of("file.cannot", file));
        }
        var query = new StringBuilder("?kind=" + encoded(kind) + "&dryRun=" + dryRun);
        if (store != null) {
            query.append("&store=").append(encoded(store));
        }
        if (mapping != null) {
            query.append("&format=").append(encoded(mapping));
        }
        if (encoding != null) {
            query.append("&encoding=").append(encoded(encoding));
        }
        var id = desk.send("/api/v1/imports" + query, file).path("job").asText();
        var bar = new ProgressLine(error(), System.console() != null && !isJson());
        desk.events(
                "/api/v1/jobs/" + id + "/events",
                job -> bar.show(job.path("done").asLong(), job.path("total")));
        bar.end();
        var job = desk.get("/api/v1/jobs/" + id);
        if (job.path("result").path("refused").asLong() > 0) {
            desk.get("/api/v1/imports/" + id + "/refused?limit=" + SHOWN_MAX)
                    .path("items")
                    .forEach(refused::add);
        }
        return job;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    void show(JsonNode job) {
        var result = job.path("result");
        out().println(Words.of(
                dryRun ? "import.tried" : "import.done",
                job.path("state").asText(),
                result.path("rows").asLong(),
                result.path("created").asLong(),
                result.path("updated").asLong(),
                result.path("unchanged").asLong(),
                result.path("refused").asLong(),
                result.path("skipped").asLong(),
                result.path("mapping").asText("-"),
                result.path("encoding").asText("-")));
        if (job.path("problem").isObject()) {
            out().println(job.path("problem").path("text").asText());
        }
        if (!result.path("unknownColumns").isEmpty()) {
            var names = new ArrayList<String>();
            result.path("unknownColumns").forEach(name -> names.add(name.asText()));
            out().println(Words.of("import.unknown", String.join(", ", names)));
        }
        var vanished = result.path("vanished");
        if (vanished.isObject()) {
            var orders = new ArrayList<String>();
            vanished.path("orders").forEach(no -> orders.add(no.asText()));
            out().println(Words.of("import.vanished", vanished.path("count").asLong(), String.join(", ", orders)));
        }
        result.path("told")
                .properties()
                .forEach(told -> out().println(Words.of(
                        "import.told", told.getKey(), told.getValue().asLong())));
        showRefused(result.path("refused").asLong(), job.path("job").asText());
    }

    private void showRefused(long count, String id) {
        if (refused.isEmpty()) {
            return;
        }
        var table = new TextTable(List.of(
                Words.of("import.line"), Words.of("import.column"), Words.of("import.value"), Words.of("import.why")));
        for (var row : refused) {
            table.add(List.of(
                    row.path("line").asText(),
                    row.path("column").asText(),
                    TextTable.shortened(row.path("value").asText(), VALUE_WIDTH_MAX),
                    row.path("reason").path("text").asText()));
        }
        table.lines().forEach(out()::println);
        if (count > refused.size()) {
            out().println(Words.of("import.more", count - refused.size(), id));
        }
    }

    @Override
    int exitCode(JsonNode job) {
        if (!job.path("state").asText().equals("done")) {
            return Main.EXIT_REFUSED;
        }
        return job.path("result").path("refused").asLong() > 0 ? Main.EXIT_WRONG : super.exitCode(job);
    }
}
