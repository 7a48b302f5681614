package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.campaigns.SplitRefused.TotalTooSmall;
import dev.zhanggui.domain.shared.Decision;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Promotion money parted over instruments so that together they bring the most: the best of all splits, not one of
 * several summits, with a certificate that says how far off it can be at most.
 *
 * @param shares in the order of the instruments
 * @param response what the shares bring together
 * @param unspent what no instrument may take, or would bring nothing
 * @param lambda what the next unit of money would bring
 * @param bound what no split can exceed
 */
public record Split(List<Share> shares, double response, double unspent, double lambda, double bound)
        implements ValueObject {
    /** Instruments of one split. */
    public static final int INSTRUMENTS_MAX = 500;

    /** What one instrument is given, and what it brings for it. */
    public record Share(String name, double amount, double response, double marginal) implements ValueObject {}

    public Split {
        shares = List.copyOf(shares);
    }

    /** The best split of {@code total}; refused where the instruments ask for more than that at least. */
    public static Decision<Split, SplitRefused> of(double total, List<Instrument> instruments) {
        double least = instruments.stream().mapToDouble(Instrument::least).sum();
        if (least > total) {
            return Decision.refused(new TotalTooSmall(total, least));
        }
        return Decision.accepted(new SplitSearch(total, instruments).best());
    }

    /** How far the bound lies above the response, as a part of it; 0 only when nothing better exists. */
    public double gap() {
        return Math.abs(bound - response) / Math.max(1, Math.abs(response));
    }
}
