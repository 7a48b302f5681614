package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.SupplyViews;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of what files brought, walked by key. */
final class JdbiSupplyViews implements SupplyViews {
    private static final List<String> START = List.of("", "", "");

    private final Links links;
    private final JdbiShownPages pages;

    JdbiSupplyViews(Links links, JdbiShownPages pages) {
        this.links = links;
        this.pages = pages;
    }

    private static List<String> behind(Optional<String> cursor, int parts, int limit) {
        Invariant.holds(limit > 0 && limit <= Page.LIMIT_MAX, "1 to %d rows: %d", Page.LIMIT_MAX, limit);
        return cursor.map(text -> KeyCursor.read(text, parts)).orElse(START);
    }

    /** @param more one row more than a page may show, where there is one */
    private static <T> Page<T> page(List<T> more, int limit, Function<T, String> cursor) {
        if (more.size() <= limit) {
            return new Page<>(List.copyOf(more), Optional.empty());
        }
        var shown = List.copyOf(more.subList(0, limit));
        return new Page<>(shown, Optional.of(cursor.apply(shown.get(limit - 1))));
    }

    @Override
    public Page<Lane> lanes(Optional<LocationId> location, Optional<String> cursor, int limit) {
        var behind = behind(cursor, 3, limit);
        var rows = links.withHandle(db -> db.createQuery("SELECT " + JdbiLanes.COLUMNS + " FROM lane"
                        + " WHERE (location, carrier, province) > (:location, :carrier, :province)"
                        + (location.isPresent() ? " AND location = :only" : "")
                        + " ORDER BY location, carrier, province LIMIT :most")
                .bind("location", behind.get(0))
                .bind("carrier", behind.get(1))
                .bind("province", behind.get(2))
                .bind("only", location.map(LocationId::code).orElse(""))
                .bind("most", limit + 1)
                .map((found, context) -> JdbiLanes.lane(found))
                .list());
        return page(rows, limit, lane -> KeyCursor.of(lane.location().code(), lane.carrier(), lane.province()));
    }

    @Override
    public Page<Arrival.Expected> arrivals(Optional<Sku> sku, Optional<String> cursor, int limit) {
        var behind = behind(cursor, 3, limit);
        var rows = links.withHandle(db -> db.createQuery("SELECT " + JdbiArrivals.COLUMNS + " FROM inbound"
                        + " WHERE (sku, location, reference) > (:sku, :location, :reference)"
                        + (sku.isPresent() ? " AND sku = :only" : "")
                        + " ORDER BY sku, location, reference LIMIT :most")
                .bind("sku", behind.get(0))
                .bind("location", behind.get(1))
                .bind("reference", behind.get(2))
                .bind("only", sku.map(Sku::code).orElse(""))
                .bind("most", limit + 1)
                .map((found, context) -> JdbiArrivals.expected(found))
                .list());
        return page(rows, limit, one -> {
            var arrival = one.arrival();
            return KeyCursor.of(arrival.sku().code(), arrival.location().code(), arrival.reference());
        });
    }

    @Override
    public Page<ShownStock> shown(StoreId store, Optional<String> cursor, int limit) {
        var behind = behind(cursor, 1, limit);
        var rows = pages.latest(store, behind.get(0), limit + 1);
        return page(rows, limit, shown -> KeyCursor.of(shown.sku().code()));
    }

    @Override
    public List<ParcelScan> scans(String trackingNo) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT tracking_no, at, status, place, text FROM parcel_scan
                         WHERE tracking_no = :no ORDER BY at, status, place, text""")
                .bind("no", trackingNo)
                .map((rows, context) -> new ParcelScan(
                        rows.getString("tracking_no"),
                        Instant.ofEpochMilli(rows.getLong("at")),
                        rows.getString("status"),
                        rows.getString("place"),
                        rows.getString("text")))
                .list());
    }
}
