package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every reason for which a promise of stock is not made, kept or fulfilled. */
public sealed interface ReservationRefused extends Refusal
        permits NotAllowed,
                UnknownReference,
                ReservationRefused.NotEnoughStock,
                ReservationRefused.OtherContent,
                ReservationRefused.AlreadyResolved,
                ReservationRefused.NotCommitted,
                ReservationRefused.NothingOnShelf,
                ReservationRefused.HoldOutOfBounds,
                ReservationRefused.BelongsToOrder,
                ReservationRefused.UnknownReservation {

    /** What is asked is more than may be sold; only the SKUs that fail are named. */
    record NotEnoughStock(List<RefusedLine> refused) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The id stands for another reservation already. */
    record OtherContent(ReservationId id, ReservationState state) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The reservation ended before, in another way. */
    record AlreadyResolved(ReservationId id, ReservationState state, Instant at) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Only what is committed may be shipped. */
    record NotCommitted(ReservationId id, ReservationState state) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** It is promised, but does not lie there: a count found less than was promised. */
    record NothingOnShelf(ReservationId id, Sku sku, LocationId location, Quantity asked, long onHand)
            implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A hold ends after now and at most {@code longest} later. */
    record HoldOutOfBounds(Instant expiresAt, Instant now, Duration longest) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Ids that begin with {@code order:} are made, and resolved, by the orders of this desk alone. */
    record BelongsToOrder(ReservationId id) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record UnknownReservation(ReservationId id) implements ReservationRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
