package dev.zhanggui.adapters.jdbi;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes all rows that one transaction sees: a line for each, a file for each table, a ZIP around them. */
final class Dump {
    static final String MANIFEST = "manifest.json";

    private static final int ROWS_AT_ONCE = 2_000;
    private static final String TRANSACTIONS = """
            SELECT GREATEST((SELECT COALESCE(MAX(xid), 0) FROM audit),
                            (SELECT COALESCE(MAX(row_xid), 0) FROM audit_seal),
                            (SELECT COALESCE(MAX(xid), 0) FROM outbox),
                            (SELECT COALESCE(MAX(xid), 0) FROM outbox_subscriber))""";

    private final Link link;
    private final Dialect dialect;

    /** @param link within a transaction that sees one moment */
    Dump(Link link, Dialect dialect) {
        this.link = link;
        this.dialect = dialect;
    }

    static String entry(String table) {
        return "tables/" + table + ".ndjson";
    }

    Manifest write(OutputStream out, Instant at) throws SQLException, IOException {
        var connection = link.connection;
        // The first read fixes the moment that all others see.
        var head = JdbiAuditTrail.headOf(link).head();
        int schema = new Migrations(dialect).known(connection);
        long transactions = dialect == Dialect.POSTGRES ? number(connection, TRANSACTIONS) : 0;
        var tables = new ArrayList<Manifest.Table>();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var shape : TableShapes.of(connection, dialect)) {
                tables.add(table(zip, shape));
            }
            var manifest = new Manifest(dialect.folder(), schema, at, head, transactions, tables);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.written());
            zip.closeEntry();
            return manifest;
        }
    }

    private Manifest.Table table(ZipOutputStream zip, TableShape shape) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(entry(shape.name())));
        var summed = new DigestOutputStream(zip, Manifest.digest());
        long rows = write(link.connection, shape, dialect, summed);
        zip.closeEntry();
        return new Manifest.Table(
                shape, rows, HexFormat.of().formatHex(summed.getMessageDigest().digest()));
    }

    /** Writes the table's rows and answers how many. */
    static long write(Connection connection, TableShape shape, Dialect dialect, OutputStream out)
            throws SQLException, IOException {
        long count = 0;
        try (var find = connection.prepareStatement(shape.select(dialect));
                var writer = new RowText.Writer(shape, out)) {
            find.setFetchSize(ROWS_AT_ONCE);
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    writer.write(rows);
                    if (++count % ROWS_AT_ONCE == 0 && Thread.currentThread().isInterrupted()) {
                        throw Links.unavailable("interrupted while reading table " + shape.name(), null);
                    }
                }
            }
        }
        return count;
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
