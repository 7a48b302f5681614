package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.InventoryEvent.HoldCommitted;
import dev.zhanggui.domain.inventory.InventoryEvent.StockHeld;
import dev.zhanggui.domain.inventory.InventoryEvent.StockReleased;
import dev.zhanggui.domain.inventory.InventoryEvent.StockShipped;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Placement;
import dev.zhanggui.domain.inventory.RefusedLine;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.ReservationRefused.BelongsToOrder;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.inventory.ReservationRefused.NothingOnShelf;
import dev.zhanggui.domain.inventory.ReservationRefused.OtherContent;
import dev.zhanggui.domain.inventory.ReservationRefused.UnknownReservation;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.UnknownReference;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Promises stock: finds the shelves, lets the domain decide, writes what became of it. */
public final class Reserver implements ReservingStock {
    private final Transactions transactions;
    private final Stores stores;
    private final Locations locations;
    private final StockLedgers ledgers;
    private final Reservations reservations;
    private final Journal journal;
    private final InstantSource clock;
    private final Gate gate;
    private final Expiry expiry;
    private final ArrivalTeller arriving;
    private final boolean ofOrders;

    public Reserver(Storage storage, InstantSource clock, Gate gate, Expiry expiry, ArrivalTeller arriving) {
        this(storage, clock, gate, expiry, arriving, false);
    }

    /** Promises that orders make, under ids that nobody else uses; their callers have asked whether the actor may. */
    public static ReservingStock forOrders(
            Storage storage, InstantSource clock, Gate gate, Expiry expiry, ArrivalTeller arriving) {
        return new Reserver(storage, clock, gate, expiry, arriving, true);
    }

    private Reserver(
            Storage storage, InstantSource clock, Gate gate, Expiry expiry, ArrivalTeller arriving, boolean ofOrders) {
        this.transactions = storage.transactions();
        this.stores = storage.stores();
        this.locations = storage.locations();
        this.ledgers = storage.stockLedgers();
        this.reservations = storage.reservations();
        this.journal = storage.journal();
        this.clock = clock;
        this.gate = gate;
        this.expiry = expiry;
        this.ofOrders = ofOrders;
        this.arriving = arriving;
    }

    @Override
    public Decision<Held, ReservationRefused> reserve(Reserve command) {
        var now = clock.instant();
        return transactions.run(() -> decide(command, now));
    }

    @Override
    public CompletableFuture<Decision<Held, ReservationRefused>> beginReserve(Reserve command) {
        var now = clock.instant();
        return transactions.begin(() -> decide(command, now));
    }

    @Override
    public List<Supplier<Decision<Held, ReservationRefused>>> reserveEach(List<Reserve> commands) {
        var now = clock.instant();
        return transactions.runEach(commands.stream()
                .<Supplier<Decision<Held, ReservationRefused>>>map(command -> () -> decide(command, now))
                .toList());
    }

    private Decision<Held, ReservationRefused> decide(Reserve command, Instant now) {
        var asked = command.asked();
        var barred = bars(command.actor(), asked.store(), command.id());
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        var earlier = reservations.find(command.id());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), asked, now);
        }
        var store = stores.find(asked.store());
        if (store.isEmpty()) {
            return Decision.refused(new UnknownReference("store", asked.store().code()));
        }
        var channel = store.get().value().channel();
        var expiresAt = command.expiresAt().orElse(now.plus(Reservation.HOLD_DEFAULT));
        return Reservation.holdUntil(expiresAt, now)
                .then(until -> withArrivals(place(asked, channel, now), channel, now))
                .map(placed ->
                        hold(command.actor(), Reservation.held(command.id(), asked, placed, now, expiresAt), placed));
    }

    private Optional<ReservationRefused> bars(Actor actor, StoreId store, ReservationId id) {
        if (ofOrders) {
            Invariant.holds(id.isOfOrder(), "an order promises under a name of its own: %s", id);
            return Optional.empty();
        }
        return gate.bars(actor, Permission.RESERVATIONS, store)
                .<ReservationRefused>map(barred -> barred)
                .or(() -> id.isOfOrder() ? Optional.of(new BelongsToOrder(id)) : Optional.empty());
    }

    private Decision<Held, ReservationRefused> repeated(Reservation earlier, Asked asked, Instant now) {
        var seen = asOf(earlier, now);
        return earlier.asked().sameContentAs(asked)
                ? Decision.accepted(new Held(seen, true, missing(seen, now)))
                : Decision.refused(new OtherContent(earlier.id(), seen.state()));
    }

    /** What best effort could not hold, told again from what was asked and what was promised. */
    private List<RefusedLine> missing(Reservation reservation, Instant now) {
        var open = new TreeMap<Sku, Long>();
        var held = new HashMap<Sku, Long>();
        reservation
                .asked()
                .lines()
                .forEach(line -> open.merge(line.sku(), (long) line.quantity().units(), Long::sum));
        reservation
                .lines()
                .forEach(line -> held.merge(line.sku(), (long) line.quantity().units(), Long::sum));
        var channel = stores.find(reservation.asked().store())
                .map(store -> store.value().channel());
        return open.entrySet().stream()
                .filter(line -> held.getOrDefault(line.getKey(), 0L) < line.getValue())
                .map(line -> new RefusedLine(
                        line.getKey(),
                        line.getValue(),
                        held.getOrDefault(line.getKey(), 0L),
                        List.of(),
                        arriving.next(line.getKey(), channel, now)))
                .toList();
    }

    /** What is refused, with the time at which more comes. */
    private Decision<Placement, ReservationRefused> withArrivals(
            Decision<Placement, ReservationRefused> placed, Channel channel, Instant now) {
        return placed.<Decision<Placement, ReservationRefused>>fold(
                all -> all.refused().isEmpty()
                        ? placed
                        : Decision.accepted(
                                new Placement(all.lines(), all.uses(), arriving.arriving(all.refused(), channel, now))),
                no -> no instanceof NotEnoughStock lacking
                        ? Decision.refused(new NotEnoughStock(arriving.arriving(lacking.refused(), channel, now)))
                        : placed);
    }

    private Decision<Placement, ReservationRefused> place(Asked asked, Channel channel, Instant now) {
        var skus = asked.skus();
        var loaded = ledgers.lock(skus, now);
        for (var sku : skus) {
            if (!loaded.containsKey(sku)) {
                return Decision.refused(new UnknownReference("sku", sku.code()));
            }
        }
        var unknown = unknownLocation(asked, loaded);
        if (unknown.isPresent()) {
            return Decision.refused(
                    new UnknownReference("location", unknown.get().code()));
        }
        // What a due hold gives back to a share or lock is no longer for others, so it counts before the decision.
        boolean setAside =
                loaded.values().stream().anyMatch(ledger -> !ledger.claims().isEmpty());
        if (setAside && expiry.endDue(skus, now)) {
            return Placement.of(asked, channel, ledgers.lock(skus, now));
        }
        var placed = Placement.of(asked, channel, loaded);
        boolean dueInTheWay =
                placed.fold(all -> !all.refused().isEmpty(), refusal -> refusal instanceof NotEnoughStock);
        return dueInTheWay && expiry.endDue(skus, now) ? Placement.of(asked, channel, ledgers.lock(skus, now)) : placed;
    }

    private Optional<LocationId> unknownLocation(Asked asked, Map<Sku, StockLedger> loaded) {
        for (AskedLine line : asked.lines()) {
            var named = line.location();
            if (named.isPresent()) {
                var ledger = loaded.get(line.sku());
                boolean known = ledger != null && ledger.shelf(named.get()).isPresent();
                if (!known && locations.find(named.get()).isEmpty()) {
                    return named;
                }
            }
        }
        return Optional.empty();
    }

    private Held hold(Actor actor, Reservation reservation, Placement placed) {
        reservations.add(reservation);
        reservation.lines().forEach(ledgers::hold);
        reservation.uses().forEach(use -> ledgers.draw(use, 1));
        var asked = reservation.asked();
        var event = new StockHeld(
                reservation.id(), asked.store(), asked.order(), reservation.lines(), reservation.expiresAt());
        write(reservation.heldAt(), actor, reservation, event);
        return new Held(reservation, false, placed.refused());
    }

    @Override
    public Decision<Reservation, ReservationRefused> commit(Resolve command) {
        return resolve(command, Reservation::commit, (before, now) -> {
            for (var line : before.lines()) {
                int units = line.quantity().units();
                ledgers.change(line.sku(), new Shelf.Change(line.location(), 0, -units, units));
            }
            return new HoldCommitted(before.id());
        });
    }

    @Override
    public Decision<Reservation, ReservationRefused> release(Resolve command) {
        return resolve(command, Reservation::release, (before, now) -> {
            for (var line : before.lines()) {
                var back = Shelf.Change.promise(
                        line.location(), before.state(), -line.quantity().units());
                ledgers.change(line.sku(), back);
            }
            before.uses().forEach(use -> ledgers.draw(use, -1));
            return new StockReleased(before.id(), before.state());
        });
    }

    @Override
    public Decision<Reservation, ReservationRefused> ship(Resolve command) {
        return resolve(command, Reservation::ship, (before, now) -> {
            for (var line : before.lines()) {
                int units = line.quantity().units();
                ledgers.change(line.sku(), new Shelf.Change(line.location(), -units, 0, -units));
                var unused = ledgers.append(new Movement(
                        line.sku(),
                        line.location(),
                        Movement.Kind.SHIPMENT,
                        -units,
                        before.id().code(),
                        now));
            }
            return new StockShipped(before.id(), before.lines());
        });
    }

    /** Load, decide, save: the same for every verb. The SKUs are locked before the reservation is looked at for good. */
    private Decision<Reservation, ReservationRefused> resolve(
            Resolve command,
            BiFunction<Reservation, Instant, Decision<Reservation, ReservationRefused>> verb,
            BiFunction<Reservation, Instant, Record> effect) {
        var now = clock.instant();
        return transactions.run(() -> {
            var seen = reservations.find(command.id());
            if (seen.isEmpty()) {
                return Decision.refused(new UnknownReservation(command.id()));
            }
            var barred = bars(command.actor(), seen.get().asked().store(), command.id());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var shelves = ledgers.lock(seen.get().skus(), now);
            var before = reservations.find(command.id()).orElseThrow();
            return verb.apply(before, now).then(after -> {
                if (after.version() == before.version()) {
                    return Decision.accepted(after);
                }
                var empty = missingOnShelf(after, shelves);
                if (empty.isPresent()) {
                    return Decision.refused(empty.get());
                }
                reservations.save(after);
                write(now, command.actor(), after, effect.apply(before, now));
                return Decision.accepted(after);
            });
        });
    }

    /** What is to leave a shelf must lie there. */
    private static Optional<ReservationRefused> missingOnShelf(Reservation after, Map<Sku, StockLedger> shelves) {
        if (after.state() != ReservationState.SHIPPED) {
            return Optional.empty();
        }
        var leaving = new HashMap<ReservedLine, Long>();
        for (var line : after.lines()) {
            var place = new ReservedLine(line.sku(), Quantity.NONE, line.location());
            long units = leaving.merge(place, (long) line.quantity().units(), Long::sum);
            var ledger = shelves.get(line.sku());
            long onHand = ledger == null
                    ? 0
                    : ledger.shelf(line.location()).map(Shelf::onHand).orElse(0L);
            if (units > onHand) {
                return Optional.of(
                        new NothingOnShelf(after.id(), line.sku(), line.location(), line.quantity(), onHand));
            }
        }
        return Optional.empty();
    }

    private void write(Instant now, Actor actor, Reservation after, Record event) {
        journal.write(Journal.Entry.of(now, actor, "reservation", after.id().code(), after.version(), event));
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return reservations.find(id).map(found -> asOf(found, clock.instant()));
    }

    private static Reservation asOf(Reservation reservation, Instant now) {
        return reservation.isDue(now) ? reservation.expire(now) : reservation;
    }
}
