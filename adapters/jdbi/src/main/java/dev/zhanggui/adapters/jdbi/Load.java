package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.jdbi.BackupFile.Taking;
import dev.zhanggui.application.audit.api.ChainProof;
import dev.zhanggui.application.audit.api.Seal;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.api.RestoreRefused.BrokenJournal;
import dev.zhanggui.application.backups.api.RestoreRefused.CopyDiffers;
import dev.zhanggui.application.backups.spi.Progress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup's rows into empty tables, within one transaction of the caller's. Numbers of another server's
 * transactions are moved below all that this one will give out, in the same order, so that the journal's chain and the
 * events go on behind them.
 */
final class Load {
    private static final Set<String> TRANSACTIONS = Set.of("xid", "row_xid");
    private static final int ROWS_AT_ONCE = 2_000;

    private final Connection connection;
    private final Dialect dialect;

    Load(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Makes the tables as the backup had them, fills them, proves them, and brings them to this program's version. */
    Optional<RestoreRefused> run(BackupFile file, Progress progress) throws SQLException, IOException {
        var manifest = file.manifest();
        tables(connection, dialect, manifest.schema());
        long done = 0;
        for (var shape : TableShapes.of(connection, dialect)) {
            var table = manifest.tables().stream()
                    .filter(one -> one.shape().name().equals(shape.name()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("table " + shape.name() + " is missing"));
            long before = done;
            done += fill(file, table, shape, count -> progress.at("restore", before + count, manifest.rows()));
            long found = Dump.number(connection, "SELECT COUNT(*) FROM " + TableShape.quoted(shape.name()));
            if (found != table.rows()) {
                return Optional.of(new CopyDiffers(shape.name(), found + " rows instead of " + table.rows()));
            }
        }
        if (done != manifest.rows()) {
            return Optional.of(new CopyDiffers("*", "tables that this program does not know"));
        }
        finish();
        var broken = proven(connection);
        if (broken.isEmpty()) {
            new Migrations(dialect).apply(connection);
        }
        return broken;
    }

    /** Makes the tables of that version, empty: rows that a migration puts there itself come with the others. */
    static void tables(Connection connection, Dialect dialect, int schema) throws SQLException {
        new Migrations(dialect).upTo(schema).apply(connection);
        try (var statement = connection.createStatement()) {
            for (var shape : TableShapes.of(connection, dialect)) {
                statement.executeUpdate("DELETE FROM " + TableShape.quoted(shape.name()));
            }
        }
    }

    private long fill(BackupFile file, Manifest.Table table, TableShape target, BackupFile.Counting counting)
            throws SQLException, IOException {
        var shape = table.shape();
        if (!Set.copyOf(shape.names()).equals(Set.copyOf(target.names()))) {
            throw new IOException("table " + shape.name() + " has other columns");
        }
        long shift = file.manifest().transactions();
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < shape.columns().size(); i++) {
            if (TRANSACTIONS.contains(shape.names().get(i))) {
                numbers.add(i);
            }
        }
        try (var sink = Sink.of(connection, dialect, shape)) {
            Taking taking = row -> {
                for (int number : numbers) {
                    row[number] = shifted(row[number], shift);
                }
                try {
                    sink.take(row);
                } catch (SQLException e) {
                    throw new IOException("table " + shape.name() + ": " + e.getMessage(), e);
                }
            };
            long count = file.read(table, taking, counting);
            sink.done();
            return count;
        }
    }

    private static @Nullable Object shifted(@Nullable Object number, long shift) {
        return number == null ? null : (Long) number - shift;
    }

    /** What follows from rows that were written by number: the next numbers, the last seals, where events stand. */
    void finish() throws SQLException {
        sealRest();
        for (var shape : TableShapes.of(connection, dialect)) {
            for (var column : shape.columns()) {
                if (column.counted()) {
                    var table = TableShape.quoted(shape.name());
                    var name = TableShape.quoted(column.name());
                    long unused = Dump.number(
                            connection,
                            "SELECT setval(pg_get_serial_sequence('" + table.replace("'", "''") + "', '"
                                    + column.name().replace("'", "''") + "'), (SELECT COALESCE(MAX(" + name
                                    + "), 0) + 1 FROM " + table + "), false)");
                }
            }
        }
        if (dialect == Dialect.SQLITE) {
            eventsByNumber();
        }
    }

    /** The journal as it is now, seal by seal. */
    static Optional<RestoreRefused> proven(Connection connection) throws SQLException {
        var proof = new ChainProof();
        try (var find = connection.prepareStatement(JdbiAuditTrail.SEALED + " ORDER BY s.n")) {
            find.setFetchSize(ROWS_AT_ONCE);
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    var link = JdbiAuditTrail.sealed(rows);
                    var broken = proof.next(link.seal(), link.row(), link.contentHash());
                    if (broken.isPresent()) {
                        return Optional.of(new BrokenJournal(
                                broken.get().row(), broken.get().what()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Unsealed(long xid, long id, byte[] hash) {}

    /** On PostgreSQL a row may be committed and not sealed yet when the backup is made. */
    private void sealRest() throws SQLException {
        var last = Seal.BEGINNING;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT n, row_id, hash FROM audit_seal ORDER BY n DESC LIMIT 1")) {
            if (rows.next()) {
                last = new Seal(rows.getLong(1), rows.getLong(2), rows.getBytes(3));
            }
        }
        try (var add =
                connection.prepareStatement("INSERT INTO audit_seal (n, row_xid, row_id, hash) VALUES (?, ?, ?, ?)")) {
            for (var row : unsealed()) {
                last = last.next(row.id(), row.hash());
                add.setLong(1, last.n());
                add.setLong(2, row.xid());
                add.setLong(3, row.id());
                add.setBytes(4, last.hash());
                add.executeUpdate();
            }
        }
    }

    private List<Unsealed> unsealed() throws SQLException {
        var all = new ArrayList<Unsealed>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT xid, id, hash FROM audit WHERE id NOT IN (SELECT row_id FROM audit_seal)
                         ORDER BY xid, id""")) {
            while (rows.next()) {
                all.add(new Unsealed(rows.getLong(1), rows.getLong(2), rows.getBytes(3)));
            }
        }
        return all;
    }

    /**
     * SQLite delivers events by their numbers alone: a subscriber begins at the first that it has not had yet, and may
     * get some again that it had.
     */
    private void eventsByNumber() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    UPDATE outbox_subscriber SET id = COALESCE(
                           (SELECT MIN(o.id) - 1 FROM outbox o
                             WHERE (o.xid, o.id) > (outbox_subscriber.xid, outbox_subscriber.id)),
                           (SELECT MAX(o.id) FROM outbox o), 0)""");
            statement.executeUpdate("UPDATE outbox_subscriber SET xid = 0");
            statement.executeUpdate("UPDATE outbox SET xid = 0");
        }
    }
}
