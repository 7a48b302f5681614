package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;

/** Every reason for which a movement of stock is not booked. */
public sealed interface StockRefused extends Refusal
        permits NotAllowed,
                UnknownReference,
                UnknownSku,
                StockRefused.NotOnShelf,
                StockRefused.PromisedHere,
                StockRefused.SameLocation,
                StockRefused.ShelfTooFull {

    /** More is written off than the record says lies there: count the shelf first. */
    record NotOnShelf(Sku sku, LocationId location, long onHand, Quantity asked) implements StockRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What is promised to buyers here does not leave for another location. */
    record PromisedHere(Sku sku, LocationId location, Quantity asked, long unpromised) implements StockRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record SameLocation(LocationId location) implements StockRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A shelf holds at most {@code most} units of a SKU. */
    record ShelfTooFull(Sku sku, LocationId location, long onHand, Quantity asked, long most) implements StockRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
