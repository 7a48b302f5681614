package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.campaigns.FittedCurve.Between;
import dev.zhanggui.domain.campaigns.FittedCurve.Interval;
import dev.zhanggui.domain.campaigns.FittedCurve.TooLittle;
import dev.zhanggui.domain.campaigns.FittedCurve.TooLittle.Why;
import dev.zhanggui.domain.shared.Invariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a response curve out of a record: many starts, since the squares have several valleys; from the best of them
 * downhill by Levenberg and Marquardt's way; and again with the days that lie far off counted less, until nothing
 * moves. Carry-over is believed only where it explains more than chance would.
 */
final class CurveFitting {
    private static final double[] ALPHAS = {0.5, 0.9, 1.5, 2.5, 4};
    private static final double[] HALFWAYS = {0.2, 0.5, 1, 2, 5};
    private static final double[] ADSTOCKS = {0, 0.3, 0.6, 0.85};
    private static final double ALPHA_MIN = 0.2;
    private static final double ALPHA_MAX = 8;
    private static final double ADSTOCK_MAX = 0.95;
    private static final double REACH = 30;
    private static final int STARTS = 6;
    private static final int REWEIGHTINGS_MAX = 20;
    private static final double SAME_SPEND = 1.5;
    private static final double SURE = 0.5;

    private final Spends spends;
    private final double typical;

    CurveFitting(List<DailySpend> days) {
        Invariant.holds(!days.isEmpty(), "a curve needs a record");
        this.spends = Spends.of(days);
        double mean = Arrays.stream(spends.spends()).average().orElseThrow();
        this.typical = mean > 0 ? mean : 1;
    }

    FittedCurve fitted() {
        var plain = reweighted(false);
        var carrying = reweighted(true);
        var shape = isWorth(plain, carrying) ? carrying : plain;
        var certainty = Certainty.of(shape, spends);
        double carry = spends.meanCarry(shape.adstock());
        var curve = new ResponseCurve(shape.coef(), shape.alpha(), shape.inflexion(), carry);
        var seen = new Interval(
                Arrays.stream(spends.spends()).min().orElseThrow(),
                Arrays.stream(spends.spends()).max().orElseThrow());
        return new FittedCurve(
                curve,
                shape.base(),
                shape.adstock(),
                new Between(
                        certainty.coef(),
                        certainty.alpha(),
                        certainty.inflexion(),
                        certainty.base(),
                        certainty.adstock()),
                r2(shape),
                seen,
                missing(curve, seen, certainty));
    }

    /** Whether one more figure is worth what it explains, by Bayes' information criterion; the same days weigh in. */
    private boolean isWorth(Shape plain, Shape carrying) {
        if (carrying.adstock() == 0) {
            return false;
        }
        var weights = carrying.weights();
        double without = loss(plain, weights);
        double with = loss(carrying, weights);
        int days = spends.days();
        return with < without && days * Math.log(without / Math.max(with, Double.MIN_NORMAL)) > Math.log(days);
    }

    private static double loss(Shape shape, double[] weights) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += weights[i] * shape.residuals()[i] * shape.residuals()[i];
        }
        return loss;
    }

    private Shape reweighted(boolean carrying) {
        var weights = new double[spends.days()];
        Arrays.fill(weights, 1);
        var shape = starts(carrying, weights).stream()
                .map(start -> downhill(start, carrying, weights))
                .min(Comparator.comparingDouble(Shape::loss))
                .orElseThrow();
        for (int i = 0; i < REWEIGHTINGS_MAX; i++) {
            var next = downhill(shape, carrying, shape.weights());
            boolean still = Math.abs(next.coef() - shape.coef()) <= 1e-6 * (1 + shape.coef())
                    && Math.abs(next.base() - shape.base()) <= 1e-6 * (1 + shape.base());
            shape = next;
            if (still) {
                break;
            }
        }
        return shape;
    }

    private List<Shape> starts(boolean carrying, double[] weights) {
        var starts = new ArrayList<Shape>();
        for (double adstock : carrying ? ADSTOCKS : new double[] {0}) {
            for (double alpha : ALPHAS) {
                for (double halfway : HALFWAYS) {
                    starts.add(Shape.of(alpha, halfway * typical / (1 - adstock), adstock, spends, weights));
                }
            }
        }
        return starts.stream()
                .sorted(Comparator.comparingDouble(Shape::loss))
                .limit(STARTS)
                .toList();
    }

    /** One step after the other to less loss; a step that does not help is shortened and turned downhill. */
    private Shape downhill(Shape from, boolean carrying, double[] weights) {
        var here = Shape.of(from.alpha(), from.inflexion(), from.adstock(), spends, weights);
        int figures = carrying ? 3 : 2;
        double damping = 1e-3;
        for (int step = 0; step < 60 && damping < 1e12; step++) {
            var slopes = slopes(here, figures, weights);
            var move = Normal.step(slopes, here.residuals(), weights, damping);
            var next = moved(here, move, weights);
            if (next.loss() < here.loss()) {
                double gained = here.loss() - next.loss();
                here = next;
                damping = Math.max(1e-12, damping / 10);
                if (gained <= 1e-12 * here.loss()) {
                    break;
                }
            } else {
                damping *= 10;
            }
        }
        return here;
    }

    private double[][] slopes(Shape here, int figures, double[] weights) {
        var slopes = new double[figures][];
        for (int k = 0; k < figures; k++) {
            var nudge = new double[figures];
            boolean atTop = k == 2 && here.adstock() > ADSTOCK_MAX - 1e-4;
            double by = atTop ? -1e-5 : 1e-5;
            nudge[k] = by;
            var beside = moved(here, nudge, weights);
            slopes[k] = new double[spends.days()];
            for (int i = 0; i < spends.days(); i++) {
                slopes[k][i] = (here.residuals()[i] - beside.residuals()[i]) / by;
            }
        }
        return slopes;
    }

    /** Alpha and inflexion move by factors, adstock by amounts. */
    private Shape moved(Shape here, double[] by, double[] weights) {
        double alpha = within(here.alpha() * Math.exp(within(by[0], -1, 1)), ALPHA_MIN, ALPHA_MAX);
        double inflexion =
                within(here.inflexion() * Math.exp(within(by[1], -1, 1)), typical / REACH, typical * REACH * REACH);
        double adstock = by.length < 3 ? 0 : within(here.adstock() + within(by[2], -0.2, 0.2), 0, ADSTOCK_MAX);
        return Shape.of(alpha, inflexion, adstock, spends, weights);
    }

    private static double within(double value, double least, double most) {
        return Math.min(most, Math.max(least, value));
    }

    private double r2(Shape shape) {
        double mean = Arrays.stream(spends.responses()).average().orElseThrow();
        double all = Arrays.stream(spends.responses())
                .map(response -> (response - mean) * (response - mean))
                .sum();
        double left = Arrays.stream(shape.residuals()).map(r -> r * r).sum();
        return all == 0 ? 0 : Math.max(0, 1 - left / all);
    }

    private Optional<TooLittle> missing(ResponseCurve curve, Interval seen, Certainty certainty) {
        double from = seen.low() > 0 ? seen.low() / 2 : typical / 2;
        double to = Math.max(seen.high() * 1.5, typical * 2);
        if (spends.days() < FittedCurve.DAYS_MIN) {
            return Optional.of(new TooLittle(Why.FEW_DAYS, from, to, FittedCurve.DAYS_MIN - spends.days()));
        }
        if (seen.high() < SAME_SPEND * seen.low() || seen.high() == seen.low()) {
            return Optional.of(new TooLittle(Why.SAME_SPEND, from, to, FittedCurve.DAYS_MIN));
        }
        double middle = curve.response((seen.low() + seen.high()) / 2);
        if (!(certainty.half() <= SURE * middle)) {
            return Optional.of(new TooLittle(Why.UNSURE, from, to, FittedCurve.DAYS_MIN));
        }
        return Optional.empty();
    }
}
