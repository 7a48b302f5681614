package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.trade.views.OrderCursor;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Passage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists of orders. The index leads by store and state, so a list over several of them is read as so many short lists
 * and put together; one of problems, of which there are few, is sorted.
 */
final class JdbiOrderViews implements OrderViews {
    private static final String COLUMNS = """
            SELECT store, order_no, state, placed_at, paid_at, currency, total, province, city, problem, problem_json,
                   ship_by, history, version FROM order_head""";
    private static final String TAB = COLUMNS + " WHERE store = ? AND state = ? AND placed_at >= ? AND placed_at < ?";
    private static final String PROBLEMS =
            COLUMNS + " WHERE problem IS NOT NULL AND store = ? AND state = ? AND placed_at >= ? AND placed_at < ?";
    private static final Comparator<OrderRow> UPWARDS = Comparator.comparing(OrderRow::placedAt)
            .thenComparing(OrderRow::store, CallerId::compare)
            .thenComparing(OrderRow::orderNo, CallerId::compare);
    /** Later than any order that can be told, and still a number that both engines compare. */
    private static final long END_OF_TIME = Long.MAX_VALUE / 2;

    private final Links links;

    JdbiOrderViews(Links links) {
        this.links = links;
    }

    @Override
    public Page<OrderRow> orders(OrderFilter filter, Optional<String> cursor, int limit) {
        OrderViews.checkLimit(limit);
        var after = cursor.map(OrderCursor::read);
        var order = filter.newestFirst() ? UPWARDS.reversed() : UPWARDS;
        var rows = links.with(link -> {
            var found = new ArrayList<OrderRow>();
            for (var store : stores(link, filter)) {
                for (var state : filter.states().isEmpty() ? List.of(OrderState.values()) : filter.states()) {
                    read(link, filter, store, state, after, limit + 1, found);
                }
            }
            return found.stream().sorted(order).limit(limit + 1L).toList();
        });
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var last = rows.get(limit - 1);
        var key = new OrderKey(new StoreId(last.store()), new OrderNo(last.orderNo()));
        return new Page<>(rows.subList(0, limit), Optional.of(new OrderCursor(last.placedAt(), key).text()));
    }

    private static List<String> stores(Link link, OrderFilter filter) throws SQLException {
        if (!filter.stores().isEmpty()) {
            return filter.stores().stream().map(StoreId::code).toList();
        }
        return allStores(link);
    }

    private static List<String> allStores(Link link) throws SQLException {
        var stores = new ArrayList<String>();
        try (var rows = link.statement("SELECT id FROM store").executeQuery()) {
            while (rows.next()) {
                stores.add(rows.getString(1));
            }
        }
        return stores;
    }

    private static void read(
            Link link,
            OrderFilter filter,
            String store,
            OrderState state,
            Optional<OrderCursor> after,
            int most,
            List<OrderRow> found)
            throws SQLException {
        boolean problems = filter.withProblem() || filter.problem().isPresent();
        var sql = (problems ? PROBLEMS : TAB)
                + (filter.problem().isPresent() ? " AND problem = ?" : "")
                + (after.isEmpty()
                        ? ""
                        : filter.newestFirst()
                                ? " AND (placed_at, order_no) < (?, ?)"
                                : " AND (placed_at, order_no) > (?, ?)")
                + (filter.newestFirst()
                        ? " ORDER BY placed_at DESC, order_no DESC LIMIT ?"
                        : " ORDER BY placed_at, order_no LIMIT ?");
        var query = link.statement(sql);
        query.setString(1, store);
        query.setString(2, Facts.camel(state.name()));
        query.setLong(3, filter.from().map(Instant::toEpochMilli).orElse(-END_OF_TIME));
        query.setLong(4, filter.to().map(Instant::toEpochMilli).orElse(END_OF_TIME));
        int next = 5;
        if (filter.problem().isPresent()) {
            query.setString(next++, Facts.camel(filter.problem().get().name()));
        }
        if (after.isPresent()) {
            next = setPlace(query, next, after.get(), store, filter.newestFirst());
        }
        query.setInt(next, most);
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
    }

    /**
     * Where the list of one store goes on: of orders placed at the same moment those of stores on this side of the
     * cursor's have been shown, and those on the other side not.
     */
    private static int setPlace(PreparedStatement query, int first, OrderCursor after, String store, boolean newest)
            throws SQLException {
        int side = CallerId.compare(store, after.key().store().code());
        long placed = after.placed().toEpochMilli();
        boolean shown = newest ? side > 0 : side < 0;
        if (side == 0) {
            query.setLong(first, placed);
            query.setString(first + 1, after.key().no().code());
        } else if (newest) {
            query.setLong(first, shown ? placed : placed + 1);
            query.setString(first + 1, "");
        } else {
            query.setLong(first, shown ? placed + 1 : placed);
            query.setString(first + 1, "");
        }
        return first + 2;
    }

    private static OrderRow row(ResultSet rows) throws SQLException {
        var currency = rows.getString(6);
        long total = rows.getLong(7);
        var problem = Optional.ofNullable(rows.getString(10));
        var details = rows.getString(11);
        return new OrderRow(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                Instant.ofEpochMilli(rows.getLong(4)),
                Columns.instant(rows, "paid_at"),
                currency == null ? Optional.empty() : Optional.of(new Money(total, Currency.getInstance(currency))),
                rows.getString(8),
                rows.getString(9),
                problem,
                details == null
                        ? Optional.empty()
                        : Optional.of(String.valueOf(Json.facts(details).get("owner"))),
                Columns.instant(rows, "ship_by"),
                rows.getLong(13) == 1,
                rows.getLong(14));
    }

    @Override
    public List<OrderRow> numbered(Set<StoreId> stores, Set<OrderNo> numbers) {
        Invariant.holds(numbers.size() <= NUMBERS_MAX, "at most %d numbers: %d", NUMBERS_MAX, numbers.size());
        return links.with(link -> {
            var within = stores.isEmpty()
                    ? allStores(link)
                    : stores.stream().map(StoreId::code).toList();
            var sought = numbers.stream().map(OrderNo::code).toList();
            var found = new ArrayList<OrderRow>();
            if (within.isEmpty() || sought.isEmpty()) {
                return found;
            }
            for (var store : within) {
                var query = link.statement(COLUMNS + " WHERE store = ? AND order_no IN (" + Marks.of(sought) + ")");
                query.setString(1, store);
                Marks.set(query, 2, sought);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(row(rows));
                    }
                }
            }
            found.sort(Comparator.comparing(OrderRow::orderNo, CallerId::compare)
                    .thenComparing(OrderRow::store, CallerId::compare));
            return found;
        });
    }

    @Override
    public Counts counts(Set<StoreId> stores) {
        var codes = stores.stream().map(StoreId::code).toList();
        var where = stores.isEmpty() ? "" : " WHERE store IN (" + Marks.of(codes) + ")";
        return links.with(link -> {
            var byState = new EnumMap<OrderState, Long>(OrderState.class);
            var count = link.statement("SELECT state, COUNT(*) FROM order_head" + where + " GROUP BY state");
            setAll(count, codes);
            try (var rows = count.executeQuery()) {
                while (rows.next()) {
                    byState.put(PlainValues.constant(OrderState.class, rows.getString(1)), rows.getLong(2));
                }
            }
            var problems = link.statement("SELECT COUNT(*) FROM order_head"
                    + (where.isEmpty() ? " WHERE" : where + " AND") + " problem IS NOT NULL");
            setAll(problems, codes);
            try (var rows = problems.executeQuery()) {
                return new Counts(byState, rows.next() ? rows.getLong(1) : 0);
            }
        });
    }

    private static void setAll(PreparedStatement statement, List<String> codes) throws SQLException {
        if (!codes.isEmpty()) {
            Marks.set(statement, 1, codes);
        }
    }

    @Override
    public List<Passage> passages(OrderKey key) {
        return links.with(link -> {
            var find = link.statement("""
                    SELECT version, step, from_state, to_state, at, actor, cause FROM order_passage
                     WHERE n = ? ORDER BY version""");
            find.setLong(1, JdbiOrders.number(link, key));
            var passages = new ArrayList<Passage>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    passages.add(new Passage(
                            key,
                            rows.getLong(1),
                            rows.getString(2),
                            PlainValues.constant(OrderState.class, rows.getString(3)),
                            PlainValues.constant(OrderState.class, rows.getString(4)),
                            Instant.ofEpochMilli(rows.getLong(5)),
                            rows.getString(6),
                            rows.getString(7)));
                }
            }
            return passages;
        });
    }
}
