package dev.zhanggui.application.inventory.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What lies where and to whom it is promised, as screens show it. */
public interface ShelfViews {
    int PROMISES_MAX = 500;

    /** All stores, by id. */
    List<StoreRow> stores();

    /** All locations, by id. */
    List<LocationRow> locations();

    /**
     * SKUs with what lies of each at every location, by SKU; one that lies nowhere is among them.
     *
     * @param search part of a SKU or of its title, Latin letters in either case; empty: all
     * @param cursor of the page before; an unreadable one is a {@link dev.zhanggui.application.KeyCursor.BadCursor}
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    Page<StockRow> stock(String search, Optional<String> cursor, int limit);

    /** To whom units of the SKU are promised now: the first {@link #PROMISES_MAX} by reservation and location. */
    List<PromiseRow> promises(Sku sku);

    /** Locks that were not taken away and whose window is not over at {@code now}, by when they begin, SKU and id. */
    List<LockRow> locks(Instant now);

    record StoreRow(String store, String name, String platform, String currency, String zone) {}

    /** @param kind {@code warehouse} or {@code shop} */
    record LocationRow(String location, String name, String kind, String province, String city) {}

    /** @param shelves by location; one where nothing ever lay is absent */
    record StockRow(String sku, String product, String title, Optional<String> category, List<ShelfRow> shelves) {}

    /** @param shortBy units promised here that do not lie here */
    record ShelfRow(String location, long onHand, long held, long committed, long shortBy) {}

    /** @param state {@code held} or {@code committed} */
    record PromiseRow(
            String reservation,
            String store,
            Optional<String> order,
            String state,
            String location,
            long units,
            Instant heldAt,
            Instant expiresAt) {}

    record LockRow(
            String sku, String id, String store, long units, long used, Instant from, Instant to, long version) {}
}
