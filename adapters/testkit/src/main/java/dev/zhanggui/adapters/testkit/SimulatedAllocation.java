package dev.zhanggui.adapters.testkit;

import static dev.zhanggui.adapters.testkit.SimulatedDesk.accepted;
import static dev.zhanggui.adapters.testkit.SimulatedDesk.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.StockModel.Lock;
import dev.zhanggui.adapters.testkit.StockModel.Policy;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.inventory.api.SettingAside.PutPolicy;
import dev.zhanggui.application.inventory.api.SettingAside.RemoveLock;
import dev.zhanggui.domain.inventory.AllocationPolicy.Safety;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Policies and locks set stock aside, as chance has it. */
final class SimulatedAllocation {
    private final SimulatedDesk desk;
    private final StockModel model;

    SimulatedAllocation(SimulatedDesk desk) {
        this.desk = desk;
        this.model = desk.model;
    }

    void setPolicy() {
        var sku = desk.sku();
        var shares = new TreeMap<String, Integer>();
        var safety = new TreeMap<Integer, Integer>();
        for (var store : StockModel.STORES.keySet()) {
            if (desk.random.nextInt(3) == 0) {
                shares.put(store, desk.random.nextInt(SimulatedDesk.UNITS_MAX));
            }
        }
        if (desk.random.nextInt(2) == 0) {
            safety.put(desk.place(), desk.random.nextInt(4));
        }
        var command = new PutPolicy(
                SimulatedDesk.ACTOR,
                new Sku(sku),
                shares.entrySet().stream()
                        .map(share -> new Share(
                                new StoreId(share.getKey()),
                                ShareKind.FIXED,
                                BigDecimal.valueOf(share.getValue()),
                                Optional.empty()))
                        .toList(),
                safety.entrySet().stream()
                        .map(kept -> new Safety(location(kept.getKey()), Quantity.of(kept.getValue())))
                        .toList(),
                Optional.empty(),
                false);
        var set = desk.give(
                        "policy " + sku + " " + shares + " " + safety,
                        () -> desk.inventory().settingAside().putPolicy(command))
                .orThrow();
        var before = model.policies.get(sku);
        if (before == null
                || !before.shares().equals(shares)
                || !before.safety().equals(safety)) {
            int version = before == null ? 1 : before.version() + 1;
            model.policies.put(sku, new Policy(version, shares, safety));
            shares.keySet().forEach(store -> model.used.put(sku + "/share:" + version + ":" + store, 0L));
        }
        assertThat(set.policy().version())
                .isEqualTo(Objects.requireNonNull(model.policies.get(sku)).version());
    }

    void setLock() {
        var sku = desk.sku();
        var id = SimulatedDesk.LOCKS.get(desk.random.nextInt(SimulatedDesk.LOCKS.size()));
        var standing =
                Optional.ofNullable(model.locks.getOrDefault(sku, Map.of()).get(id));
        var store = standing.map(Lock::store).orElse(desk.store());
        int units = desk.random.nextInt(SimulatedDesk.UNITS_MAX);
        long from = desk.millis() + desk.random.nextInt(-300_000, 300_000);
        long to = from + 1 + desk.random.nextInt(900_000);
        var window = new Period(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
        var command = new PutLock(
                SimulatedDesk.ACTOR,
                new Sku(sku),
                new LockId(id),
                new StoreId(store),
                Quantity.of(units),
                window,
                standing.map(lock -> (long) lock.version()));
        var set = desk.give(
                "lock " + sku + " " + id + " " + store + " " + units,
                () -> desk.inventory().settingAside().putLock(command));
        long used = standing.isPresent() ? model.used.getOrDefault(sku + "/lock:" + id, 0L) : 0;
        boolean can = to > desk.millis() && Math.max(0, units - used) <= model.lockable(sku, store, id, from, to);
        assertThat(accepted(set)).as("%s", set).isEqualTo(can);
        if (can) {
            model.locks
                    .computeIfAbsent(sku, none -> new TreeMap<>())
                    .put(id, new Lock(store, units, from, to, model.nextLockVersion(sku, id)));
            model.used.putIfAbsent(sku + "/lock:" + id, 0L);
        }
    }

    void removeLock() {
        var sku = desk.sku();
        var id = SimulatedDesk.LOCKS.get(desk.random.nextInt(SimulatedDesk.LOCKS.size()));
        var standing =
                Optional.ofNullable(model.locks.getOrDefault(sku, Map.of()).get(id));
        var command = new RemoveLock(
                SimulatedDesk.ACTOR, new Sku(sku), new LockId(id), standing.map(lock -> (long) lock.version()));
        var removed = desk.give(
                "unlock " + sku + " " + id,
                () -> desk.inventory().settingAside().removeLock(command));
        assertThat(accepted(removed)).isEqualTo(standing.isPresent());
        if (standing.isPresent()) {
            model.locks.getOrDefault(sku, Map.of()).remove(id);
            var unused = model.nextLockVersion(sku, id);
            model.used.remove(sku + "/lock:" + id);
        }
    }
}
