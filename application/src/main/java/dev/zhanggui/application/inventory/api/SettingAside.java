package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.SetAsideRefused;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept for whom: allocation policies and campaign locks. */
public interface SettingAside {

    /**
     * Sets a new policy version; the one that stands, sent again, changes nothing. Shares are taken at any stock, since
     * stock comes later; the answer warns where they exceed it.
     */
    Decision<PolicySet, SetAsideRefused> putPolicy(PutPolicy command);

    /** The policy that was set last. */
    Optional<Versioned<AllocationPolicy>> policy(Sku sku);

    /** Cuts a lock out of what is free, or changes one; refused with the shortfall where it asks for more. */
    Decision<LockSet, SetAsideRefused> putLock(PutLock command);

    /** Ends a lock now: what was not sold of it returns to the pool. */
    Decision<StockLock, SetAsideRefused> removeLock(RemoveLock command);

    Optional<StockLock> lock(Sku sku, LockId id);

    /** @param from empty: from now on */
    record PutPolicy(
            Actor actor,
            Sku sku,
            List<AllocationPolicy.Share> shares,
            List<AllocationPolicy.Safety> safety,
            Optional<Instant> from,
            boolean overshare) {}

    /** @param warnings {@code share-above-free} {store, value, free}; {@code may-oversell} {ratios, published, free} */
    record PolicySet(Versioned<AllocationPolicy> policy, Change change, List<Reason> warnings) {}

    /**
     * @param window from when to when the units are set aside, half open
     * @param expected the version that the caller saw; needed where the lock exists and changes
     */
    record PutLock(
            Actor actor,
            Sku sku,
            LockId id,
            StoreId store,
            Quantity quantity,
            Period window,
            Optional<Long> expected) {}

    record RemoveLock(Actor actor, Sku sku, LockId id, Optional<Long> expected) {}

    record LockSet(StockLock lock, Change change) {}
}
