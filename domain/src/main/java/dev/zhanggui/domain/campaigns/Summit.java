package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/** A split that can be carried out: no amount of it can be moved a little to bring more. */
record Summit(double[] amounts, double response, double price) implements ValueObject {
    private static final int HALVINGS_MAX = 200;

    static Summit of(SpendRange[] ranges, ToDoubleFunction<SpendRange> amount, double price) {
        var amounts = Arrays.stream(ranges).mapToDouble(amount).toArray();
        return new Summit(amounts, response(amounts, ranges), price);
    }

    /**
     * The summit nearest to {@code amounts}: what stands where each further unit brings less is moved until all of that
     * brings the same at the margin and the total is spent; all else stays. Null where that takes more than the total.
     */
    static @Nullable Summit near(double[] amounts, SpendRange[] ranges, double total, double guess) {
        var movable = new boolean[ranges.length];
        double rest = total;
        double least = 0;
        for (int i = 0; i < ranges.length; i++) {
            movable[i] = ranges[i].isMovable(amounts[i]);
            if (movable[i]) {
                least += ranges[i].steepest();
            } else {
                rest -= amounts[i];
            }
        }
        if (rest < least) {
            return null;
        }
        var moved = amounts.clone();
        double price = level(moved, movable, ranges, rest, guess);
        spendRest(moved, movable, ranges, total);
        return new Summit(moved, response(moved, ranges), price);
    }

    private static double response(double[] amounts, SpendRange[] ranges) {
        double response = 0;
        for (int i = 0; i < ranges.length; i++) {
            response += ranges[i].response(amounts[i]);
        }
        return response;
    }

    /** Gives the movable ones what makes their margins alike and their sum at most {@code rest}; answers that margin. */
    private static double level(double[] amounts, boolean[] movable, SpendRange[] ranges, double rest, double guess) {
        if (put(amounts, movable, ranges, 0) <= rest) {
            return 0;
        }
        double low = 0;
        double high = guess;
        while (put(amounts, movable, ranges, high) > rest && high < Double.MAX_VALUE / 4) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS_MAX; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            double sum = put(amounts, movable, ranges, middle);
            if (sum > rest) {
                low = middle;
            } else {
                high = middle;
                if (rest - sum <= 1e-13 * rest) {
                    break;
                }
            }
        }
        put(amounts, movable, ranges, high);
        return high;
    }

    @CanIgnoreReturnValue
    private static double put(double[] amounts, boolean[] movable, SpendRange[] ranges, double price) {
        double sum = 0;
        for (int i = 0; i < ranges.length; i++) {
            if (movable[i]) {
                amounts[i] = ranges[i].peakAt(price);
                sum += amounts[i];
            }
        }
        return sum;
    }

    /** Spends what is left over: on what moves first, then by steps, the step that brings most for its money first. */
    private static void spendRest(double[] amounts, boolean[] movable, SpendRange[] ranges, double total) {
        double left = total - Arrays.stream(amounts).sum();
        while (left > 0) {
            int best = -1;
            double next = 0;
            double rate = 0;
            for (int i = 0; i < ranges.length; i++) {
                double to = movable[i] ? Math.min(ranges[i].hi, amounts[i] + left) : ranges[i].after(amounts[i]);
                double more = to - amounts[i];
                double gain = ranges[i].response(to) - ranges[i].response(amounts[i]);
                if (more > 0 && more <= left && gain / more > rate) {
                    best = i;
                    next = to;
                    rate = gain / more;
                }
            }
            if (best < 0) {
                return;
            }
            left -= next - amounts[best];
            amounts[best] = next;
        }
    }
}
