package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.campaigns.FittedCurve.Interval;
import java.util.Arrays;
import org.jmolecules.ddd.types.ValueObject;

/**
 * How sure the figures of a fitted curve are: 90 % intervals from the curvature of the loss where it is least (the
 * delta method), Student's t for the days there are beyond the figures. Alpha and inflexion, which are positive, have
 * theirs on a logarithmic scale.
 *
 * @param half half the interval of what the curve brings at the middle of the spends seen
 */
record Certainty(Interval coef, Interval alpha, Interval inflexion, Interval base, Interval adstock, double half)
        implements ValueObject {
    private static final double NORMAL_95 = 1.6448536269514722;
    private static final int BASE = 0;
    private static final int COEF = 1;
    private static final int ALPHA = 2;
    private static final int INFLEXION = 3;
    private static final int ADSTOCK = 4;

    static Certainty of(Shape shape, Spends spends) {
        var weights = shape.weights();
        int figures = shape.adstock() > 0 ? 5 : 4;
        var slopes = new double[figures][];
        for (int k = 0; k < figures; k++) {
            slopes[k] = slope(shape, spends, k);
        }
        int freedom = spends.days() - figures;
        var inverse = freedom < 1 ? null : Normal.inverse(Normal.products(slopes, weights));
        if (inverse == null) {
            return unknown(shape);
        }
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += weights[i] * shape.residuals()[i] * shape.residuals()[i];
        }
        double t = student(freedom);
        double noise = loss / freedom;
        var half = new double[figures];
        for (int k = 0; k < figures; k++) {
            half[k] = t * Math.sqrt(noise * Math.max(0, inverse[k][k]));
        }
        return new Certainty(
                around(shape.coef(), half[COEF], 0, Double.POSITIVE_INFINITY),
                byFactor(shape.alpha(), half[ALPHA]),
                byFactor(shape.inflexion(), half[INFLEXION]),
                around(shape.base(), half[BASE], 0, Double.POSITIVE_INFINITY),
                figures == 5 ? around(shape.adstock(), half[ADSTOCK], 0, 1) : new Interval(0, 0),
                t * Math.sqrt(noise * Math.max(0, spread(middle(shape, spends, figures), inverse))));
    }

    private static Certainty unknown(Shape shape) {
        var any = new Interval(0, Double.POSITIVE_INFINITY);
        var adstock = shape.adstock() > 0 ? new Interval(0, 1) : new Interval(0, 0);
        return new Certainty(any, any, any, any, adstock, Double.POSITIVE_INFINITY);
    }

    private static Interval around(double value, double half, double least, double most) {
        return new Interval(Math.max(least, value - half), Math.min(most, value + half));
    }

    private static Interval byFactor(double value, double half) {
        return new Interval(value * Math.exp(-half), value * Math.exp(half));
    }

    /** How what comes of each day moves with figure {@code k}. */
    private static double[] slope(Shape shape, Spends spends, int k) {
        double by = k == COEF || k == BASE ? 1 : 1e-5;
        var here = brought(shape, spends, k, 0);
        var beside = brought(shape, spends, k, by);
        for (int i = 0; i < here.length; i++) {
            here[i] = (beside[i] - here[i]) / by;
        }
        return here;
    }

    private static double[] brought(Shape shape, Spends spends, int k, double by) {
        double base = shape.base() + (k == BASE ? by : 0);
        double coef = shape.coef() + (k == COEF ? by : 0);
        double alpha = shape.alpha() * (k == ALPHA ? Math.exp(by) : 1);
        double inflexion = shape.inflexion() * (k == INFLEXION ? Math.exp(by) : 1);
        double adstock = shape.adstock() - (k == ADSTOCK ? by : 0);
        var sign = k == ADSTOCK ? -1 : 1;
        var stocked = spends.stocked(adstock);
        return Arrays.stream(stocked)
                .map(z -> sign * (base + coef * (z == 0 ? 0 : 1 / (1 + Math.pow(inflexion / z, alpha)))))
                .toArray();
    }

    /** How what the curve brings at the middle of the spends seen moves with each figure but the base. */
    private static double[] middle(Shape shape, Spends spends, int figures) {
        var sorted = Arrays.stream(spends.spends()).sorted().toArray();
        double z = (sorted[0] + sorted[sorted.length - 1]) / 2 + spends.meanCarry(shape.adstock());
        var middle = new double[figures];
        if (z > 0) {
            double filled = 1 / (1 + Math.pow(shape.inflexion() / z, shape.alpha()));
            double bend = shape.coef() * filled * (1 - filled);
            middle[COEF] = filled;
            middle[ALPHA] = bend * shape.alpha() * Math.log(z / shape.inflexion());
            middle[INFLEXION] = -bend * shape.alpha();
        }
        return middle;
    }

    private static double spread(double[] slope, double[][] inverse) {
        double spread = 0;
        for (int k = 0; k < slope.length; k++) {
            for (int j = 0; j < slope.length; j++) {
                spread += slope[k] * inverse[k][j] * slope[j];
            }
        }
        return spread;
    }

    /** The 95th percentile of Student's t, by the expansion around the normal one; exact to a percent from 3 on. */
    private static double student(int freedom) {
        double z = NORMAL_95;
        double cube = z * z * z;
        double fifth = cube * z * z;
        double first = (cube + z) / 4;
        double second = (5 * fifth + 16 * cube + 3 * z) / 96;
        return freedom == 1 ? 6.314 : freedom == 2 ? 2.920 : z + first / freedom + second / freedom / freedom;
    }
}
