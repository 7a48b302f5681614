package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.inventory.api.SettingAside;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.ChangedMeanwhile;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.InventoryEvent.PolicyChanged;
import dev.zhanggui.domain.inventory.InventoryEvent.StockLocked;
import dev.zhanggui.domain.inventory.InventoryEvent.StockUnlocked;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.PageStock;
import dev.zhanggui.domain.inventory.SetAsideRefused;
import dev.zhanggui.domain.inventory.SetAsideRefused.UnknownLock;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.StockLock;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.inventory.UnknownReference;
import dev.zhanggui.domain.inventory.UnknownSku;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sets policies and cuts locks, under the lock of the SKU. */
public final class AllocationSetter implements SettingAside {
    private final Transactions transactions;
    private final Stores stores;
    private final Locations locations;
    private final StockLedgers ledgers;
    private final SetAsides setAsides;
    private final Journal journal;
    private final InstantSource clock;
    private final Gate gate;

    public AllocationSetter(Storage storage, InstantSource clock, Gate gate) {
        this.transactions = storage.transactions();
        this.stores = storage.stores();
        this.locations = storage.locations();
        this.ledgers = storage.stockLedgers();
        this.setAsides = storage.setAsides();
        this.journal = storage.journal();
        this.clock = clock;
        this.gate = gate;
    }

    @Override
    public Decision<SettingAside.PolicySet, SetAsideRefused> putPolicy(PutPolicy command) {
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = gate.bars(command.actor(), Permission.POLICY);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (!ledgers.lock(only(command.sku()), now).containsKey(command.sku())) {
                return Decision.refused(new UnknownSku(command.sku()));
            }
            return unknownIn(command)
                    .<Decision<SettingAside.PolicySet, SetAsideRefused>>map(Decision::refused)
                    .orElseGet(() -> setPolicy(command, now));
        });
    }

    private Optional<SetAsideRefused> unknownIn(PutPolicy command) {
        for (var share : command.shares()) {
            if (stores.find(share.store()).isEmpty()) {
                return Optional.of(new UnknownReference("store", share.store().code()));
            }
        }
        for (var safety : command.safety()) {
            if (locations.find(safety.location()).isEmpty()) {
                return Optional.of(
                        new UnknownReference("location", safety.location().code()));
            }
        }
        return Optional.empty();
    }

    private Decision<SettingAside.PolicySet, SetAsideRefused> setPolicy(PutPolicy command, Instant now) {
        var newest = setAsides.newest(command.sku());
        var from = command.from()
                .orElseGet(() -> newest.map(found -> found.value().from())
                        .filter(earlier -> sameBut(command, newest.get().value(), earlier))
                        .orElse(now));
        var policy = policy(command, from);
        if (newest.isPresent() && newest.get().value().equals(policy)) {
            return Decision.accepted(new SettingAside.PolicySet(newest.get(), Change.UNCHANGED, warnings(policy, now)));
        }
        return policy.checked().map(checked -> {
            long version = newest.map(Versioned::version).orElse(0L) + 1;
            setAsides.add(checked, version);
            Map<String, Object> before =
                    newest.map(found -> Facts.of(found.value())).orElse(Map.of());
            var event = new PolicyChanged(command.sku(), Facts.of(checked));
            journal.write(new Journal.Entry(
                    now, command.actor(), "policy", command.sku().code(), version, before, event, ""));
            var change = version == 1 ? Change.CREATED : Change.CHANGED;
            return new SettingAside.PolicySet(new Versioned<>(checked, version), change, warnings(checked, now));
        });
    }

    /** Whether a policy sent without a beginning is the one that stands, whenever that began. */
    private static boolean sameBut(PutPolicy command, AllocationPolicy standing, Instant from) {
        return policy(command, from).equals(standing);
    }

    private static AllocationPolicy policy(PutPolicy command, Instant from) {
        return new AllocationPolicy(command.sku(), command.shares(), command.safety(), from, command.overshare());
    }

    private List<Reason> warnings(AllocationPolicy policy, Instant now) {
        var found = ledgers.read(policy.sku(), now);
        var warnings = new ArrayList<Reason>();
        found.ifPresent(ledger -> {
            for (var share : policy.fixedShares()) {
                long free = stores.find(share.store())
                        .map(store -> ledger.free(store.value().channel()))
                        .orElse(0L);
                if (share.value().longValue() > free) {
                    warnings.add(new Reason(
                            "share-above-free",
                            Map.of(
                                    "store",
                                    share.store().code(),
                                    "value",
                                    share.value().longValue(),
                                    "free",
                                    free)));
                }
            }
            if (policy.overshare()) {
                oversold(policy, ledger).ifPresent(warnings::add);
            }
        });
        return warnings;
    }

    /** How many units the pages of all stores would show beyond what there is. */
    private Optional<Reason> oversold(AllocationPolicy policy, StockLedger ledger) {
        var channels = stores.all().stream().map(Store::channel).toList();
        long published = PageStock.of(ledger, channels, Optional.of(policy)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long free = ledger.free();
        return published > free
                ? Optional.of(new Reason(
                        "may-oversell", Map.of("published", published, "free", free, "units", published - free)))
                : Optional.empty();
    }

    @Override
    public Optional<Versioned<AllocationPolicy>> policy(Sku sku) {
        return setAsides.newest(sku);
    }

    @Override
    public Decision<LockSet, SetAsideRefused> putLock(PutLock command) {
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = gate.bars(command.actor(), Permission.POLICY, command.store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var ledger = ledgers.lockWithin(command.sku(), now, command.window());
            if (ledger.isEmpty()) {
                return Decision.refused(new UnknownSku(command.sku()));
            }
            var store = stores.find(command.store());
            return store.isEmpty()
                    ? Decision.refused(
                            new UnknownReference("store", command.store().code()))
                    : cut(command, store.get().value().channel(), ledger.get(), now);
        });
    }

    private Decision<LockSet, SetAsideRefused> cut(PutLock command, Channel channel, StockLedger ledger, Instant now) {
        var standing = setAsides.lock(command.sku(), command.id());
        long version = standing.map(StockLock::version).orElse(0L);
        long used = standing.map(StockLock::used).orElse(0L);
        long next = setAsides.lastVersion(command.sku(), command.id()) + 1;
        var lock =
                new StockLock(command.id(), command.sku(), channel, command.quantity(), command.window(), used, next);
        if (standing.isPresent() && standing.get().sameContentAs(lock)) {
            return Decision.accepted(new LockSet(standing.get(), Change.UNCHANGED));
        }
        if (isStale(command.expected(), version)) {
            return Decision.refused(stale(command.id(), command.expected(), version));
        }
        return lock.cutOutOf(ledger, now).map(granted -> {
            setAsides.save(granted);
            var event = new StockLocked(
                    command.sku(),
                    command.id(),
                    command.store(),
                    command.quantity(),
                    command.window().from(),
                    command.window().to());
            Map<String, Object> before = standing.map(Facts::of).orElse(Map.of());
            journal.write(new Journal.Entry(
                    now, command.actor(), "lock", subject(command.sku(), command.id()), next, before, event, ""));
            return new LockSet(granted, version == 0 ? Change.CREATED : Change.CHANGED);
        });
    }

    @Override
    public Decision<StockLock, SetAsideRefused> removeLock(RemoveLock command) {
        var now = clock.instant();
        return transactions.run(() -> {
            if (!ledgers.lock(only(command.sku()), now).containsKey(command.sku())) {
                return Decision.refused(new UnknownSku(command.sku()));
            }
            var standing = setAsides.lock(command.sku(), command.id());
            if (standing.isEmpty()) {
                return Decision.refused(new UnknownLock(command.sku(), command.id()));
            }
            var lock = standing.get();
            var barred =
                    gate.bars(command.actor(), Permission.POLICY, lock.channel().store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (isStale(command.expected(), lock.version())) {
                return Decision.refused(stale(command.id(), command.expected(), lock.version()));
            }
            setAsides.remove(lock);
            var event = new StockUnlocked(command.sku(), command.id());
            journal.write(new Journal.Entry(
                    now,
                    command.actor(),
                    "lock",
                    subject(command.sku(), command.id()),
                    lock.version() + 1,
                    Facts.of(lock),
                    event,
                    ""));
            return Decision.accepted(lock);
        });
    }

    @Override
    public Optional<StockLock> lock(Sku sku, LockId id) {
        return setAsides.lock(sku, id);
    }

    private static boolean isStale(Optional<Long> expected, long found) {
        return expected.isPresent() ? expected.get() != found : found != 0;
    }

    private static ChangedMeanwhile stale(LockId id, Optional<Long> expected, long found) {
        return new ChangedMeanwhile(id.code(), expected.orElse(0L), found);
    }

    private static String subject(Sku sku, LockId id) {
        return sku.code() + "/" + id.code();
    }

    private static TreeSet<Sku> only(Sku sku) {
        return new TreeSet<>(List.of(sku));
    }
}
