package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The desk of a simulation, on its own clock, over storage whose calls fail now and then and which is closed and opened
 * again; beside it the model, the dice, and what was done so far.
 */
final class SimulatedDesk implements AutoCloseable {
    static final Actor ACTOR = Actor.embedding("simulation");
    static final List<String> SKUS = List.of("cup", "shirt");
    static final List<String> LOCKS = List.of("11.11", "12.12");
    static final int UNITS_MAX = 12;

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String LISTENER = "simulation";
    private static final String DELIVERY = "events for " + LISTENER;
    private static final int DELIVERIES_MAX = 200;

    final SplittableRandom random;
    final StockModel model = new StockModel();
    final List<PublishedEvent> heard = new ArrayList<>();

    private final Supplier<Storage> opening;
    private final StockComparison comparison = new StockComparison(this);
    private final Faults faults = new Faults();
    private final MovableClock clock = MovableClock.at(BEGIN);
    private final List<String> history = new ArrayList<>();
    private SteppedBackground background = new SteppedBackground();
    private Storage storage;
    private Zhanggui desk;

    SimulatedDesk(Supplier<Storage> opening, long seed) {
        this.opening = opening;
        this.random = new SplittableRandom(seed);
        this.storage = opening.get();
        this.desk = opened();
        keepCatalog();
        listen();
    }

    private Zhanggui opened() {
        return Zhanggui.on(FaultyStorage.around(storage, faults), clock, background, new CountedRandomness());
    }

    private void keepCatalog() {
        var catalog = inventory().catalog();
        for (var id : StockModel.LOCATIONS) {
            var location = new LocationId(id);
            var kept = id.equals("shop") ? Location.shop(location, ZONE) : Location.warehouse(location, ZONE);
            catalog.putLocation(Put.of(ACTOR, kept)).orThrow();
        }
        StockModel.STORES
                .keySet()
                .forEach(id -> catalog.putStore(Put.of(ACTOR, store(id))).orThrow());
        SKUS.forEach(sku ->
                catalog.putSku(Put.of(ACTOR, SkuCard.of(new Sku(sku), sku))).orThrow());
    }

    private static Store store(String id) {
        var plain = Store.of(new StoreId(id), "own", Currency.getInstance("CNY"), ZONE);
        var served = new ArrayList<LocationId>();
        for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
            if ((StockModel.mask(id) & 1 << place) != 0) {
                served.add(location(place));
            }
        }
        var list = id.equals("everywhere") ? ServingList.ALL_WAREHOUSES : new ServingList(served);
        return new Store(plain.id(), plain.name(), plain.platform(), plain.currency(), plain.zone(), list);
    }

    private void listen() {
        desk.events().subscribe(LISTENER, this::hear);
    }

    /** A listener that fails now and then gets the event again. */
    private void hear(PublishedEvent event) {
        if (random.nextInt(10) == 0) {
            throw new IllegalStateException("not now");
        }
        heard.add(event);
    }

    /** The desk ends and begins again on what it left. */
    void reopen() {
        history.add("reopen");
        desk.close();
        background = new SteppedBackground();
        storage = opening.get();
        desk = opened();
        listen();
    }

    Zhanggui front() {
        return desk;
    }

    Inventory inventory() {
        return desk.inventory();
    }

    /** The storage itself, which does not fail. */
    Storage storage() {
        return storage;
    }

    Instant now() {
        return desk.now();
    }

    long millis() {
        return now().toEpochMilli();
    }

    String sku() {
        return SKUS.get(random.nextInt(SKUS.size()));
    }

    String store() {
        return List.copyOf(StockModel.STORES.keySet()).get(random.nextInt(StockModel.STORES.size()));
    }

    int place() {
        return random.nextInt(StockModel.LOCATIONS.size());
    }

    static LocationId location(int place) {
        return new LocationId(StockModel.LOCATIONS.get(place));
    }

    static int placeOf(LocationId location) {
        return StockModel.LOCATIONS.indexOf(location.code());
    }

    static boolean accepted(Decision<?, ?> decision) {
        return decision.fold(value -> true, refusal -> false);
    }

    /** Gives a command; now and then a storage call fails, then nothing may have happened, and it is given again. */
    <T, R extends Refusal> Decision<T, R> give(String what, Supplier<Decision<T, R>> command) {
        history.add(what);
        if (random.nextInt(4) == 0) {
            faults.failing(1 + random.nextInt(30));
        }
        try {
            return command.get();
        } catch (Trouble.Unavailable failed) {
            history.add("  failed: " + failed.getMessage());
            compare();
            return command.get();
        } finally {
            faults.none();
        }
    }

    void timePasses(Duration by) {
        history.add("time passes: " + by);
        clock.advance(by);
    }

    /** What is due is ended. */
    void sweep() {
        history.add("sweep");
        background.step("ending holds");
        model.endAllDue(millis());
    }

    void deliver() {
        history.add("deliver");
        background.step(DELIVERY);
    }

    /** Gives the listener the time to hear of everything. */
    void deliverAll() {
        for (int i = 0; i < DELIVERIES_MAX; i++) {
            clock.advance(Duration.ofSeconds(2));
            background.step(DELIVERY);
        }
    }

    void seal() {
        background.step("sealing the audit");
    }

    /** Fails where the desk's figures are not the model's. */
    void compare() {
        SKUS.forEach(comparison::compare);
    }

    /** The last things that were done. */
    String story(int steps) {
        return String.join("\n  ", history.subList(Math.max(0, history.size() - steps), history.size()));
    }

    @Override
    public void close() {
        desk.close();
    }
}
