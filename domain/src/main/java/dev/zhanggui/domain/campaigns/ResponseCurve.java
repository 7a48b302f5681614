package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.Invariant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What an instrument of promotion brings for what is spent on it in a period: {@code coef · z^alpha / (z^alpha +
 * inflexion^alpha)} with {@code z = spend + carry}, the Hill curve. It saturates at {@code coef}; with {@code alpha}
 * above 1 it is S-shaped: little money brings next to nothing, and half the money less than half.
 *
 * @param coef what endless money would bring, in visitors, orders or contribution
 * @param alpha the shape: up to 1 concave, above 1 S-shaped
 * @param inflexion the z at which half of {@code coef} is reached
 * @param carry what earlier spending still adds to this period's
 */
public record ResponseCurve(double coef, double alpha, double inflexion, double carry) implements ValueObject {
    public static final double ALPHA_MAX = 100;

    private static final int NEWTON_STEPS_MAX = 100;
    private static final double ENOUGH = 1e-15;

    public ResponseCurve {
        Invariant.holds(coef >= 0 && coef < Double.POSITIVE_INFINITY, "coef must not be negative: %s", coef);
        Invariant.holds(alpha > 0 && alpha <= ALPHA_MAX, "alpha must lie in (0, %s]: %s", ALPHA_MAX, alpha);
        Invariant.holds(
                inflexion > 0 && inflexion < Double.POSITIVE_INFINITY, "inflexion must be positive: %s", inflexion);
        Invariant.holds(carry >= 0 && carry < Double.POSITIVE_INFINITY, "carry must not be negative: %s", carry);
    }

    public double response(double spend) {
        return coef * filled(spend + carry);
    }

    /** What one more unit of money would bring, at {@code spend}; infinite at nothing where the curve begins upright. */
    public double marginal(double spend) {
        double z = spend + carry;
        if (z == 0) {
            return alpha < 1 ? Double.POSITIVE_INFINITY : alpha == 1 ? coef / inflexion : 0;
        }
        double filled = filled(z);
        return coef * alpha * filled * (1 - filled) / z;
    }

    /** How much of {@code coef} is reached, 0 to 1. */
    private double filled(double z) {
        return z == 0 ? 0 : 1 / (1 + Math.exp(alpha * Math.log(inflexion / z)));
    }

    /** The spend from which on each further unit brings less than the one before; never negative. */
    double steepest() {
        if (alpha <= 1) {
            return 0;
        }
        double z = inflexion * Math.pow((alpha - 1) / (alpha + 1), 1 / alpha);
        return Math.max(0, z - carry);
    }

    /**
     * The spend beyond {@link #steepest()} at which the next unit brings {@code lambda}. Newton's way on the logarithm
     * of the marginal over the logarithm of z, which is concave and falling there: begun to the right of the root it
     * never leaves that side, so it needs no bracket.
     *
     * @param lambda above 0 and below the marginal at {@code steepest}
     */
    double spendAtMarginal(double lambda) {
        double logInflexion = Math.log(inflexion);
        double logTop = Math.log(coef * alpha);
        double logLambda = Math.log(lambda);
        double t = (logTop + alpha * logInflexion - logLambda) / (alpha + 1);
        for (int step = 0; step < NEWTON_STEPS_MAX; step++) {
            double rest = Math.exp(alpha * (logInflexion - t));
            double filled = 1 / (1 + rest);
            double above = logTop + Math.log(rest) - 2 * Math.log1p(rest) - t - logLambda;
            double slope = alpha * (1 - 2 * filled) - 1;
            if (slope >= 0) {
                break;
            }
            double next = t - above / slope;
            if (!(next < t) || t - next <= ENOUGH * Math.abs(t)) {
                t = Math.min(t, next);
                break;
            }
            t = next;
        }
        return Math.exp(t) - carry;
    }
}
