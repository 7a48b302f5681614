package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What every contract test starts from. Whoever builds a storage extends each contract once and answers the storage
 * under test; nothing in a contract may be skipped.
 */
public abstract class StorageContract {
    static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    static final Instant LATER = NOW.plusSeconds(1_800);
    static final Actor ACTOR = Actor.embedding("contract");
    static final LocationId HUB = new LocationId("hub");
    static final LocationId SHOP = new LocationId("shop");
    static final Sku SHIRT = new Sku("shirt");
    static final StoreId TMALL = new StoreId("tmall");

    /** Ids in the order of their bytes, which is not that of a dictionary, nor that of UTF-16. */
    static final List<String> IDS_IN_ORDER = List.of("10", "9", "B", "a", "b", "é", "中", "！", "\uD842\uDFB7");

    private static final long PATIENCE_SECONDS = 60;

    /** The storage under test: empty when a test begins, and the same one until it ends. */
    protected abstract Storage storage();

    /** The business says no. */
    record No(int number) implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A defect in a unit. */
    static final class Slip extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Slip() {
            super("slipped");
        }
    }

    /** Ids from last to first: whoever answers them in order has sorted them. */
    static List<String> idsBackwards() {
        var backwards = new ArrayList<>(IDS_IN_ORDER);
        Collections.reverse(backwards);
        return backwards;
    }

    /** Does {@code work} in a unit that is kept. */
    void unit(Runnable work) {
        var done = answer(() -> {
            work.run();
            return true;
        });
        assert done;
    }

    /** What a unit that is kept answers. */
    <T> T answer(Supplier<T> work) {
        Decision<T, No> done = storage().transactions().run(() -> Decision.accepted(work.get()));
        return done.orThrow();
    }

    /** Like {@link #unit}, by a caller who tries again when others were faster. */
    void unitInTheEnd(Runnable work) {
        boolean done = false;
        while (!done) {
            try {
                unit(work);
                done = true;
            } catch (StaleWrite again) {
                done = false;
            }
        }
    }

    /** Runs all racers at once and waits for their end; the first that fails fails the test. */
    static void race(int racers, IntConsumer racer) {
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        var start = new CountDownLatch(racers);
        var end = new CountDownLatch(racers);
        try (var background = new BackgroundThreads("race")) {
            for (int i = 0; i < racers; i++) {
                int number = i;
                background.loop("racer " + i, () -> {
                    try {
                        start.countDown();
                        await(start);
                        racer.accept(number);
                    } catch (RuntimeException | AssertionError e) {
                        failures.add(e);
                    } finally {
                        end.countDown();
                    }
                });
            }
            await(end);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " of " + racers + " racers failed", failures.get(0));
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing happened for " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static SortedSet<Sku> skus(Sku... skus) {
        return new TreeSet<>(Arrays.asList(skus));
    }

    static SkuCard card(Sku sku) {
        var none = Optional.<Integer>empty();
        return new SkuCard(
                sku,
                "product",
                "title",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                none,
                none,
                none);
    }

    static Location location(LocationId id, Location.Kind kind) {
        return new Location(
                id,
                "name of " + id,
                kind,
                "浙江省",
                "杭州市",
                Optional.empty(),
                ZoneId.of("Asia/Shanghai"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Store store(StoreId id, LocationId... served) {
        return new Store(
                id,
                "name of " + id,
                "tmall",
                Currency.getInstance("CNY"),
                ZoneId.of("Asia/Shanghai"),
                new ServingList(List.of(served)));
    }

    /** A SKU, a warehouse and a store that everything may refer to. */
    void givenCatalog() {
        unit(() -> {
            storage().skuCards().save(card(SHIRT), 0);
            storage().locations().save(location(HUB, Location.Kind.WAREHOUSE), 0);
            storage().locations().save(location(SHOP, Location.Kind.SHOP), 0);
            storage().stores().save(store(TMALL), 0);
        });
    }

    void givenSku(Sku sku) {
        unit(() -> storage().skuCards().save(card(sku), 0));
    }

    void givenWarehouse(LocationId id) {
        unit(() -> storage().locations().save(location(id, Location.Kind.WAREHOUSE), 0));
    }

    void givenStore(StoreId id, LocationId... served) {
        unit(() -> storage().stores().save(store(id, served), 0));
    }

    /** Goods that arrived. */
    void givenStock(Sku sku, LocationId location, int units) {
        unit(() -> receive(sku, location, units));
    }

    void receive(Sku sku, LocationId location, int units) {
        var locked = storage().stockLedgers().lock(skus(sku), NOW);
        assert locked.containsKey(sku);
        storage().stockLedgers().change(sku, Shelf.Change.onHand(location, units));
        long n = storage().stockLedgers().append(receipt(sku, location, units));
        assert n > 0;
    }

    static Movement receipt(Sku sku, LocationId location, int units) {
        return new Movement(sku, location, Movement.Kind.RECEIPT, units, "note", NOW);
    }

    StockLedger ledger(Sku sku) {
        return storage().stockLedgers().read(sku, NOW).orElseThrow();
    }

    Shelf shelf(Sku sku, LocationId location) {
        return ledger(sku).shelf(location).orElseThrow();
    }

    long onHand(Sku sku, LocationId location) {
        return shelf(sku, location).onHand();
    }

    static ReservedLine line(Sku sku, int units, LocationId location) {
        return new ReservedLine(sku, Quantity.of(units), location);
    }

    /** A hold of some units of the shirt at the hub. */
    static Reservation hold(String id, int units, Instant expiresAt) {
        return hold(id, expiresAt, line(SHIRT, units, HUB));
    }

    static Reservation hold(String id, Instant expiresAt, ReservedLine... lines) {
        var asked = Arrays.stream(lines)
                .map(line -> new AskedLine(line.sku(), line.quantity(), Optional.empty()))
                .toList();
        return new Reservation(
                new ReservationId(id),
                new Asked(TMALL, Optional.empty(), Asked.Mode.ALL, asked),
                ReservationState.HELD,
                List.of(lines),
                List.of(),
                NOW,
                expiresAt,
                Optional.empty(),
                1);
    }
}
