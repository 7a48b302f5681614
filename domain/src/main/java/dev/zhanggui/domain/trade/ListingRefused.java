package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;

/** Every reason for which a listing is not written down as asked. */
public sealed interface ListingRefused extends Refusal
        permits NotAllowed,
                UnknownReference,
                ChangedMeanwhile,
                ListingRefused.MadeOfNothing,
                ListingRefused.EndsBeforeItBegins,
                ListingRefused.UnknownListing {

    /** A listing is made of at least one SKU, each named once. */
    record MadeOfNothing(ListingKey listing) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** From when it holds lies after until when. */
    record EndsBeforeItBegins(Instant from, Instant to) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownListing(StoreId store, String item) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
