package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.inventory.SetAsideRefused.LockEnded;
import dev.zhanggui.domain.inventory.SetAsideRefused.LockTooLarge;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Units of one SKU set aside for one store's campaign while its window lasts: a fixed share with an end. What was not
 * sold of it returns to the pool by itself.
 *
 * @param channel the store, and what serves it
 * @param used what the store's reservations drew on it
 */
public record StockLock(LockId id, Sku sku, Channel channel, Quantity quantity, Period window, long used, long version)
        implements AggregateRoot<StockLock, LockId> {

    @Override
    public LockId getId() {
        return id;
    }

    /**
     * Cuts the lock out of what is free, or refuses it with the shortfall.
     *
     * @param ledger the SKU with all that is set aside at any time of the lock's window
     */
    public Decision<StockLock, SetAsideRefused> cutOutOf(StockLedger ledger, Instant now) {
        if (!window.to().isAfter(now)) {
            return Decision.refused(new LockEnded(id, window.to(), now));
        }
        long free = ledger.withoutClaim(ClaimId.of(id)).lockable(channel);
        long needed = Math.max(0, quantity.units() - used);
        return needed <= free
                ? Decision.accepted(this)
                : Decision.refused(new LockTooLarge(sku, channel.store(), quantity, free, needed - free));
    }

    /** Whether the same was asked; what was used of it, and the version, do not count. */
    public boolean sameContentAs(StockLock other) {
        return sku.equals(other.sku)
                && channel.store().equals(other.channel.store())
                && quantity.equals(other.quantity)
                && window.equals(other.window);
    }
}
