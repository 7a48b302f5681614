package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.RefusedLine;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.shared.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Promising stock to orders. Nothing is ever promised beyond what is available, under any concurrency, crash or
 * retry; a refusal says what was asked, what there is, and where there is more.
 */
public interface ReservingStock {

    /**
     * Holds stock under the caller's id. The same id with the same content changes nothing and answers the reservation
     * as it is now; with other content it is refused. A refused id may be tried again.
     */
    Decision<Held, ReservationRefused> reserve(Reserve command);

    /**
     * The same without waiting for the disk: for callers who have other things to do meanwhile. What follows the
     * answer must hand over to a thread of the caller's at once.
     */
    CompletableFuture<Decision<Held, ReservationRefused>> beginReserve(Reserve command);

    /** Many at once, each for itself; one supplier for each, in order, that answers or throws its trouble. */
    List<Supplier<Decision<Held, ReservationRefused>>> reserveEach(List<Reserve> commands);

    /** The order is paid: what was held no longer expires. */
    Decision<Reservation, ReservationRefused> commit(Resolve command);

    /** The order is dropped, or a paid one cancelled: the stock is free again. */
    Decision<Reservation, ReservationRefused> release(Resolve command);

    /** The parcel is handed to the carrier: the units leave the shelf. */
    Decision<Reservation, ReservationRefused> ship(Resolve command);

    /** As it is now; a hold whose time is up is expired, swept or not. */
    Optional<Reservation> reservation(ReservationId id);

    /** @param expiresAt empty: in {@link Reservation#HOLD_DEFAULT} */
    record Reserve(Actor actor, ReservationId id, Asked asked, Optional<Instant> expiresAt) {

        /** For the usual time. */
        public static Reserve of(Actor actor, ReservationId id, Asked asked) {
            return new Reserve(actor, id, asked, Optional.empty());
        }
    }

    record Resolve(Actor actor, ReservationId id) {}

    /**
     * @param repeated whether the reservation was there before
     * @param refused in best effort: what could not be held
     */
    record Held(Reservation reservation, boolean repeated, List<RefusedLine> refused) {}
}
