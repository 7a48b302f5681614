package dev.zhanggui.application.trade.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
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
}
