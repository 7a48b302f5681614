package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingPatch;
import dev.zhanggui.domain.trade.ListingRefused;
import java.util.List;
import java.util.Optional;

/** Many listings changed at once, looked at before, and taken back as one. */
public interface EditingListings {
    int LISTINGS_MAX = 500;
    int ID_LENGTH_MAX = 64;

    /**
     * What the edit would do to each listing, or does. The same id again does nothing more and answers what came of it.
     * A listing that is refused stays as it is and hinders no other.
     *
     * @param dry only looked at
     */
    Decision<Edited, ListingRefused> edit(Edit command, boolean dry);

    /** Puts back every listing of the edit that nobody changed since; the others are named as refused. */
    Decision<Edited, ListingRefused> undo(Actor actor, StoreId store, String id);

    /**
     * @param id the caller's
     * @param why for the record, may be empty
     */
    record Edit(Actor actor, StoreId store, String id, List<Picked> listings, ListingPatch patch, String why) {}

    /** @param seen the version that the caller looked at; empty: whatever stands */
    record Picked(ListingKey key, Optional<Long> seen) {}

    /** @param rows in the order in which they were picked */
    record Edited(String id, List<Row> rows) {}

    /** @param after empty where it was refused */
    record Row(ListingKey key, Optional<Listing> before, Optional<Listing> after, Optional<ListingRefused> refused) {

        public boolean isChanged() {
            return after.isPresent() && !after.equals(before);
        }
    }
}
