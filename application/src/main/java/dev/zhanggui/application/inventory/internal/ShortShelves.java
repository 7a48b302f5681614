package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.InventoryEvent.PromiseMoved;
import dev.zhanggui.domain.inventory.InventoryEvent.PromiseUncovered;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.Shortage;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds another place for promises whose shelf turned out to hold less, and says who is short where there is none. */
public final class ShortShelves {
    private final Reservations reservations;
    private final StockLedgers ledgers;
    private final Stores stores;
    private final Journal journal;

    public ShortShelves(Storage storage) {
        this.reservations = storage.reservations();
        this.ledgers = storage.stockLedgers();
        this.stores = storage.stores();
        this.journal = storage.journal();
    }

    /** Solves every short shelf of the SKU, which the unit has locked. */
    Shortage solve(Sku sku, Actor actor, Instant now) {
        var moves = new ArrayList<Shortage.Move>();
        var uncovered = new ArrayList<Shortage.Uncovered>();
        for (var location : shortLocations(sku, now)) {
            var shortage = Shortage.at(location, reload(sku, now), promisesAt(sku, location));
            shortage.moves().forEach(move -> carryOut(move, actor, now));
            shortage.uncovered().forEach(open -> tell(open, actor, now));
            moves.addAll(shortage.moves());
            uncovered.addAll(shortage.uncovered());
        }
        return new Shortage(moves, uncovered);
    }

    private List<LocationId> shortLocations(Sku sku, Instant now) {
        return reload(sku, now).shelves().stream()
                .filter(shelf -> shelf.shortBy() > 0)
                .map(Shelf::location)
                .toList();
    }

    private StockLedger reload(Sku sku, Instant now) {
        return ledgers.lock(new TreeSet<>(List.of(sku)), now)
                .getOrDefault(sku, new StockLedger(sku, List.of(), List.of()));
    }

    /** Each promised line by itself, so that no promise is larger than one line may be. */
    private List<Shortage.Promise> promisesAt(Sku sku, LocationId location) {
        return reservations.promisedAt(sku, location).stream()
                .flatMap(reservation -> reservation.lines().stream()
                        .filter(line ->
                                line.sku().equals(sku) && line.location().equals(location))
                        .map(line -> promise(reservation, line.quantity())))
                .toList();
    }

    private Shortage.Promise promise(Reservation reservation, Quantity units) {
        var store = reservation.asked().store();
        var channel = stores.find(store)
                .map(found -> found.value().channel())
                .orElseGet(() -> new Channel(store, ServingList.ALL_WAREHOUSES));
        return new Shortage.Promise(reservation.id(), channel, reservation.state(), reservation.heldAt(), units);
    }

    private void carryOut(Shortage.Move move, Actor actor, Instant now) {
        var before = reservations.find(move.reservation()).orElseThrow();
        var after = before.moved(move.sku(), move.from(), move.to(), move.units());
        int units = move.units().units();
        reservations.save(after);
        ledgers.change(move.sku(), Shelf.Change.promise(move.from(), before.state(), -units));
        ledgers.change(move.sku(), Shelf.Change.promise(move.to(), before.state(), units));
        var event = new PromiseMoved(move.reservation(), move.sku(), move.from(), move.to(), move.units());
        write(actor, after, event, now);
    }

    private void tell(Shortage.Uncovered open, Actor actor, Instant now) {
        var reservation = reservations.find(open.reservation()).orElseThrow();
        write(
                actor,
                reservation,
                new PromiseUncovered(open.reservation(), open.sku(), open.location(), open.units()),
                now);
    }

    private void write(Actor actor, Reservation reservation, Record event, Instant now) {
        journal.write(
                Journal.Entry.of(now, actor, "reservation", reservation.id().code(), reservation.version(), event));
    }
}
