package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.trade.spi.OrderJobs;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What imports brought and replaced. */
final class JdbiOrderJobs implements OrderJobs {
    private static final String CHUNK = """
            INSERT INTO order_job (job, chunks) VALUES (?, 1)
            ON CONFLICT (job) DO UPDATE SET chunks = order_job.chunks + 1 RETURNING chunks""";
    private static final String KEEP = """
            INSERT INTO order_replaced (job, store, order_no, version, before_json) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (job, store, order_no) DO UPDATE SET version = excluded.version""";
    private static final String BROUGHT = """
            SELECT store, order_no, version, job_version FROM order_head
             WHERE job = ? AND (store, order_no) > (?, ?) ORDER BY store, order_no LIMIT ?""";
    private static final String REPLACED = """
            SELECT before_json, version FROM order_replaced
             WHERE job = ? AND (store, order_no) > (?, ?) ORDER BY store, order_no LIMIT ?""";
    private static final String BROUGHT_WITHIN = """
            SELECT order_no FROM order_head
             WHERE store = ? AND order_no > ? AND placed_at BETWEEN ? AND ? AND job <> ''
             ORDER BY order_no LIMIT ?""";
    private static final String FORGET = "DELETE FROM order_replaced WHERE job = ? AND store = ? AND order_no = ?";

    private final Links links;

    JdbiOrderJobs(Links links) {
        this.links = links;
    }

    @Override
    public long nextChunk(String job) {
        return links.with(link -> {
            var chunk = link.statement(CHUNK);
            chunk.setString(1, job);
            try (var rows = chunk.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
    }

    @Override
    public void keep(String job, List<Replaced> replaced) {
        if (replaced.isEmpty()) {
            return;
        }
        links.use(link -> {
            var keep = link.statement(KEEP);
            for (var one : replaced) {
                var key = one.before().order().key();
                keep.setString(1, job);
                keep.setString(2, key.store().code());
                keep.setString(3, key.no().code());
                keep.setLong(4, one.version());
                keep.setString(5, OrderRows.text(one.before()));
                keep.addBatch();
            }
            var unused = keep.executeBatch();
        });
    }

    @Override
    public List<Brought> brought(String job, Optional<OrderKey> after, int most) {
        return links.with(link -> {
            var find = link.statement(BROUGHT);
            set(find, job, after, most);
            var brought = new ArrayList<Brought>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    brought.add(new Brought(JdbiOrders.key(rows), rows.getLong(3), rows.getLong(4)));
                }
            }
            return brought;
        });
    }

    @Override
    public List<Replaced> replaced(String job, Optional<OrderKey> after, int most) {
        return links.with(link -> {
            var find = link.statement(REPLACED);
            set(find, job, after, most);
            var replaced = new ArrayList<Replaced>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    replaced.add(new Replaced(OrderRows.kept(rows.getString(1)), rows.getLong(2)));
                }
            }
            return replaced;
        });
    }

    private static void set(PreparedStatement find, String job, Optional<OrderKey> after, int most)
            throws SQLException {
        find.setString(1, job);
        find.setString(2, after.map(key -> key.store().code()).orElse(""));
        find.setString(3, after.map(key -> key.no().code()).orElse(""));
        find.setInt(4, most);
    }

    @Override
    public List<OrderNo> broughtWithin(StoreId store, Instant from, Instant to, Optional<OrderNo> after, int most) {
        return links.with(link -> {
            var find = link.statement(BROUGHT_WITHIN);
            find.setString(1, store.code());
            find.setString(2, after.map(OrderNo::code).orElse(""));
            find.setLong(3, from.toEpochMilli());
            find.setLong(4, to.toEpochMilli());
            find.setInt(5, most);
            var numbers = new ArrayList<OrderNo>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    numbers.add(new OrderNo(rows.getString(1)));
                }
            }
            return List.copyOf(numbers);
        });
    }

    @Override
    public void forget(String job, List<OrderKey> keys) {
        links.use(link -> {
            var forget = link.statement(FORGET);
            for (var key : keys) {
                forget.setString(1, job);
                forget.setString(2, key.store().code());
                forget.setString(3, key.no().code());
                forget.executeUpdate();
            }
        });
    }
}
