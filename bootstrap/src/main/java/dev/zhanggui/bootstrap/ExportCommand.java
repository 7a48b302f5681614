package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.application.imports.spi.TableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a whole list into a file, as CSV or as a workbook. */
@Command(name = "export", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class ExportCommand extends DeskCommand {
    private static final Map<String, String> LISTS =
            new TreeMap<>(Map.of("orders", "/api/v1/orders", "listings", "/api/v1/stores/{store}/listings"));

    /** As what a list can be written. */
    enum Form {
        csv,
        xlsx
    }

    @Parameters(paramLabel = "KIND", descriptionKey = "option.export.kind")
    private String kind = "";

    @Option(names = "--format", paramLabel = "csv|xlsx", descriptionKey = "option.export.format")
    private Form format = Form.csv;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.export.out")
    private @Nullable Path out;

    @Option(names = "--store", paramLabel = "STORE", descriptionKey = "option.export.store")
    private @Nullable String store;

    @Override
    JsonNode ask(DeskClient desk) {
        var list = LISTS.get(kind);
        if (list == null) {
            throw new Say(Main.EXIT_USAGE, Words.of("export.kinds", String.join(", ", LISTS.keySet())));
        }
        var target = out == null ? Path.of(kind + "." + format) : out;
        try {
            var csv = Files.createTempFile("zhanggui-export", ".csv");
            try {
                desk.download(address(list), "text/csv", csv);
                var bytes = written(csv, target);
                return DeskPlace.JSON
                        .createObjectNode()
                        .put("file", target.toString())
                        .put("bytes", bytes);
            } finally {
                Files.deleteIfExists(csv);
            }
        } catch (IOException e) {
            throw new Say(Main.EXIT_REFUSED, Words.of("folder.cannot", target, String.valueOf(e.getMessage())));
        }
    }

    private String address(String list) {
        if (store == null) {
            if (list.contains("{store}")) {
                throw new Say(Main.EXIT_USAGE, Words.of("export.store"));
            }
            return list;
        }
        var encoded = URLEncoder.encode(store, StandardCharsets.UTF_8).replace("+", "%20");
        return list.contains("{store}") ? list.replace("{store}", encoded) : list + "?store=" + encoded;
    }

    private long written(Path csv, Path target) throws IOException {
        try (var file = Files.newOutputStream(target)) {
            if (format == Form.csv) {
                Files.copy(csv, file);
            } else {
                convert(csv, file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Files.size(target);
    }

    private void convert(Path csv, OutputStream file) {
        var files = new PlatformFiles();
        try (var table = files.open(csv).orThrow();
                var sheet = files.write(TableFiles.Kind.XLSX, file, kind)) {
            for (var row = table.next(); row != null; row = table.next()) {
                sheet.row(row.cells());
            }
        }
    }

    @Override
    void show(JsonNode answer) {
        out().println(Words.of(
                "export.done",
                answer.path("file").asText(),
                answer.path("bytes").asLong()));
    }
}
