package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.Optional;

/** Allocation policies and campaign locks as they are kept. */
public interface SetAsides {

    /** The policy in force: of those whose {@code from} has come the latest, and of equal ones the newest version. */
    Optional<Versioned<AllocationPolicy>> inForce(Sku sku, Instant now);

    /** The policy that was set last, in force or still to come. */
    Optional<Versioned<AllocationPolicy>> newest(Sku sku);

    /** Adds a version, one above the newest, and with it its fixed shares, of which nothing is used yet. */
    void add(AllocationPolicy policy, long version);

    /** A lock with the store's serving list as it is now. */
    Optional<StockLock> lock(Sku sku, LockId id);

    /**
     * The last version that the lock of this id had, its end counted as one; 0 where there never was one. A lock made
     * anew under an old id goes on from there, so that no old version is ever met again.
     */
    long lastVersion(Sku sku, LockId id);

    /**
     * Writes a lock's version over the {@link #lastVersion}; what was drawn on a lock that stands stays.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version stands
     */
    void save(StockLock lock);

    /** Takes a lock away, as a version of its own; what was drawn on it stays with those who drew. */
    void remove(StockLock lock);
}
