package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.Claim;
import dev.zhanggui.domain.inventory.ClaimId;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Policies and locks, and what was drawn on each. */
final class MemorySetAsides implements SetAsides {
    private final MemoryCatalog catalog;
    /** Versions of each SKU's policy, from 1 on. */
    private final Memory.Table<Sku, List<AllocationPolicy>> policies;

    private final Memory.Table<Sku, Map<LockId, StockLock>> locks;
    private final Memory.Table<Ended, Long> ended;
    private final Memory.Table<Drawn, Long> drawn;

    MemorySetAsides(Memory memory, MemoryCatalog catalog) {
        this.catalog = catalog;
        this.policies = memory.new Table<>();
        this.locks = memory.new Table<>();
        this.ended = memory.new Table<>();
        this.drawn = memory.new Table<>();
    }

    private record Drawn(Sku sku, ClaimId claim) {}

    /** A lock that was taken away. */
    private record Ended(Sku sku, LockId lock) {}

    @Override
    public Optional<Versioned<AllocationPolicy>> inForce(Sku sku, Instant now) {
        return versions(sku).stream()
                .filter(policy -> !policy.value().from().isAfter(now))
                .max(Comparator.comparing((Versioned<AllocationPolicy> policy) ->
                                policy.value().from())
                        .thenComparing(Versioned::version));
    }

    @Override
    public Optional<Versioned<AllocationPolicy>> newest(Sku sku) {
        return versions(sku).stream().max(Comparator.comparing(Versioned::version));
    }

    private List<Versioned<AllocationPolicy>> versions(Sku sku) {
        var all = policies.find(sku).orElse(List.of());
        var versions = new ArrayList<Versioned<AllocationPolicy>>(all.size());
        all.forEach(policy -> versions.add(new Versioned<>(policy, versions.size() + 1L)));
        return versions;
    }

    @Override
    public void add(AllocationPolicy policy, long version) {
        var all = new ArrayList<>(policies.find(policy.sku()).orElse(List.of()));
        if (version != all.size() + 1) {
            throw new StaleWrite("policy of " + policy.sku() + " stands at " + all.size());
        }
        all.add(policy);
        policies.put(policy.sku(), List.copyOf(all));
        for (var share : policy.fixedShares()) {
            drawn.put(new Drawn(policy.sku(), ClaimId.of(version, share.store())), 0L);
        }
    }

    @Override
    public Optional<StockLock> lock(Sku sku, LockId id) {
        return Optional.ofNullable(locksOf(sku).get(id)).map(this::asItIsNow);
    }

    /** Of all SKUs. */
    List<StockLock> allLocks() {
        return locks.all().stream()
                .flatMap(ofOne -> ofOne.values().stream())
                .map(this::asItIsNow)
                .toList();
    }

    private Map<LockId, StockLock> locksOf(Sku sku) {
        return locks.find(sku).orElse(Map.of());
    }

    private StockLock asItIsNow(StockLock lock) {
        return new StockLock(
                lock.id(),
                lock.sku(),
                catalog.channel(lock.channel().store()),
                lock.quantity(),
                lock.window(),
                used(lock.sku(), ClaimId.of(lock.id())),
                lock.version());
    }

    private long used(Sku sku, ClaimId claim) {
        return drawn.find(new Drawn(sku, claim)).orElse(0L);
    }

    @Override
    public long lastVersion(Sku sku, LockId id) {
        var standing = locksOf(sku).get(id);
        return standing == null ? ended.find(new Ended(sku, id)).orElse(0L) : standing.version();
    }

    @Override
    public void save(StockLock lock) {
        if (lock.version() != lastVersion(lock.sku(), lock.id()) + 1) {
            throw new StaleWrite("lock " + lock.id() + " of " + lock.sku());
        }
        var all = new HashMap<>(locksOf(lock.sku()));
        all.put(lock.id(), lock);
        locks.put(lock.sku(), all);
        var key = new Drawn(lock.sku(), ClaimId.of(lock.id()));
        if (drawn.find(key).isEmpty()) {
            drawn.put(key, 0L);
        }
    }

    @Override
    public void remove(StockLock lock) {
        var all = new HashMap<>(locksOf(lock.sku()));
        all.remove(lock.id());
        locks.put(lock.sku(), all);
        ended.put(new Ended(lock.sku(), lock.id()), lock.version() + 1);
        drawn.remove(new Drawn(lock.sku(), ClaimId.of(lock.id())));
    }

    /** A lock made anew under an old id starts at nothing, so what is given back to it later may be more than it has. */
    void draw(ClaimUse use, int sign) {
        var key = new Drawn(use.sku(), use.claim());
        drawn.find(key)
                .ifPresent(used -> drawn.put(
                        key, Math.max(0, used + (long) sign * use.units().units())));
    }

    /** The shares in force at {@code now}, and the locks whose window is asked for. */
    List<Claim> claims(Sku sku, Instant now, Predicate<Period> windows) {
        var claims = new ArrayList<Claim>();
        inForce(sku, now).ifPresent(policy -> {
            for (var share : policy.value().fixedShares()) {
                var id = ClaimId.of(policy.version(), share.store());
                claims.add(new Claim(
                        id,
                        Claim.Kind.SHARE,
                        catalog.channel(share.store()),
                        share.value().longValueExact(),
                        used(sku, id),
                        share.rank()));
            }
        });
        for (var lock : locksOf(sku).values()) {
            if (windows.test(lock.window())) {
                var standing = asItIsNow(lock);
                claims.add(new Claim(
                        ClaimId.of(lock.id()),
                        Claim.Kind.LOCK,
                        standing.channel(),
                        lock.quantity().units(),
                        standing.used(),
                        0));
            }
        }
        return claims;
    }
}
