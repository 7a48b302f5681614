package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What becomes of promises that a shelf can no longer keep, since a count, a loss or a defect found less than was
 * promised: held ones before committed ones, the youngest first, move to another location of their store; what finds
 * no place is a problem that somebody must solve.
 */
public record Shortage(List<Move> moves, List<Uncovered> uncovered) implements ValueObject {

    /** One promise of the SKU at the short location. */
    public record Promise(
            ReservationId reservation, Channel channel, ReservationState state, Instant heldAt, Quantity units)
            implements ValueObject {}

    /** Units of a reservation that are taken from another shelf than was thought. */
    public record Move(ReservationId reservation, Sku sku, LocationId from, LocationId to, Quantity units)
            implements ValueObject {}

    /** Units promised to a reservation that lie nowhere. */
    public record Uncovered(ReservationId reservation, Sku sku, LocationId location, Quantity units)
            implements ValueObject {}

    private static final Comparator<Promise> FIRST_TO_GO = Comparator.comparing(Promise::state)
            .thenComparing(Promise::heldAt, Comparator.reverseOrder())
            .thenComparing(Promise::reservation, Comparator.reverseOrder());

    public Shortage {
        moves = List.copyOf(moves);
        uncovered = List.copyOf(uncovered);
    }

    /** Solves what the shelf is short by. */
    public static Shortage at(LocationId location, StockLedger ledger, List<Promise> promises) {
        var moves = new ArrayList<Move>();
        var uncovered = new ArrayList<Uncovered>();
        var now = ledger;
        long open = shortAt(now, location);
        for (var promise : promises.stream().sorted(FIRST_TO_GO).toList()) {
            if (open == 0) {
                break;
            }
            long moved = 0;
            for (var move : movesOf(promise, location, now, open)) {
                var state = promise.state();
                now = now.with(Shelf.Change.promise(
                                location, state, -move.units().units()))
                        .with(Shelf.Change.promise(
                                move.to(), state, move.units().units()));
                moves.add(move);
                moved += move.units().units();
            }
            long left = Math.min(promise.units().units() - moved, Math.max(0, open - moved));
            if (left > 0) {
                uncovered.add(new Uncovered(promise.reservation(), now.sku(), location, Quantity.of((int) left)));
            }
            open = Math.max(0, open - moved - left);
        }
        return new Shortage(moves, stillShort(uncovered, shortAt(now, location)));
    }

    /** A promise that moved as a whole may have left more behind than was short: the last to go stay for that. */
    private static List<Uncovered> stillShort(List<Uncovered> uncovered, long shortBy) {
        var still = new ArrayList<Uncovered>();
        long open = shortBy;
        for (var one : uncovered) {
            int units = (int) Math.min(open, one.units().units());
            if (units > 0) {
                still.add(new Uncovered(one.reservation(), one.sku(), one.location(), Quantity.of(units)));
            }
            open -= units;
        }
        return still;
    }

    /** The whole promise to one other shelf if that is possible; else as much of what is short as fits elsewhere. */
    private static List<Move> movesOf(Promise promise, LocationId from, StockLedger ledger, long open) {
        var elsewhere = ledger.where(shelf ->
                !shelf.location().equals(from) && promise.channel().served().includes(shelf));
        for (int at = 0; at < elsewhere.length; at++) {
            var only = new boolean[elsewhere.length];
            only[at] = elsewhere[at];
            var whole = seated(promise, ledger, only, from, promise.units().units());
            if (whole.size() == 1 && whole.get(0).units().equals(promise.units())) {
                return whole;
            }
        }
        return seated(
                promise, ledger, elsewhere, from, Math.min(open, promise.units().units()));
    }

    private static List<Move> seated(
            Promise promise, StockLedger ledger, boolean[] where, LocationId from, long units) {
        var seating = ledger.seatingFor(promise.channel().store());
        int demand = seating.demand(where);
        if (seating.seat(demand, units) == 0) {
            return List.of();
        }
        var seats = seating.seatsOf(demand);
        var moves = new ArrayList<Move>();
        for (int at = 0; at < seats.length; at++) {
            if (seats[at] > 0) {
                var to = ledger.shelves().get(at).location();
                moves.add(new Move(promise.reservation(), ledger.sku(), from, to, Quantity.of((int) seats[at])));
            }
        }
        return moves;
    }

    private static long shortAt(StockLedger ledger, LocationId location) {
        return ledger.shelf(location).map(Shelf::shortBy).orElse(0L);
    }
}
