package dev.zhanggui.domain.campaigns;

import java.util.Optional;

/**
 * The amounts that one instrument may still be given at one place of the search: {@code lo} to {@code hi}, all of them
 * or those on its grid, and perhaps 0. Answers exactly which of them is worth most once each unit of money has a price.
 */
final class SpendRange {
    private final Instrument instrument;
    private final ResponseCurve curve;
    private final boolean zero;
    final double lo;
    final double hi;
    private final double marginalAtHi;
    private final double steepest;
    private final double marginalAtSteepest;

    private SpendRange(Instrument instrument, boolean zero, double lo, double hi) {
        this.instrument = instrument;
        this.curve = instrument.curve();
        this.zero = zero;
        this.lo = lo;
        this.hi = hi;
        this.marginalAtHi = curve.marginal(hi);
        this.steepest = Math.min(hi, Math.max(lo, curve.steepest()));
        this.marginalAtSteepest = curve.marginal(steepest);
    }

    static SpendRange of(Instrument instrument) {
        double top = instrument.max();
        double hi = instrument.step().isEmpty() ? top : onGrid(instrument, top, Math.floor(stepsTo(instrument, top)));
        return new SpendRange(instrument, instrument.orNothing() && instrument.min() > 0, instrument.min(), hi);
    }

    private static double stepsTo(Instrument instrument, double amount) {
        double steps = (amount - instrument.min()) / instrument.step().getAsDouble();
        double whole = Math.rint(steps);
        return Math.abs(steps - whole) <= 1e-9 * Math.max(1, whole) ? whole : steps;
    }

    private static double onGrid(Instrument instrument, double most, double steps) {
        return Math.min(most, instrument.min() + steps * instrument.step().getAsDouble());
    }

    double response(double amount) {
        return curve.response(amount);
    }

    double least() {
        return zero ? 0 : lo;
    }

    /** The amount at which response less {@code price} × amount is greatest. */
    double bestAt(double price) {
        double best = lo;
        double worth = worth(lo, price);
        double peak = peakAt(price);
        if (isStepped()) {
            double below = floor(peak);
            double above = ceiling(peak);
            if (worth(below, price) > worth) {
                best = below;
                worth = worth(below, price);
            }
            if (worth(above, price) > worth) {
                best = above;
                worth = worth(above, price);
            }
        } else if (peak > lo && worth(peak, price) > worth) {
            best = peak;
            worth = worth(peak, price);
        }
        return zero && worth(0, price) > worth ? 0 : best;
    }

    /** The best amount of the part in which each further unit brings less. */
    double peakAt(double price) {
        if (price <= marginalAtHi) {
            return hi;
        }
        if (price >= marginalAtSteepest) {
            return steepest;
        }
        return Math.min(hi, Math.max(steepest, curve.spendAtMarginal(price)));
    }

    double worth(double amount, double price) {
        return curve.response(amount) - price * amount;
    }

    boolean isStepped() {
        return instrument.step().isPresent();
    }

    /** Whether {@code amount} lies where each further unit brings less, so that it can be moved and stays a summit. */
    boolean isMovable(double amount) {
        return !isStepped() && amount >= steepest && hi > lo && amount >= lo;
    }

    double steepest() {
        return steepest;
    }

    /** The greatest allowed amount up to {@code amount}, not counting 0. */
    double floor(double amount) {
        if (!isStepped()) {
            return Math.min(hi, Math.max(lo, amount));
        }
        double steps = Math.floor(stepsTo(instrument, Math.min(hi, Math.max(lo, amount))));
        return Math.max(lo, onGrid(instrument, hi, steps));
    }

    private double ceiling(double amount) {
        double below = floor(amount);
        return below >= amount ? below : next(below);
    }

    private double next(double amount) {
        return isStepped() ? Math.min(hi, onGrid(instrument, hi, Math.rint(stepsTo(instrument, amount)) + 1)) : amount;
    }

    /** The greatest allowed amount up to {@code amount}, 0 counted where it is allowed. */
    double under(double amount) {
        return zero && amount < lo ? 0 : floor(amount);
    }

    /** The next greater amount that comes by itself: the next step, or the least above nothing; itself where none does. */
    double after(double amount) {
        return zero && amount < lo ? lo : next(amount);
    }

    /** The amounts up to {@code amount}; always some where {@code amount} lies strictly inside. */
    Optional<SpendRange> upTo(double amount) {
        if (amount < lo) {
            return zero ? Optional.of(new SpendRange(instrument, false, 0, 0)) : Optional.empty();
        }
        return Optional.of(new SpendRange(instrument, zero, lo, floor(amount)));
    }

    /** The amounts from {@code amount} on, or from the next on the grid. */
    Optional<SpendRange> from(double amount) {
        if (amount < lo) {
            return Optional.of(new SpendRange(instrument, false, lo, hi));
        }
        double first = isStepped() ? next(floor(amount)) : amount;
        return first <= floor(amount) && isStepped()
                ? Optional.empty()
                : Optional.of(new SpendRange(instrument, false, first, hi));
    }
}
