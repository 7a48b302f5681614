package dev.zhanggui.domain.shared;

import org.jmolecules.ddd.types.ValueObject;

/** A whole number of stock units: never negative, never more than we could plausibly own. */
public record Quantity(int units) implements ValueObject, Comparable<Quantity> {
    public static final int UNITS_MAX = 10_000_000;
    public static final Quantity NONE = new Quantity(0);

    public Quantity {
        Invariant.holds(units >= 0, "units must not be negative: %d", units);
        Invariant.holds(units <= UNITS_MAX, "units must not exceed %d: %d", UNITS_MAX, units);
    }

    public static Quantity of(int units) {
        return new Quantity(units);
    }

    public Quantity plus(Quantity more) {
        return new Quantity(Math.addExact(units, more.units));
    }

    public boolean covers(Quantity asked) {
        return asked.units <= units;
    }

    @Override
    public int compareTo(Quantity other) {
        return Integer.compare(units, other.units);
    }
}
