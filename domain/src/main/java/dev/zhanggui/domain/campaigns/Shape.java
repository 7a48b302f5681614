package dev.zhanggui.domain.campaigns;

import java.util.Arrays;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A curve on trial over one record: the three figures that bend it, and the two that are best for them (base and coef,
 * which are linear and come by weighted least squares, neither below 0).
 */
record Shape(double alpha, double inflexion, double adstock, double base, double coef, double[] residuals, double loss)
        implements ValueObject {

    static Shape of(double alpha, double inflexion, double adstock, Spends spends, double[] weights) {
        var filled = spends.stocked(adstock);
        for (int i = 0; i < filled.length; i++) {
            filled[i] = filled[i] == 0 ? 0 : 1 / (1 + Math.pow(inflexion / filled[i], alpha));
        }
        var responses = spends.responses();
        double w = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < filled.length; i++) {
            w += weights[i];
            x += weights[i] * filled[i];
            y += weights[i] * responses[i];
            xx += weights[i] * filled[i] * filled[i];
            xy += weights[i] * filled[i] * responses[i];
        }
        double spread = w * xx - x * x;
        double coef = spread <= 1e-12 * w * xx ? 0 : (w * xy - x * y) / spread;
        double base = (y - coef * x) / w;
        if (coef < 0) {
            coef = 0;
            base = y / w;
        } else if (base < 0) {
            base = 0;
            coef = xy / xx;
        }
        double loss = 0;
        for (int i = 0; i < filled.length; i++) {
            filled[i] = responses[i] - base - coef * filled[i];
            loss += weights[i] * filled[i] * filled[i];
        }
        return new Shape(alpha, inflexion, adstock, base, coef, filled, loss);
    }

    /**
     * Weights that let a day count the less the further it lies off (Huber's, at 1.345 of the usual distance), so that
     * one day of a broken counter does not bend the curve.
     */
    double[] weights() {
        var off = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        double usual = 1.4826 * off[off.length / 2];
        return Arrays.stream(residuals)
                .map(residual -> usual <= 0 ? 1 : Math.min(1, 1.345 * usual / Math.max(1e-300, Math.abs(residual))))
                .toArray();
    }
}
