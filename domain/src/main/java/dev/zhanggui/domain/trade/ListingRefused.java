package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;

/** Every reason for which a listing is not written down as asked. */
public sealed interface ListingRefused extends Refusal
        permits NotAllowed,
                UnknownReference,
                ChangedMeanwhile,
                ListingRefused.MadeOfNothing,
                ListingRefused.EndsBeforeItBegins,
                ListingRefused.UnknownListing,
                ListingRefused.ChecksOpen,
                ListingRefused.ListingCheckTwice,
                ListingRefused.UnknownListingCheck,
                ListingRefused.PageTooLarge,
                ListingRefused.UnknownListingEdit,
                ListingRefused.ListingEditUndone {

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

    /** It is not listed while these checks, which its store requires, are open. */
    record ChecksOpen(ListingKey listing, List<String> open) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A check list names each check once. */
    record ListingCheckTwice(String check) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownListingCheck(StoreId store, String check) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** With the change its {@code what} would have more than {@code most} characters, or tags. */
    record PageTooLarge(ListingKey listing, String what, int most) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownListingEdit(String edit) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** An edit is taken back once. */
    record ListingEditUndone(String edit) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record UnknownListing(StoreId store, String item) implements ListingRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
