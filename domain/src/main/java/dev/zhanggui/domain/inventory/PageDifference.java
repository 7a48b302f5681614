package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.Comparator;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A page that shows other stock than it should.
 *
 * @param available the largest reservation that would be accepted now
 * @param toPublish what the page may show: the correction to send
 */
public record PageDifference(StoreId store, Sku sku, long shown, Instant shownAt, long available, long toPublish)
        implements ValueObject {

    /** The worst first. */
    public enum Risk {
        /** More is shown than can be sold: what is bought beyond it cannot be sent. */
        OVERSOLD,
        /** More is shown than is this store's: others may lack it. */
        ABOVE_SHARE,
        /** Less is shown than may be sold: buyers go elsewhere. */
        UNDERSOLD
    }

    /** By risk, then by units, then by SKU. */
    public static final Comparator<PageDifference> WORST_FIRST = Comparator.comparing(PageDifference::risk)
            .thenComparing(Comparator.comparingLong(PageDifference::units).reversed())
            .thenComparing(PageDifference::sku);

    public boolean isDifferent() {
        return shown != toPublish;
    }

    public Risk risk() {
        if (shown > available) {
            return Risk.OVERSOLD;
        }
        return shown > toPublish ? Risk.ABOVE_SHARE : Risk.UNDERSOLD;
    }

    /** By how many units the page is wrong: beyond what is available or, where it is not, beyond its own part. */
    public long units() {
        return Math.abs(shown - (risk() == Risk.OVERSOLD ? available : toPublish));
    }
}
