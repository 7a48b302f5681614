package dev.zhanggui.adapters.jdbi;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zhanggui.adapters.jdbi.TableShape.Column;
import dev.zhanggui.adapters.jdbi.TableShape.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a backup says of itself.
 *
 * @param schema the version of its tables
 * @param transactions the highest number of a transaction in it, on PostgreSQL; elsewhere 0
 */
record Manifest(String engine, int schema, Instant createdAt, String auditHead, long transactions, List<Table> tables) {
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    record Table(TableShape shape, long rows, String sha256) {}

    Manifest {
        tables = List.copyOf(tables);
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /** Over the content of all tables, in order. */
    String sha256() {
        var all = new StringBuilder();
        tables.forEach(table -> all.append(table.shape().name())
                .append(' ')
                .append(table.rows())
                .append(' ')
                .append(table.sha256())
                .append('\n'));
        return HexFormat.of().formatHex(digest().digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    byte[] written() throws IOException {
        var tree = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("engine", engine)
                .put("schema", schema)
                .put("createdAt", createdAt.toString())
                .put("auditHead", auditHead)
                .put("transactions", transactions)
                .put("rows", rows())
                .put("sha256", sha256());
        var list = tree.putArray("tables");
        for (var table : tables) {
            var one = list.addObject()
                    .put("name", table.shape().name())
                    .put("rows", table.rows())
                    .put("sha256", table.sha256());
            table.shape().key().forEach(one.putArray("key")::add);
            var columns = one.putArray("columns");
            for (var column : table.shape().columns()) {
                columns.addObject()
                        .put("name", column.name())
                        .put("kind", column.kind().name().toLowerCase(Locale.ROOT));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    /** @throws IOException where it is none, or its own sum is wrong */
    static Manifest read(byte[] text) throws IOException {
        try {
            var tree = JSON.readTree(text);
            if (tree.path("format").asInt() != FORMAT) {
                throw new IOException("format " + tree.path("format").asText("?") + " is not known");
            }
            var tables = new ArrayList<Table>();
            for (var one : tree.path("tables")) {
                var columns = new ArrayList<Column>();
                for (var column : one.path("columns")) {
                    var kind = Kind.valueOf(column.path("kind").asText().toUpperCase(Locale.ROOT));
                    columns.add(new Column(column.path("name").asText(), kind, false, false));
                }
                var key = new ArrayList<String>();
                one.path("key").forEach(column -> key.add(column.asText()));
                tables.add(new Table(
                        new TableShape(one.path("name").asText(), columns, key),
                        one.path("rows").asLong(),
                        one.path("sha256").asText()));
            }
            var manifest = new Manifest(
                    tree.path("engine").asText(),
                    tree.path("schema").asInt(),
                    Instant.parse(tree.path("createdAt").asText()),
                    tree.path("auditHead").asText(),
                    tree.path("transactions").asLong(),
                    tables);
            if (!manifest.sha256().equals(tree.path("sha256").asText())) {
                throw new IOException("the sum over all tables is not the one that was written");
            }
            return manifest;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("the manifest cannot be read: " + e.getMessage(), e);
        }
    }
}
