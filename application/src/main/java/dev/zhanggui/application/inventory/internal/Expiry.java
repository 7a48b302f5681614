package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.InventoryEvent.HoldExpired;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Ends holds whose time is up and frees their stock. */
public final class Expiry {
    private static final int SWEEP_AT_ONCE = 200;

    private final Transactions transactions;
    private final Reservations reservations;
    private final StockLedgers ledgers;
    private final Journal journal;

    public Expiry(Storage storage) {
        this.transactions = storage.transactions();
        this.reservations = storage.reservations();
        this.ledgers = storage.stockLedgers();
        this.journal = storage.journal();
    }

    /** Ends everything that is due, each hold in a unit of its own. */
    public void sweep(Instant now) {
        var due = reservations.due(now, SWEEP_AT_ONCE);
        while (!due.isEmpty()) {
            var units = due.stream()
                    .<Supplier<Decision<Boolean, Refusal>>>map(id -> () -> Decision.accepted(endIfDue(id, now)))
                    .toList();
            boolean ended = transactions.runEach(units).stream()
                    .map(unit -> unit.get().orThrow())
                    .reduce(false, Boolean::logicalOr);
            due = ended && due.size() == SWEEP_AT_ONCE ? reservations.due(now, SWEEP_AT_ONCE) : List.of();
        }
    }

    /**
     * Ends the due holds of these SKUs, which the unit has locked, and answers whether there were any. Holds that name
     * further SKUs have those locked too; where that crosses another unit's way, the database lets one of them begin
     * anew.
     */
    boolean endDue(SortedSet<Sku> skus, Instant now) {
        var due = reservations.due(skus, now);
        if (due.isEmpty()) {
            return false;
        }
        var further = new TreeSet<Sku>();
        due.forEach(reservation -> further.addAll(reservation.skus()));
        if (further.removeAll(skus) && !further.isEmpty()) {
            var locked = ledgers.lock(further, now);
            Invariant.holds(locked.size() == further.size(), "a hold names SKUs that are gone: %s", further);
        }
        boolean ended = false;
        for (var seen : due) {
            var still = reservations.find(seen.id()).filter(reservation -> reservation.isDue(now));
            still.ifPresent(reservation -> end(reservation, now));
            ended |= still.isPresent();
        }
        return ended;
    }

    private boolean endIfDue(ReservationId id, Instant now) {
        var seen = reservations.find(id);
        if (seen.isEmpty()) {
            return false;
        }
        var locked = ledgers.lock(seen.get().skus(), now);
        var found = reservations.find(id).filter(reservation -> !locked.isEmpty() && reservation.isDue(now));
        found.ifPresent(reservation -> end(reservation, now));
        return found.isPresent();
    }

    private void end(Reservation reservation, Instant now) {
        reservations.save(reservation.expire(now));
        for (var line : reservation.lines()) {
            ledgers.change(
                    line.sku(),
                    Shelf.Change.promise(
                            line.location(),
                            reservation.state(),
                            -line.quantity().units()));
        }
        reservation.uses().forEach(use -> ledgers.draw(use, -1));
        journal.write(Journal.Entry.of(
                now,
                Actor.DESK,
                "reservation",
                reservation.id().code(),
                reservation.version() + 1,
                new HoldExpired(reservation.id())));
    }
}
