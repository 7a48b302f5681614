package dev.zhanggui.adapters.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings tables to the version that this program knows. What was applied once never changes: its text is compared by
 * checksum. Tables of a newer program are refused, since this one would break what it does not know.
 */
final class Migrations {
    /** By version, from 1 on. */
    private static final List<String> FILES = List.of(
            "V1__stock.sql",
            "V2__rules.sql",
            "V3__buyers.sql",
            "V4__trade.sql",
            "V5__imports.sql",
            "V7__order_settings.sql",
            "V8__supply.sql",
            "V20__counted.sql",
            "V21__members.sql",
            "V22__audit.sql",
            "V23__collected.sql",
            "V30__listings.sql");

    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

    private final Dialect dialect;
    private final List<String> files;

    Migrations(Dialect dialect) {
        this(dialect, FILES);
    }

    Migrations(Dialect dialect, List<String> files) {
        this.dialect = dialect;
        this.files = files;
    }

    /** The version to which this program brings tables. */
    static int newest() {
        return FILES.size();
    }

    /** The same as an earlier program knew it. */
    Migrations upTo(int version) {
        return new Migrations(dialect, files.subList(0, version));
    }

    /** The version that the tables have; 0 where there are none. */
    int known(Connection connection) throws SQLException {
        return TableShapes.names(connection, dialect).contains("schema_version") ? compared(connection) : 0;
    }

    /** What is to be applied, within a transaction of the caller's that no other instance shares. */
    void apply(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                CREATE TABLE IF NOT EXISTS schema_version (
                    version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)\
                """);
        }
        int known = compared(connection);
        for (int version = known + 1; version <= files.size(); version++) {
            apply(connection, version);
        }
    }

    /** Compares what was applied with what this program knows, and answers how far that goes. */
    private int compared(Connection connection) throws SQLException {
        int last = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT version, checksum FROM schema_version ORDER BY version")) {
            while (rows.next()) {
                last = rows.getInt(1);
                if (last > files.size()) {
                    throw new IllegalStateException("these tables have version " + last
                            + ", written by a newer program; this one knows versions up to " + files.size()
                            + ". Use the newer program, or a backup from before.");
                }
                if (!rows.getString(2).equals(checksum(text(last)))) {
                    throw new IllegalStateException("version " + last + " of these tables was made by another "
                            + files.get(last - 1) + " than the one in this program");
                }
            }
        }
        return last;
    }

    private void apply(Connection connection, int version) throws SQLException {
        var text = text(version);
        for (var part : statements(text)) {
            try (var statement = connection.createStatement()) {
                statement.execute(part);
            }
        }
        try (var insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, files.get(version - 1));
            insert.setString(3, checksum(text));
            insert.executeUpdate();
        }
    }

    /** Statements are parted by blank lines, so that a trigger's body may hold semicolons. */
    private static List<String> statements(String text) {
        var statements = new ArrayList<String>();
        for (var part : BLANK_LINES.split(text)) {
            boolean onlyComment = part.lines().allMatch(line -> line.isBlank() || line.startsWith("--"));
            if (!onlyComment) {
                statements.add(part.strip());
            }
        }
        return statements;
    }

    private String text(int version) {
        var path = "migrations/" + dialect.folder() + "/" + files.get(version - 1);
        try (var in = Migrations.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("this program lacks its own " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
