package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.ListingCheck;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import dev.zhanggui.domain.trade.ListingRefused;
import java.util.List;
import java.util.Optional;

/** What is seen to before a product is listed. While a required check is open, listing it is refused. */
public interface CheckingListings {

    /** Sets the list of a store, a new version by nature; the one that stands, sent again, changes nothing. */
    Decision<Versioned<ListingCheckList>, ListingRefused> put(PutCheckList command);

    /** Empty where the store has set none. */
    Optional<Versioned<ListingCheckList>> checkList(StoreId store);

    /** Ticks a check off, or opens it again. */
    Decision<ListingMark, ListingRefused> mark(MarkCheck command);

    /** What was marked last of each check of a listing. */
    List<ListingMark> marks(ListingKey listing);

    record PutCheckList(Actor actor, StoreId store, List<ListingCheck> checks) {}

    record MarkCheck(Actor actor, ListingKey listing, String check, boolean done) {}
}
