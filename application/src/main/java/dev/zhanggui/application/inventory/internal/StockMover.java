package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.MovingStock;
import dev.zhanggui.application.inventory.spi.Arrivals;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.InventoryEvent.StockMoved;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Movement.Kind;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.inventory.UnknownReference;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Books what happens on the shelves, and solves what it does to promises, in one transaction. */
public final class StockMover implements MovingStock {
    private final Transactions transactions;
    private final Locations locations;
    private final StockLedgers ledgers;
    private final Journal journal;
    private final InstantSource clock;
    private final Gate gate;
    private final Expiry expiry;
    private final ShortShelves shortShelves;
    private final Arrivals arrivals;

    public StockMover(Storage storage, InstantSource clock, Gate gate, Expiry expiry, ShortShelves shortShelves) {
        this.transactions = storage.transactions();
        this.locations = storage.locations();
        this.ledgers = storage.stockLedgers();
        this.journal = storage.journal();
        this.clock = clock;
        this.gate = gate;
        this.expiry = expiry;
        this.shortShelves = shortShelves;
        this.arrivals = storage.arrivals();
    }

    @Override
    public Decision<Booked, StockRefused> receive(Book command) {
        return book(command, Kind.RECEIPT, ledger -> ledger.receive(command.location(), command.quantity()));
    }

    @Override
    public Decision<Booked, StockRefused> takeBack(Book command) {
        return book(command, Kind.RETURN, ledger -> ledger.receive(command.location(), command.quantity()));
    }

    @Override
    public Decision<Booked, StockRefused> writeOff(Book command) {
        return book(command, Kind.WRITE_OFF, ledger -> ledger.writeOff(command.location(), command.quantity()));
    }

    @Override
    public Decision<Booked, StockRefused> count(Book command) {
        return book(
                command,
                Kind.COUNT,
                ledger -> Decision.accepted(ledger.counted(command.location(), command.quantity())));
    }

    private Decision<Booked, StockRefused> book(Book command, Kind kind, Rule rule) {
        var places = List.of(new Place(command.location(), kind));
        return change(command.actor(), command.sku(), places, command.reference(), command.why(), rule);
    }

    @Override
    public Decision<Booked, StockRefused> transfer(Transfer command) {
        var places = List.of(new Place(command.from(), Kind.TRANSFER_OUT), new Place(command.to(), Kind.TRANSFER_IN));
        return change(
                command.actor(),
                command.sku(),
                places,
                command.reference(),
                command.why(),
                ledger -> ledger.transfer(command.from(), command.to(), command.quantity()));
    }

    private Decision<Booked, StockRefused> change(
            Actor actor, Sku sku, List<Place> places, String reference, String why, Rule rule) {
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = gate.bars(actor, Permission.STOCK);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var locked = ledgers.lock(new TreeSet<>(List.of(sku)), now).get(sku);
            if (locked == null) {
                return Decision.refused(new UnknownReference("sku", sku.code()));
            }
            var before = locked;
            for (var place : places) {
                var location = locations.find(place.location());
                if (location.isEmpty()) {
                    return Decision.refused(
                            new UnknownReference("location", place.location().code()));
                }
                boolean warehouse = location.get().value().kind() == Location.Kind.WAREHOUSE;
                before = before.openedAt(place.location(), warehouse);
            }
            var opened = before;
            return rule.decide(opened).map(after -> save(opened, after, places, new Mark(actor, reference, why, now)));
        });
    }

    private Booked save(StockLedger before, StockLedger after, List<Place> places, Mark mark) {
        var sku = before.sku();
        var movements = new ArrayList<Movement>();
        for (var place : places) {
            long was = onHand(before, place.location());
            long units = onHand(after, place.location()) - was;
            var movement = new Movement(sku, place.location(), place.kind(), units, mark.reference(), mark.now());
            ledgers.change(sku, Shelf.Change.onHand(place.location(), units));
            long n = ledgers.append(movement);
            var event = new StockMoved(sku, place.location(), place.kind(), units, mark.reference());
            journal.write(new Journal.Entry(
                    mark.now(), mark.actor(), "stock", sku.code(), n, Map.of("onHand", was), event, mark.why()));
            movements.add(movement);
            if (place.kind() == Kind.RECEIPT && !mark.reference().isBlank()) {
                arrivals.receive(sku, place.location(), mark.reference(), Quantity.of((int) units));
            }
        }
        if (after.shelves().stream().anyMatch(shelf -> shelf.shortBy() > 0)) {
            var unused = expiry.endDue(new TreeSet<>(List.of(sku)), mark.now());
        }
        var shortage = shortShelves.solve(sku, mark.actor(), mark.now());
        return new Booked(movements, shortage, shortBy(sku, places, mark.now()));
    }

    private long shortBy(Sku sku, List<Place> places, Instant now) {
        return ledgers.read(sku, now).stream()
                .flatMap(ledger -> ledger.shelves().stream())
                .filter(shelf ->
                        places.stream().anyMatch(place -> place.location().equals(shelf.location())))
                .mapToLong(Shelf::shortBy)
                .sum();
    }

    private static long onHand(StockLedger ledger, LocationId location) {
        return ledger.shelf(location).map(Shelf::onHand).orElse(0L);
    }

    /** What the domain makes of the ledger. */
    private interface Rule {
        Decision<StockLedger, StockRefused> decide(StockLedger ledger);
    }

    private record Place(LocationId location, Kind kind) {}

    private record Mark(Actor actor, String reference, String why, Instant now) {}
}
