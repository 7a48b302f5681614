package dev.zhanggui.application.trade.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of listings as screens show them. */
public interface ListingViews {

    /**
     * The newest versions of a store's listings, by item and variant.
     *
     * @param cursor of the page before; an unreadable one is an {@link OrderViews.BadCursor}
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    Page<Listing> listings(StoreId store, Optional<String> cursor, int limit);

    /** Every version of one listing, the newest first. */
    List<Listing> versions(ListingKey key);

    /** The same, each with who made it. */
    List<Made> changes(ListingKey key);

    /**
     * A version and who made it; of those that are older than this record, nobody knows.
     *
     * @param job the edit it belongs to; empty: it was made alone
     */
    record Made(Listing listing, Optional<Instant> at, String by, String why, String job) {}
}
