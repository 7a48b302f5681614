package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.api.ReservingStock.Held;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.inventory.ReservationRefused.NothingOnShelf;
import dev.zhanggui.domain.inventory.ReservationRefused.OtherContent;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderRefused.GoodsNotThere;
import dev.zhanggui.domain.trade.OrderRefused.OrderTooLarge;
import dev.zhanggui.domain.trade.OrderRefused.ReservationInTheWay;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Shortfall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings what is promised to an order in line with how far it has come: held while it is placed, committed when it is
 * paid, shipped with it, given back when it is called off. It is called within the unit that changes the order; where
 * it refuses, that unit must be refused too.
 */
final class OrderStock {
    private final ReservingStock reserving;

    /** @param reserving for orders: under names of the desk's own */
    OrderStock(ReservingStock reserving) {
        this.reserving = reserving;
    }

    /** The order, and the promise that stands for it afterwards. */
    record Settled(Order order, Optional<Reservation> reservation) {}

    /** The id of the {@code n}th promise for an order, from 1 on. */
    static ReservationId reservationId(OrderKey key, int n) {
        return new ReservationId(ReservationId.ORDERS + key + (n == 1 ? "" : ":" + n));
    }

    /** The order that made a promise, read back from its id; empty where none did. */
    static Optional<OrderKey> orderOf(ReservationId id) {
        if (!id.isOfOrder()) {
            return Optional.empty();
        }
        var parts = id.code().substring(ReservationId.ORDERS.length()).split(":", -1);
        return parts.length < 2 ? Optional.empty() : OrderKey.of(parts[0], parts[1]);
    }

    /** The last promise that was made for the order. */
    Optional<Reservation> current(Order order) {
        return order.reservations() == 0
                ? Optional.empty()
                : reserving.reservation(reservationId(order.key(), order.reservations()));
    }

    /**
     * Settles stock for an order.
     *
     * @param anew whether what is promised is given back first, since other goods are needed or there may be more now
     */
    Decision<Settled, OrderRefused> settle(Actor actor, Order order, boolean anew, Parts parts, Instant now) {
        if (order.history()) {
            return Decision.accepted(new Settled(order, Optional.empty()));
        }
        var current = current(order);
        if (order.state().isDropped()) {
            return released(actor, order, current).map(left -> new Settled(order, left));
        }
        if (order.state().isShipped()) {
            return shipped(actor, order, current, parts);
        }
        return order.content().awaitsLines()
                ? Decision.accepted(new Settled(order, current))
                : promised(actor, order, anew, current, parts, now);
    }

    private Decision<Settled, OrderRefused> promised(
            Actor actor, Order order, boolean anew, Optional<Reservation> current, Parts parts, Instant now) {
        var sold = parts.of(order.content());
        if (!sold.unknown().isEmpty()) {
            var problem = OrderProblem.found(Kind.UNKNOWN_ITEM, since(order, now), Map.of("items", sold.unknown()));
            return released(actor, order, current).map(left -> new Settled(found(order, problem), left));
        }
        var units = sold.units();
        var tooLarge = tooLarge(order, units);
        if (tooLarge.isPresent()) {
            return Decision.refused(tooLarge.get());
        }
        boolean stands = current.filter(one -> one.state().promises()).isPresent();
        boolean same = stands && neededBy(current.orElseThrow()).equals(units);
        if (units.isEmpty()) {
            return released(actor, order, current).map(left -> new Settled(stocked(order), left));
        }
        if (same && !anew) {
            return committed(actor, order, current.orElseThrow(), units, now);
        }
        boolean unpaidAndOver = !stands && current.isPresent() && order.state() == OrderState.PLACED && !anew;
        if (unpaidAndOver) {
            return Decision.accepted(new Settled(order, current));
        }
        return released(actor, order, current).then(left -> reserved(actor, order, units, now));
    }

    /** What stands is paid; where its time was up at that very instant, it is promised anew. */
    private Decision<Settled, OrderRefused> committed(
            Actor actor, Order order, Reservation standing, SortedMap<Sku, Long> units, Instant now) {
        if (order.state() == OrderState.PLACED) {
            return Decision.accepted(new Settled(checked(order, standing, units, now), Optional.of(standing)));
        }
        return reserving
                .commit(new Resolve(actor, standing.id()))
                .<Decision<Settled, OrderRefused>>fold(
                        paid -> Decision.accepted(new Settled(checked(order, paid, units, now), Optional.of(paid))),
                        over -> reserved(actor, order, units, now));
    }

    /** Under the next number; one that an order taken back once had is passed over. */
    private Decision<Settled, OrderRefused> reserved(
            Actor actor, Order order, SortedMap<Sku, Long> units, Instant now) {
        var next = order.promisedOnceMore();
        var id = reservationId(order.key(), next.reservations());
        var lines = units.entrySet().stream()
                .map(one ->
                        new AskedLine(one.getKey(), Quantity.of(one.getValue().intValue()), Optional.empty()))
                .toList();
        var key = order.key();
        var asked = new Asked(key.store(), Optional.of(new OrderRef(key.no().code())), Asked.Mode.BEST_EFFORT, lines);
        return reserving
                .reserve(Reserve.of(actor, id, asked))
                .<Decision<Settled, OrderRefused>>fold(
                        held -> held.repeated()
                                ? reserved(actor, next, units, now)
                                : held(actor, next, held, units, now),
                        why -> refused(actor, order, next, why, units, now));
    }

    private Decision<Settled, OrderRefused> refused(
            Actor actor, Order order, Order next, ReservationRefused why, SortedMap<Sku, Long> units, Instant now) {
        if (why instanceof NotEnoughStock) {
            return Decision.accepted(new Settled(outOfStock(order, units, Map.of(), now), Optional.empty()));
        }
        return why instanceof OtherContent
                ? reserved(actor, next, units, now)
                : Decision.refused(inTheWay(order, reservationId(order.key(), next.reservations()), why));
    }

    private Decision<Settled, OrderRefused> held(
            Actor actor, Order order, Held held, SortedMap<Sku, Long> units, Instant now) {
        var reservation = held.reservation();
        if (order.state() == OrderState.PLACED) {
            return Decision.accepted(new Settled(checked(order, reservation, units, now), Optional.of(reservation)));
        }
        return reserving
                .commit(new Resolve(actor, reservation.id()))
                .fold(
                        paid -> Decision.accepted(new Settled(checked(order, paid, units, now), Optional.of(paid))),
                        refused -> Decision.refused(inTheWay(order, reservation.id(), refused)));
    }

    /** The order without its problem of stock, or with it, by what is promised. */
    private static Order checked(Order order, Reservation reservation, SortedMap<Sku, Long> units, Instant now) {
        var promised = unitsOf(reservation);
        return promised.equals(units) ? stocked(order) : outOfStock(order, units, promised, now);
    }

    private static Order outOfStock(Order order, Map<Sku, Long> units, Map<Sku, Long> promised, Instant now) {
        var lines = units.entrySet().stream()
                .map(one -> new Shortfall(one.getKey(), one.getValue(), promised.getOrDefault(one.getKey(), 0L)))
                .filter(one -> one.promised() < one.needed())
                .map(Facts::of)
                .toList();
        return found(order, OrderProblem.found(Kind.OUT_OF_STOCK, since(order, now), Map.of("lines", lines)));
    }

    /** A problem that a person raised is not overwritten; stock is looked at again when it is resolved. */
    private static Order found(Order order, OrderProblem problem) {
        boolean raised = order.problem().filter(one -> !one.kind().isFound()).isPresent();
        return raised ? order : order.with(Optional.of(problem));
    }

    private static Order stocked(Order order) {
        boolean ofStock = order.problem()
                .filter(one -> one.kind() == Kind.OUT_OF_STOCK || one.kind() == Kind.UNKNOWN_ITEM)
                .isPresent();
        return ofStock ? order.with(Optional.empty()) : order;
    }

    /** A problem that goes on is as old as it was. */
    private static Instant since(Order order, Instant now) {
        return order.problem()
                .filter(one -> one.kind().isFound())
                .map(OrderProblem::since)
                .orElse(now);
    }

    private static Optional<OrderRefused> tooLarge(Order order, SortedMap<Sku, Long> units) {
        if (units.size() > Asked.LINES_MAX) {
            return Optional.of(new OrderTooLarge(order.key(), "skus", Asked.LINES_MAX));
        }
        return units.values().stream().anyMatch(one -> one > Quantity.UNITS_MAX)
                ? Optional.of(new OrderTooLarge(order.key(), "units", Quantity.UNITS_MAX))
                : Optional.empty();
    }

    private Decision<Optional<Reservation>, OrderRefused> released(
            Actor actor, Order order, Optional<Reservation> current) {
        if (current.isEmpty() || !current.get().state().promises()) {
            return Decision.accepted(current);
        }
        var id = current.get().id();
        return reserving
                .release(new Resolve(actor, id))
                .fold(
                        given -> Decision.accepted(Optional.of(given)),
                        refused -> refused instanceof ReservationRefused.AlreadyResolved
                                ? Decision.accepted(current)
                                : Decision.refused(inTheWay(order, id, refused)));
    }

    /** What is promised leaves the shelves; where other goods were promised than were sold, that is refused. */
    private Decision<Settled, OrderRefused> shipped(
            Actor actor, Order order, Optional<Reservation> current, Parts parts) {
        var units = parts.of(order.content()).units();
        if (current.isPresent() && current.get().state() == ReservationState.SHIPPED || units.isEmpty()) {
            return Decision.accepted(new Settled(order, current));
        }
        var id = reservationId(order.key(), Math.max(1, order.reservations()));
        boolean whole = current.map(
                        one -> one.state().promises() && unitsOf(one).equals(units))
                .orElse(false);
        if (!whole) {
            return Decision.refused(new ReservationInTheWay(order.key(), id.code(), "not-all-promised"));
        }
        return shipped(actor, order, id, current.orElseThrow().state());
    }

    private Decision<Settled, OrderRefused> shipped(Actor actor, Order order, ReservationId id, ReservationState from) {
        var resolve = new Resolve(actor, id);
        var paid = from == ReservationState.HELD
                ? reserving.commit(resolve)
                : Decision.<Reservation, ReservationRefused>accepted(
                        reserving.reservation(id).orElseThrow());
        return paid.then(committed -> reserving.ship(resolve))
                .fold(
                        gone -> Decision.accepted(new Settled(order, Optional.of(gone))),
                        refused -> Decision.refused(
                                refused instanceof NothingOnShelf empty
                                        ? new GoodsNotThere(
                                                order.key(),
                                                empty.sku(),
                                                empty.location(),
                                                empty.asked(),
                                                empty.onHand())
                                        : inTheWay(order, id, refused)));
    }

    /**
     * The platform says that it was shipped, and so it was: what is promised leaves the shelves, whether that is all or
     * not, and what does not agree is a difference.
     */
    Settled shippedAnyhow(Actor actor, Order order, OrderRefused why, Instant now) {
        var current = current(order).filter(one -> one.state().promises());
        var gone = current.flatMap(one -> shipped(actor, order, one.id(), one.state())
                .<Optional<Settled>>fold(Optional::of, refused -> Optional.empty()));
        var facts = Map.<String, Object>of("stock", Facts.of((Record) why), "why", why.code());
        var told = OrderProblem.found(Kind.DIFFERENCE, now, facts);
        return new Settled(
                order.with(Optional.of(told)),
                gone.flatMap(Settled::reservation).or(() -> current));
    }

    private static OrderRefused inTheWay(Order order, ReservationId id, ReservationRefused why) {
        return new ReservationInTheWay(order.key(), id.code(), why.code());
    }

    private static SortedMap<Sku, Long> unitsOf(Reservation reservation) {
        var units = new TreeMap<Sku, Long>();
        reservation
                .lines()
                .forEach(line -> units.merge(line.sku(), (long) line.quantity().units(), Long::sum));
        return units;
    }

    private static SortedMap<Sku, Long> neededBy(Reservation reservation) {
        var units = new TreeMap<Sku, Long>();
        List<AskedLine> lines = reservation.asked().lines();
        lines.forEach(line -> units.merge(line.sku(), (long) line.quantity().units(), Long::sum));
        return units;
    }
}
