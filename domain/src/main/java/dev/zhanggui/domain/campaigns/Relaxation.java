package dev.zhanggui.domain.campaigns;

import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The split of one part of the search, with each curve replaced by the lowest concave one above it: the price of money
 * at which the instruments together just take the total. Where a curve jumps at that price, {@code over} and {@code
 * under} stand on both sides of the jump, and the truth is somewhere between.
 *
 * @param under takes no more than the total
 * @param over takes more; null where the total is enough for all that is wanted
 */
record Relaxation(
        SpendRange[] ranges, PricedSpend under, @Nullable PricedSpend over) implements ValueObject {
    private static final int STEPS_MAX = 120;
    private static final double ENOUGH = 1e-13;

    /** Finds it by tangents of the dual function, which is convex, and by halving in turn. */
    static Relaxation of(SpendRange[] ranges, double total, double guess) {
        var over = PricedSpend.at(0, ranges, total);
        if (over.sum() <= total) {
            return new Relaxation(ranges, over, null);
        }
        var under = PricedSpend.at(guess, ranges, total);
        while (under.sum() > total) {
            over = under;
            under = PricedSpend.at(under.price() * 2, ranges, total);
        }
        for (int step = 0; step < STEPS_MAX; step++) {
            double overSlope = total - over.sum();
            double underSlope = total - under.sum();
            double cross = (over.bound() - overSlope * over.price() - under.bound() + underSlope * under.price())
                    / (underSlope - overSlope);
            double lowest = over.bound() + overSlope * (cross - over.price());
            double reached = Math.min(over.bound(), under.bound());
            if (reached - lowest <= ENOUGH * Math.max(1, Math.abs(reached))) {
                break;
            }
            double price = step % 2 == 0 ? cross : (over.price() + under.price()) / 2;
            if (!(price > over.price() && price < under.price())) {
                break;
            }
            var next = PricedSpend.at(price, ranges, total);
            if (next.sum() > total) {
                over = next;
            } else {
                under = next;
            }
        }
        return new Relaxation(ranges, under, over);
    }

    /** What no split within these ranges can exceed. */
    double bound() {
        return over == null ? under.bound() : Math.min(under.bound(), over.bound());
    }

    /** What the relaxed split gives instrument {@code i}: a mixture of both sides of the jump. */
    double mixed(int i, double total) {
        return over == null
                ? under.amounts()[i]
                : under.amounts()[i] + share(total) * (over.amounts()[i] - under.amounts()[i]);
    }

    /** By how much the relaxed split claims more for instrument {@code i} than it can bring. */
    double overstated(int i, double total) {
        if (over == null) {
            return 0;
        }
        double low = ranges[i].response(under.amounts()[i]);
        double high = ranges[i].response(over.amounts()[i]);
        return low + share(total) * (high - low) - ranges[i].response(ranges[i].under(mixed(i, total)));
    }

    private double share(double total) {
        return over == null ? 0 : (total - under.sum()) / (over.sum() - under.sum());
    }
}
