package dev.zhanggui.application.trade.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import java.util.List;
import java.util.Optional;

/** What is seen to before products are listed, and what has been. */
public interface ListingChecks {

    /** The newest version. */
    Optional<Versioned<ListingCheckList>> find(StoreId store);

    /**
     * Adds a version, one above the newest.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where that version is there
     */
    void add(ListingCheckList list, long version);

    /** What was marked last of each check, by code. */
    List<ListingMark> marks(ListingKey listing);

    /** Keeps a mark in place of the one before. */
    void mark(ListingMark mark);
}
