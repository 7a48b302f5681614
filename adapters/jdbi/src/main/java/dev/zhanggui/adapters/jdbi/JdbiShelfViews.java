package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What lies where: a page of SKUs first, then the shelves of exactly those. */
final class JdbiShelfViews implements ShelfViews {
    /** Before a lock's id, as claims know it. */
    private static final String LOCK = "lock:";

    private final Links links;

    JdbiShelfViews(Links links) {
        this.links = links;
    }

    @Override
    public List<StoreRow> stores() {
        return links.withHandle(db -> db.createQuery("SELECT id, name, platform, currency, zone FROM store ORDER BY id")
                .map((rows, context) -> new StoreRow(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)))
                .list());
    }

    @Override
    public List<LocationRow> locations() {
        return links.withHandle(db -> db.createQuery("SELECT id, name, kind, province, city FROM location ORDER BY id")
                .map((rows, context) -> new LocationRow(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)))
                .list());
    }

    @Override
    public Page<StockRow> stock(String search, Optional<String> cursor, int limit) {
        Invariant.holds(limit > 0 && limit <= Page.LIMIT_MAX, "1 to %d rows: %d", Page.LIMIT_MAX, limit);
        var behind = cursor.map(text -> KeyCursor.read(text, 1).get(0)).orElse("");
        return links.withHandle(db -> {
            var found = skus(db, search, behind, limit + 1);
            boolean more = found.size() > limit;
            var shown = more ? found.subList(0, limit) : found;
            if (shown.isEmpty()) {
                return new Page<>(List.of(), Optional.empty());
            }
            var shelves = shelves(db, shown.stream().map(StockRow::sku).toList());
            var rows = shown.stream()
                    .map(row -> new StockRow(
                            row.sku(),
                            row.product(),
                            row.title(),
                            row.category(),
                            List.copyOf(shelves.getOrDefault(row.sku(), List.of()))))
                    .toList();
            return new Page<>(
                    rows, more ? Optional.of(KeyCursor.of(shown.get(limit - 1).sku())) : Optional.empty());
        });
    }

    private static List<StockRow> skus(Handle db, String search, String behind, int most) {
        var sought = search.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        var where = search.isEmpty()
                ? ""
                : " AND (lower(sku) LIKE :sought ESCAPE '!' OR lower(title) LIKE :sought ESCAPE '!')";
        return db.createQuery("SELECT sku, product, title, category FROM sku WHERE sku > :behind" + where
                        + " ORDER BY sku LIMIT :most")
                .bind("behind", behind)
                .bind("sought", "%" + sought + "%")
                .bind("most", most)
                .map((rows, context) -> new StockRow(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        Optional.ofNullable(rows.getString(4)),
                        List.of()))
                .list();
    }

    private static Map<String, List<ShelfRow>> shelves(Handle db, List<String> skus) {
        var shelves = new LinkedHashMap<String, List<ShelfRow>>();
        db.createQuery("""
                        SELECT sku, location, on_hand, held, committed, short FROM shelf
                         WHERE sku IN (<skus>) ORDER BY sku, location""")
                .bindList("skus", skus)
                .map((rows, context) -> Map.entry(rows.getString(1), shelf(rows)))
                .forEach(row -> shelves.computeIfAbsent(row.getKey(), sku -> new ArrayList<>())
                        .add(row.getValue()));
        return shelves;
    }

    private static ShelfRow shelf(ResultSet rows) throws SQLException {
        return new ShelfRow(rows.getString(2), rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getLong(6));
    }

    @Override
    public List<PromiseRow> promises(Sku sku) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT r.id, r.store, r.order_ref, r.state, p.location, SUM(p.units), r.held_at, r.expires_at
                          FROM promise p JOIN reservation r ON r.n = p.reservation
                         WHERE p.sku = :sku
                         GROUP BY r.id, r.store, r.order_ref, r.state, p.location, r.held_at, r.expires_at
                         ORDER BY r.id, p.location LIMIT :most""")
                .bind("sku", sku)
                .bind("most", PROMISES_MAX)
                .map((rows, context) -> new PromiseRow(
                        rows.getString(1),
                        rows.getString(2),
                        Optional.ofNullable(rows.getString(3)),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getLong(6),
                        Instant.ofEpochMilli(rows.getLong(7)),
                        Instant.ofEpochMilli(rows.getLong(8))))
                .list());
    }

    @Override
    public List<LockRow> locks(Instant now) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT sku, id, store, units, used, from_at, to_at, version FROM claim
                         WHERE kind = 'lock' AND to_at > :now ORDER BY from_at, sku, id""")
                .bind("now", now)
                .map((rows, context) -> new LockRow(
                        rows.getString(1),
                        rows.getString(2).substring(LOCK.length()),
                        rows.getString(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        Instant.ofEpochMilli(rows.getLong(6)),
                        Instant.ofEpochMilli(rows.getLong(7)),
                        rows.getLong(8)))
                .list());
    }
}
