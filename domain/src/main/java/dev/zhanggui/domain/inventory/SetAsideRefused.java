package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;

/** Every reason for which nothing is set aside: an allocation policy or a campaign lock is refused. */
public sealed interface SetAsideRefused extends Refusal
        permits NotAllowed,
                UnknownReference,
                UnknownSku,
                SetAsideRefused.LockTooLarge,
                SetAsideRefused.RatiosAboveOne,
                SetAsideRefused.ShareTwice,
                SetAsideRefused.SafetyTwice,
                SetAsideRefused.LockEnded,
                ChangedMeanwhile,
                SetAsideRefused.UnknownLock {

    /** A lock is cut out of what is free, or not at all. */
    record LockTooLarge(Sku sku, StoreId store, Quantity asked, long free, long shortfall) implements SetAsideRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Stores would show more than there is; {@code overshare} says that this is meant. */
    record RatiosAboveOne(Sku sku, BigDecimal sum) implements SetAsideRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A store has at most one fixed share and one ratio of a SKU. */
    record ShareTwice(StoreId store, AllocationPolicy.ShareKind share) implements SetAsideRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record SafetyTwice(LocationId location) implements SetAsideRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The window of the lock is over. */
    record LockEnded(LockId id, Instant to, Instant now) implements SetAsideRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownLock(Sku sku, LockId id) implements SetAsideRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
