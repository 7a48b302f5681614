package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Buyers and what is sealed of them, with bare statements: an import brings many at once. */
final class JdbiBuyers implements Buyers {
    private static final String BUYER = "b.buyer, b.wrapped, b.generation, b.erased_at, b.version";
    private static final String KEPT = "SELECT " + BUYER + """
            , s.store, s.order_no, s.generation AS sealed_generation, s.content, s.at
              FROM buyer_data s JOIN buyer b ON b.buyer = s.buyer""";
    private static final String ADD = """
            INSERT INTO buyer (wrapped, generation, erased_at, version, buyer) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (buyer) DO NOTHING""";
    private static final String CHANGE = """
            UPDATE buyer SET wrapped = ?, generation = ?, erased_at = ?, version = ?
             WHERE buyer = ? AND version = ?""";
    private static final String SEAL = """
            INSERT INTO buyer_data (store, order_no, buyer, generation, content, at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (store, order_no) DO UPDATE SET buyer = excluded.buyer, generation = excluded.generation,
                   content = excluded.content, at = excluded.at""";

    /** Parameters of one statement, well below what either engine takes. */
    private static final int AT_ONCE = 512;

    private final Links links;

    JdbiBuyers(Links links) {
        this.links = links;
    }

    @Override
    public Map<BuyerKey, Buyer> lock(SortedSet<BuyerKey> keys) {
        Invariant.holds(links.isInUnit(), "a lock lasts until the unit ends, and there is none");
        var found = new HashMap<BuyerKey, Buyer>();
        var locking = links.dialect == Dialect.POSTGRES ? " FOR NO KEY UPDATE" : "";
        links.use(link -> {
            for (var some : parts(keys.stream().map(BuyerKey::code).toList())) {
                var find = link.statement("SELECT " + BUYER + " FROM buyer b WHERE b.buyer IN (" + Marks.of(some)
                        + ") ORDER BY b.buyer" + locking);
                Marks.set(find, 1, some);
                try (var rows = find.executeQuery()) {
                    while (rows.next()) {
                        var buyer = buyer(rows);
                        found.put(buyer.key(), buyer);
                    }
                }
            }
        });
        return found;
    }

    private static List<List<String>> parts(List<String> all) {
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }

    @Override
    public void save(Collection<Buyer> buyers) {
        links.use(link -> {
            for (var buyer : sorted(buyers, Comparator.comparing(Buyer::key))) {
                boolean isNew = buyer.version() == 1;
                var write = link.statement(isNew ? ADD : CHANGE);
                write.setBytes(1, buyer.wrapped());
                write.setLong(2, buyer.generation());
                set(write, 3, buyer.erasedAt());
                write.setLong(4, buyer.version());
                write.setString(5, buyer.key().code());
                if (!isNew) {
                    write.setLong(6, buyer.version() - 1);
                }
                if (write.executeUpdate() != 1) {
                    throw new StaleWrite("buyer " + buyer.key());
                }
            }
        });
    }

    private static void set(PreparedStatement statement, int position, Optional<Instant> at) throws SQLException {
        if (at.isPresent()) {
            statement.setLong(position, at.get().toEpochMilli());
        } else {
            statement.setNull(position, Types.BIGINT);
        }
    }

    /** In key order, so that two units that write the same rows do not wait for each other. */
    private static <T> List<T> sorted(Collection<T> all, Comparator<T> order) {
        return all.stream().sorted(order).toList();
    }

    @Override
    public Map<OrderKey, Kept> with(Collection<OrderKey> orders) {
        var found = new HashMap<OrderKey, Kept>();
        links.use(link -> {
            for (var store : byStore(orders).entrySet()) {
                for (var some : parts(store.getValue())) {
                    var find = link.statement(KEPT + " WHERE s.store = ? AND s.order_no IN (" + Marks.of(some) + ")");
                    find.setString(1, store.getKey().code());
                    Marks.set(find, 2, some);
                    try (var rows = find.executeQuery()) {
                        while (rows.next()) {
                            var kept = kept(rows);
                            found.put(kept.sealed().order(), kept);
                        }
                    }
                }
            }
        });
        return found;
    }

    @Override
    public Optional<Kept> newest(BuyerKey buyer) {
        return links.with(link -> {
            var find = link.statement(
                    KEPT + " WHERE s.buyer = ? ORDER BY s.at DESC, s.store DESC, s.order_no DESC LIMIT 1");
            find.setString(1, buyer.code());
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(kept(rows)) : Optional.<Kept>empty();
            }
        });
    }

    @Override
    public void seal(Collection<Sealed> sealed) {
        var order = Comparator.<Sealed, StoreId>comparing(one -> one.order().store())
                .thenComparing(one -> one.order().no());
        links.use(link -> {
            for (var one : sorted(sealed, order)) {
                var write = link.statement(SEAL);
                write.setString(1, one.order().store().code());
                write.setString(2, one.order().no().code());
                write.setString(3, one.buyer().code());
                write.setLong(4, one.generation());
                write.setBytes(5, one.content());
                write.setLong(6, one.at().toEpochMilli());
                write.executeUpdate();
            }
        });
    }

    @Override
    public void drop(Collection<OrderKey> orders) {
        links.use(link -> {
            for (var store : byStore(orders).entrySet()) {
                for (var some : parts(store.getValue())) {
                    var drop = link.statement(
                            "DELETE FROM buyer_data WHERE store = ? AND order_no IN (" + Marks.of(some) + ")");
                    drop.setString(1, store.getKey().code());
                    Marks.set(drop, 2, some);
                    drop.executeUpdate();
                }
            }
        });
    }

    private static Map<StoreId, List<String>> byStore(Collection<OrderKey> orders) {
        var byStore = new TreeMap<StoreId, List<String>>();
        for (var order : orders) {
            byStore.computeIfAbsent(order.store(), store -> new ArrayList<>())
                    .add(order.no().code());
        }
        byStore.values().forEach(Collections::sort);
        return byStore;
    }

    private static Buyer buyer(ResultSet rows) throws SQLException {
        return new Buyer(
                new BuyerKey(rows.getString("buyer")),
                rows.getBytes("wrapped"),
                rows.getLong("generation"),
                Columns.instant(rows, "erased_at"),
                rows.getLong("version"));
    }

    private static Kept kept(ResultSet rows) throws SQLException {
        var buyer = buyer(rows);
        var order = new OrderKey(new StoreId(rows.getString("store")), new OrderNo(rows.getString("order_no")));
        var sealed = new Sealed(
                order,
                buyer.key(),
                rows.getLong("sealed_generation"),
                rows.getBytes("content"),
                Instant.ofEpochMilli(rows.getLong("at")));
        return new Kept(sealed, buyer);
    }
}
