package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One SKU at one location: what lies there and what of it is promised. A count below the promises is a state with a
 * name ({@link #shortBy}), not an exception.
 *
 * @param warehouse whether the location serves stores that list no location
 * @param held units promised until a hold expires
 * @param committed units promised for good
 * @param safety units kept back from every sale
 */
public record Shelf(LocationId location, boolean warehouse, long onHand, long held, long committed, long safety)
        implements ValueObject {
    public static final long UNITS_MAX = 1_000_000_000;

    public Shelf {
        Invariant.holds(
                onHand >= 0 && onHand <= UNITS_MAX, "on hand at %s is 0 to %d: %d", location, UNITS_MAX, onHand);
        Invariant.holds(held >= 0 && committed >= 0 && safety >= 0, "promises are not negative: %s", location);
    }

    /** What may still be promised here. */
    public long free() {
        return Math.max(0, onHand - held - committed - safety);
    }

    /** What may leave for another location: safety stock may, promised stock may not. */
    public long unpromised() {
        return Math.max(0, onHand - held - committed);
    }

    /** By how much the promises exceed what lies here. */
    public long shortBy() {
        return Math.max(0, held + committed - onHand);
    }

    Shelf with(Change change) {
        return new Shelf(
                location,
                warehouse,
                onHand + change.onHand(),
                held + change.held(),
                committed + change.committed(),
                safety);
    }

    /** What a decision does to one shelf, in units. */
    public record Change(LocationId location, long onHand, long held, long committed) implements ValueObject {

        public static Change onHand(LocationId location, long units) {
            return new Change(location, units, 0, 0);
        }

        public static Change promise(LocationId location, ReservationState state, long units) {
            return switch (state) {
                case HELD -> new Change(location, 0, units, 0);
                case COMMITTED -> new Change(location, 0, 0, units);
                case RELEASED, EXPIRED, SHIPPED -> throw new Invariant.Broken(state + " promises nothing");
            };
        }

        boolean changesNothing() {
            return onHand == 0 && held == 0 && committed == 0;
        }
    }
}
