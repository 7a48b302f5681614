package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.Invariant;
import java.util.OptionalDouble;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A way of spending promotion money, as it stands in one split: what it brings, and how much it may be given.
 *
 * @param min the least it is given
 * @param max the most it is given; not below {@code min}
 * @param step money comes in whole steps counted from {@code min}; any amount where empty
 * @param orNothing whether it may also be left out and given 0, below its {@code min}
 */
public record Instrument(
        String name, ResponseCurve curve, double min, double max, OptionalDouble step, boolean orNothing)
        implements ValueObject {

    public Instrument {
        Invariant.holds(min >= 0, "min of %s must not be negative: %s", name, min);
        Invariant.holds(max >= min && max < Double.POSITIVE_INFINITY, "max of %s must not be below min: %s", name, max);
        Invariant.holds(
                step.isEmpty() || (step.getAsDouble() > 0 && step.getAsDouble() < Double.POSITIVE_INFINITY),
                "step of %s must be positive: %s",
                name,
                step);
    }

    /** An instrument that takes any amount between {@code min} and {@code max}. */
    public static Instrument between(String name, ResponseCurve curve, double min, double max) {
        return new Instrument(name, curve, min, max, OptionalDouble.empty(), false);
    }

    public Instrument inStepsOf(double money) {
        return new Instrument(name, curve, min, max, OptionalDouble.of(money), orNothing);
    }

    public Instrument orNone() {
        return new Instrument(name, curve, min, max, step, true);
    }

    /** The least that it must be given. */
    public double least() {
        return orNothing ? 0 : min;
    }
}
