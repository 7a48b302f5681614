package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.Orders;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.Passage;
import dev.zhanggui.domain.trade.SoldLine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders, each a row with rows for its lines. Bare statements in batches, since files bring them by the million. */
final class JdbiOrders implements Orders {
    private static final String STANDING =
            "SELECT order_no, mark, buyer, version FROM order_head" + " WHERE store = ? AND order_no IN (";
    private static final String FIND =
            "SELECT n, " + OrderRows.HEAD + " FROM order_head WHERE store = ? AND order_no = ?";
    private static final String LINES = "SELECT " + OrderRows.LINE + " FROM order_line WHERE n = ? ORDER BY line";
    private static final String ADD = "INSERT INTO order_head (n, " + OrderRows.HEAD + ") VALUES (?, "
            + marks(OrderRows.HEAD_COLUMNS) + ") ON CONFLICT (store, order_no) DO NOTHING";
    private static final String ADD_LINE =
            "INSERT INTO order_line (n, " + OrderRows.LINE + ") VALUES (?, " + marks(OrderRows.LINE_COLUMNS) + ")";
    private static final String SAVE = "UPDATE order_head SET (" + OrderRows.HEAD + ") = ("
            + marks(OrderRows.HEAD_COLUMNS) + ") WHERE n = ? AND version = ?";
    private static final String NUMBER = "SELECT n FROM order_head WHERE store = ? AND order_no = ?";
    private static final String REMOVE = "DELETE FROM order_head WHERE n = ? AND version = ?";
    private static final String REMOVE_LINES = "DELETE FROM order_line WHERE n = ?";
    private static final String REMOVE_PASSAGES = "DELETE FROM order_passage WHERE n = ?";
    private static final String NOTE = """
            INSERT INTO order_passage (n, version, step, from_state, to_state, at, actor, cause)
            SELECT n, ?, ?, ?, ?, ?, ?, ? FROM order_head WHERE store = ? AND order_no = ?""";
    private static final String WAITING = """
            SELECT store, order_no, placed_at FROM order_head
             WHERE problem = ? AND (placed_at, store, order_no) > (?, ?, ?)""";
    private static final String IN_ORDER = " ORDER BY placed_at, store, order_no LIMIT ?";

    private final Links links;

    JdbiOrders(Links links) {
        this.links = links;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    @Override
    public Map<OrderKey, Standing> standing(Collection<OrderKey> keys) {
        var byStore = new LinkedHashMap<StoreId, List<String>>();
        keys.forEach(key -> byStore.computeIfAbsent(key.store(), store -> new ArrayList<>())
                .add(key.no().code()));
        return links.with(link -> {
            var standing = new HashMap<OrderKey, Standing>();
            for (var store : byStore.entrySet()) {
                var find = link.statement(STANDING + Marks.of(store.getValue()) + ")");
                find.setString(1, store.getKey().code());
                Marks.set(find, 2, store.getValue());
                try (var rows = find.executeQuery()) {
                    while (rows.next()) {
                        var key = new OrderKey(store.getKey(), new OrderNo(rows.getString(1)));
                        var buyer = Optional.ofNullable(rows.getString(3)).map(BuyerKey::new);
                        standing.put(key, new Standing(key, rows.getString(2), buyer, rows.getLong(4)));
                    }
                }
            }
            return standing;
        });
    }

    @Override
    public Optional<Kept> find(OrderKey key) {
        return links.with(link -> Optional.ofNullable(find(link, key)));
    }

    private static @Nullable Kept find(Link link, OrderKey key) throws SQLException {
        var find = link.statement(FIND);
        find.setString(1, key.store().code());
        find.setString(2, key.no().code());
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            return OrderRows.kept(OrderRows.of(rows, 1), lines(link, rows.getLong(1)));
        }
    }

    private static List<OrderRows.Cells> lines(Link link, long n) throws SQLException {
        var find = link.statement(LINES);
        find.setLong(1, n);
        var lines = new ArrayList<OrderRows.Cells>();
        try (var rows = find.executeQuery()) {
            while (rows.next()) {
                lines.add(OrderRows.copied(rows, OrderRows.LINE_COLUMNS));
            }
        }
        return lines;
    }

    @Override
    public void add(List<Kept> orders) {
        if (orders.isEmpty()) {
            return;
        }
        int there = links.with(link -> {
            var numbers = numbers(link, orders.size());
            var add = link.statement(ADD);
            for (int i = 0; i < orders.size(); i++) {
                add.setLong(1, numbers.get(i));
                OrderRows.set(add, 2, OrderRows.head(orders.get(i)));
                add.addBatch();
            }
            int rows = 0;
            for (int one : add.executeBatch()) {
                rows += one;
            }
            if (rows == orders.size()) {
                addLines(link, numbers, orders);
            }
            return orders.size() - rows;
        });
        if (there != 0) {
            throw new StaleWrite(there + " of " + orders.size() + " orders are there already");
        }
    }

    private List<Long> numbers(Link link, int count) throws SQLException {
        var next = link.statement(links.dialect.nextOrders());
        next.setInt(1, count);
        var numbers = new ArrayList<Long>(count);
        try (var rows = next.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private static void addLines(Link link, List<Long> numbers, List<Kept> orders) throws SQLException {
        var add = link.statement(ADD_LINE);
        boolean any = false;
        for (int i = 0; i < orders.size(); i++) {
            var lines = orders.get(i).order().content().lines();
            batch(add, numbers.get(i), lines);
            any |= !lines.isEmpty();
        }
        if (any) {
            var unused = add.executeBatch();
        }
    }

    private static void batch(PreparedStatement add, long n, List<SoldLine> lines) throws SQLException {
        for (var line : lines) {
            add.setLong(1, n);
            OrderRows.set(add, 2, OrderRows.line(line));
            add.addBatch();
        }
    }

    @Override
    public void save(Kept after) {
        var order = after.order();
        boolean saved = links.with(link -> {
            var before = find(link, order.key());
            if (before == null) {
                return false;
            }
            long n = number(link, order.key());
            var save = link.statement(SAVE);
            OrderRows.set(save, 1, OrderRows.head(after));
            save.setLong(OrderRows.HEAD_COLUMNS + 1, n);
            save.setLong(OrderRows.HEAD_COLUMNS + 2, order.version() - 1);
            if (save.executeUpdate() != 1) {
                return false;
            }
            saveLines(link, n, before.order().content(), order.content());
            return true;
        });
        if (!saved) {
            throw new StaleWrite("order " + order.key() + " does not stand before " + order.version());
        }
    }

    private static void saveLines(Link link, long n, OrderContent before, OrderContent after) throws SQLException {
        if (!before.lines().equals(after.lines())) {
            delete(link, REMOVE_LINES, n);
            if (!after.lines().isEmpty()) {
                var add = link.statement(ADD_LINE);
                batch(add, n, after.lines());
                var unused = add.executeBatch();
            }
        }
    }

    private static void delete(Link link, String sql, long n) throws SQLException {
        var delete = link.statement(sql);
        delete.setLong(1, n);
        delete.executeUpdate();
    }

    /** The number under which an order stands; 0 where it does not. */
    static long number(Link link, OrderKey key) throws SQLException {
        var find = link.statement(NUMBER);
        find.setString(1, key.store().code());
        find.setString(2, key.no().code());
        try (var rows = find.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void remove(OrderKey key, long version) {
        boolean removed = links.with(link -> {
            long n = number(link, key);
            delete(link, REMOVE_LINES, n);
            delete(link, REMOVE_PASSAGES, n);
            var remove = link.statement(REMOVE);
            remove.setLong(1, n);
            remove.setLong(2, version);
            return remove.executeUpdate() == 1;
        });
        if (!removed) {
            throw new StaleWrite("order " + key + " does not stand at " + version);
        }
    }

    @Override
    public List<Waiting> waiting(
            Optional<StoreId> store, OrderProblem.Kind problem, Optional<Waiting> after, int most) {
        var sql = WAITING + (store.isPresent() ? " AND store = ?" : "") + IN_ORDER;
        return links.with(link -> {
            var find = link.statement(sql);
            find.setString(1, Facts.camel(problem.name()));
            find.setLong(2, after.map(one -> one.placed().toEpochMilli()).orElse(Long.MIN_VALUE));
            find.setString(3, after.map(one -> one.key().store().code()).orElse(""));
            find.setString(4, after.map(one -> one.key().no().code()).orElse(""));
            int next = 5;
            if (store.isPresent()) {
                find.setString(next++, store.get().code());
            }
            find.setInt(next, most);
            var waiting = new ArrayList<Waiting>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Waiting(key(rows), Instant.ofEpochMilli(rows.getLong(3))));
                }
            }
            return waiting;
        });
    }

    /** Of the first two columns. */
    static OrderKey key(ResultSet rows) throws SQLException {
        return new OrderKey(new StoreId(rows.getString(1)), new OrderNo(rows.getString(2)));
    }

    @Override
    public void note(List<Passage> passages) {
        if (passages.isEmpty()) {
            return;
        }
        links.use(link -> {
            var note = link.statement(NOTE);
            for (var passage : passages) {
                note.setLong(1, passage.version());
                note.setString(2, passage.step());
                note.setString(3, Facts.camel(passage.from().name()));
                note.setString(4, Facts.camel(passage.to().name()));
                note.setLong(5, passage.at().toEpochMilli());
                note.setString(6, passage.actor());
                note.setString(7, passage.cause());
                note.setString(8, passage.order().store().code());
                note.setString(9, passage.order().no().code());
                note.addBatch();
            }
            var unused = note.executeBatch();
        });
    }
}
