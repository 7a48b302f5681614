package dev.zhanggui.bootstrap.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * The yardstick of reservations: the same rows (reservation, line, stock, audit, outbox), one reservation for each
 * commit, by bare JDBC with kept statements and no rule, no repeat, no lock of ours.
 */
final class BareRows implements Load.Work, AutoCloseable {
    private static final AtomicLong CALLERS = new AtomicLong();
    private static final long DUE = 4_102_444_800_000L;
    private static final List<String> PRAGMAS =
            List.of("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON");

    private final Connection connection;
    private final PreparedStatement stock;
    private final PreparedStatement reservation;
    private final PreparedStatement line;
    private final PreparedStatement audit;
    private final PreparedStatement outbox;
    private final String prefix = "y" + CALLERS.incrementAndGet() + "-";
    private final LongFunction<String> sku;
    private final byte[] hash = new byte[32];
    private long n;

    /** @param sku names the SKU of the nth reservation */
    BareRows(String url, LongFunction<String> sku) {
        this.sku = sku;
        try {
            connection = DriverManager.getConnection(url);
            if (url.startsWith("jdbc:sqlite:")) {
                try (var statement = connection.createStatement()) {
                    for (var pragma : PRAGMAS) {
                        statement.execute("PRAGMA " + pragma);
                    }
                }
            }
            connection.setAutoCommit(false);
            stock = connection.prepareStatement("UPDATE shelf SET held = held + 1"
                    + " WHERE sku = ? AND location = ? AND on_hand - held - committed >= 1");
            reservation = connection.prepareStatement("INSERT INTO reservation"
                    + " (id, store, mode, asked, lines, state, held_at, expires_at, version)"
                    + " VALUES (?, ?, 'all', ?, ?, 'held', ?, ?, 1)");
            line = connection.prepareStatement(
                    "INSERT INTO promise (sku, location, reservation, line, units)" + " VALUES (?, ?, "
                            + (url.startsWith("jdbc:sqlite:") ? "last_insert_rowid()" : "lastval()") + ", 1, 1)");
            audit = connection.prepareStatement(
                    "INSERT INTO audit (at, actor, via, action, kind, subject, version,"
                            + " before_json, after_json, why, hash) VALUES (?, 'bench', 'library', 'stockHeld', 'reservation', ?, 1, '{}', ?, '', ?)");
            outbox = connection.prepareStatement("INSERT INTO outbox (name, kind, subject, version, at, body)"
                    + " VALUES ('stockHeld', 'reservation', ?, 1, ?, ?)");
        } catch (SQLException e) {
            throw new IllegalStateException("the yardstick does not start", e);
        }
    }

    @Override
    public void once() throws SQLException {
        var id = prefix + ++n;
        var code = sku.apply(n);
        long now = System.currentTimeMillis();
        var body = "{\"reservation\":\"" + id + "\",\"store\":\"s1\",\"lines\":[{\"sku\":\"" + code
                + "\",\"quantity\":1,\"location\":\"w1\"}],\"expiresAt\":\"2026-11-22T12:34:56.789Z\"}";
        run(stock, code, "w1");
        run(reservation, id, "s1", "[[\"" + code + "\",1]]", "[[\"" + code + "\",1,\"w1\"]]", now, DUE);
        run(line, code, "w1");
        run(audit, now, id, body, hash);
        run(outbox, id, now, body);
        connection.commit();
    }

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        if (statement.executeUpdate() != 1) {
            throw new SQLException("no row was written");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
