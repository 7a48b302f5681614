package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.Invariant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A response curve read out of an instrument's record: {@code response = base + coef · Hill(a)}, where {@code a} is a
 * day's spend and what earlier days left over: {@code a(t) = spend(t) + adstock · a(t−1)}.
 *
 * @param curve its {@code carry} is the mean of a − spend over the record
 * @param base what comes without any spending; no part of a split
 * @param adstock the part of a day's effect that is still there on the next, 0 where the record shows none
 * @param between the 90 % intervals of the figures above
 * @param r2 the part of the response's movement that the curve explains
 * @param seen the least and most ever spent in a day: outside of it the curve is a guess
 * @param missing what the record lacks to be relied on; empty where it is enough
 */
public record FittedCurve(
        ResponseCurve curve,
        double base,
        double adstock,
        Between between,
        double r2,
        Interval seen,
        Optional<TooLittle> missing)
        implements ValueObject {

    /** From {@code low} to {@code high}; infinite where the record does not bound it. */
    public record Interval(double low, double high) implements ValueObject {
        public Interval {
            Invariant.holds(low <= high, "low must not exceed high: %s, %s", low, high);
        }
    }

    /** The 90 % intervals of the curve's figures. */
    public record Between(Interval coef, Interval alpha, Interval inflexion, Interval base, Interval adstock)
            implements ValueObject {}

    /**
     * What to do for a curve to be relied on: spend between {@code from} and {@code to}, by turns, for {@code days}
     * more days.
     */
    public record TooLittle(Why why, double from, double to, int days) implements ValueObject {
        /** What the record lacks. */
        public enum Why {
            /** Fewer than {@link #DAYS_MIN} days. */
            FEW_DAYS,
            /** The spend hardly ever changed, so nothing tells what more or less of it would bring. */
            SAME_SPEND,
            /** What the curve brings at the middle of the seen range is not known within a half. */
            UNSURE
        }
    }

    /** Fewer days than these show no curve. */
    public static final int DAYS_MIN = 14;

    /** The curve of the record {@code days}, each date once, at least one. */
    public static FittedCurve of(List<DailySpend> days) {
        return new CurveFitting(days).fitted();
    }

    /** What a day of {@code spend} is expected to bring, base and carry-over counted. */
    public double expected(double spend) {
        return base + curve.response(spend);
    }

    /** Whether the curve is a guess there. */
    public boolean isExtrapolated(double spend) {
        return spend < seen.low() || spend > seen.high();
    }
}
