package dev.zhanggui.application.trade.spi;

import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Listings as they are kept, every version of them. */
public interface Listings {

    /** The newest version. */
    Optional<Listing> find(ListingKey key);

    /**
     * Adds a version, one above the newest, with who made it.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where that version is there
     */
    void add(Listing listing, Stamp stamp);

    /** The versions that were made under an edit, by store, item and variant. */
    List<Listing> ofJob(String job);

    /**
     * Who made a version, and when.
     *
     * @param why may be empty
     * @param job the edit it belongs to; empty: it was made alone
     */
    record Stamp(Instant at, String by, String why, String job) {}

    /** Every version whose item, variant or merchant code is one of these. */
    List<Listing> named(StoreId store, Collection<String> codes);
}
