package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.StockModel.Line;
import dev.zhanggui.adapters.testkit.StockModel.Lock;
import dev.zhanggui.adapters.testkit.StockModel.Place;
import dev.zhanggui.adapters.testkit.StockModel.Policy;
import dev.zhanggui.adapters.testkit.StockModel.Promise;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.MovingStock.Booked;
import dev.zhanggui.application.inventory.api.MovingStock.Transfer;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.inventory.api.SettingAside.PutPolicy;
import dev.zhanggui.application.inventory.api.SettingAside.RemoveLock;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.inventory.AllocationPolicy.Safety;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The desk through a random history, on its own clock, with storage calls that fail, beside a model that says after
 * every step what must be. The seed gives the same history again: {@code StockSimulation.run(storage, seed, steps)}.
 */
public final class StockSimulation {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Actor ACTOR = Actor.embedding("simulation");
    private static final List<String> SKUS = List.of("cup", "shirt");
    private static final List<String> LOCKS = List.of("11.11", "12.12");
    private static final int UNITS_MAX = 12;

    private final SplittableRandom random;
    private final Storage storage;
    private final Faults faults = new Faults();
    private final MovableClock clock = MovableClock.at(BEGIN);
    private final SteppedBackground background = new SteppedBackground();
    private final StockModel model = new StockModel();
    private final List<PublishedEvent> heard = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Zhanggui desk;
    private int reservations;

    private StockSimulation(Storage storage, long seed) {
        this.storage = storage;
        this.random = new SplittableRandom(seed);
        this.desk = Zhanggui.on(FaultyStorage.around(storage, faults), clock, background, new CountedRandomness());
    }

    /** Runs one history on an empty storage; whatever differs from the model is an error that names the seed. */
    public static void run(Storage storage, long seed, int steps) {
        var simulation = new StockSimulation(storage, seed);
        try {
            simulation.begin();
            for (int step = 0; step < steps; step++) {
                simulation.step();
            }
            simulation.end();
        } catch (RuntimeException | AssertionError e) {
            var last =
                    simulation.history.subList(Math.max(0, simulation.history.size() - 12), simulation.history.size());
            throw new AssertionError("seed " + seed + ", after " + String.join("\n  ", last), e);
        }
    }

    private void begin() {
        for (var id : StockModel.LOCATIONS) {
            var location = new LocationId(id);
            var kept = id.equals("shop") ? Location.shop(location, ZONE) : Location.warehouse(location, ZONE);
            desk.inventory().catalog().putLocation(Put.of(ACTOR, kept)).orThrow();
        }
        StockModel.STORES.keySet().forEach(this::keepStore);
        SKUS.forEach(sku -> desk.inventory()
                .catalog()
                .putSku(Put.of(ACTOR, SkuCard.of(new Sku(sku), sku)))
                .orThrow());
        desk.events().subscribe("simulation", this::hear);
    }

    private void keepStore(String id) {
        var plain = Store.of(new StoreId(id), "own", Currency.getInstance("CNY"), ZONE);
        var served = new ArrayList<LocationId>();
        for (int at = 0; at < StockModel.LOCATIONS.size(); at++) {
            if ((StockModel.mask(id) & 1 << at) != 0) {
                served.add(location(at));
            }
        }
        var list = id.equals("everywhere") ? ServingList.ALL_WAREHOUSES : new ServingList(served);
        var store = new Store(plain.id(), plain.name(), plain.platform(), plain.currency(), plain.zone(), list);
        desk.inventory().catalog().putStore(Put.of(ACTOR, store)).orThrow();
    }

    /** A listener that fails now and then gets the event again. */
    private void hear(PublishedEvent event) {
        if (random.nextInt(10) == 0) {
            throw new IllegalStateException("not now");
        }
        heard.add(event);
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 12) {
            receive();
        } else if (dice < 20) {
            count();
        } else if (dice < 26) {
            writeOff();
        } else if (dice < 32) {
            transfer();
        } else if (dice < 62) {
            reserve();
        } else if (dice < 80) {
            resolve();
        } else if (dice < 86) {
            setPolicy();
        } else if (dice < 92) {
            setLock();
        } else if (dice < 94) {
            removeLock();
        } else if (dice < 98) {
            timePasses();
        } else {
            sweep();
        }
        SKUS.forEach(this::compare);
    }

    private long now() {
        return desk.now().toEpochMilli();
    }

    private String sku() {
        return SKUS.get(random.nextInt(SKUS.size()));
    }

    private String store() {
        return List.copyOf(StockModel.STORES.keySet()).get(random.nextInt(StockModel.STORES.size()));
    }

    private int place() {
        return random.nextInt(StockModel.LOCATIONS.size());
    }

    private static LocationId location(int at) {
        return new LocationId(StockModel.LOCATIONS.get(at));
    }

    private static int at(LocationId location) {
        return StockModel.LOCATIONS.indexOf(location.code());
    }

    /** Gives a command; now and then a storage call fails, then nothing may have happened, and it is given again. */
    private <T, R extends Refusal> Decision<T, R> give(String what, Supplier<Decision<T, R>> command) {
        history.add(what);
        if (random.nextInt(4) == 0) {
            faults.failing(1 + random.nextInt(30));
        }
        try {
            return command.get();
        } catch (Trouble.Unavailable failed) {
            history.add("  failed: " + failed.getMessage());
            SKUS.forEach(this::compare);
            return command.get();
        } finally {
            faults.none();
        }
    }

    private static boolean accepted(Decision<?, ?> decision) {
        return decision.fold(value -> true, refusal -> false);
    }

    private void receive() {
        var sku = sku();
        int at = place();
        int units = random.nextInt(UNITS_MAX);
        var booked = give(
                "receive " + sku + " " + at + " " + units,
                () -> desk.inventory().moving().receive(Book.of(ACTOR, new Sku(sku), location(at), units)));
        booked(sku, at, units, booked.orThrow());
    }

    private void count() {
        var sku = sku();
        int at = place();
        int found = random.nextInt(UNITS_MAX);
        var booked = give(
                "count " + sku + " " + at + " " + found,
                () -> desk.inventory().moving().count(Book.of(ACTOR, new Sku(sku), location(at), found)));
        booked(sku, at, found - model.onHand(sku, at), booked.orThrow());
    }

    private void writeOff() {
        var sku = sku();
        int at = place();
        int units = random.nextInt(UNITS_MAX);
        var booked = give(
                "write off " + sku + " " + at + " " + units,
                () -> desk.inventory().moving().writeOff(Book.of(ACTOR, new Sku(sku), location(at), units)));
        assertThat(accepted(booked)).isEqualTo(units <= model.onHand(sku, at));
        booked.whenAccepted(done -> booked(sku, at, -units, done));
    }

    private void transfer() {
        var sku = sku();
        int from = place();
        int to = place();
        int units = random.nextInt(UNITS_MAX);
        var command = new Transfer(ACTOR, new Sku(sku), location(from), location(to), Quantity.of(units), "", "");
        var moved = give(
                "transfer " + sku + " " + from + " " + to + " " + units,
                () -> desk.inventory().moving().transfer(command));
        assertThat(accepted(moved)).isEqualTo(from != to && units <= model.unpromised(sku, from));
        moved.whenAccepted(done -> {
            model.onHand.merge(new Place(sku, from), -units, Integer::sum);
            booked(sku, to, units, done);
        });
    }

    /** Units came or left; what is short then is solved as the answer says, if that is possible at all. */
    private void booked(String sku, int at, int units, Booked answer) {
        model.onHand.merge(new Place(sku, at), units, Integer::sum);
        boolean isShort = false;
        for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
            isShort |= model.shortBy(sku, place) > 0;
        }
        if (isShort) {
            var unused = model.endDue(sku, now());
        }
        for (var move : answer.shortage().moves()) {
            int to = at(move.to());
            int moved = move.units().units();
            var promise =
                    Objects.requireNonNull(model.promises.get(move.reservation().code()));
            assertThat(StockModel.mask(promise.store) >> to & 1).isEqualTo(1);
            assertThat(model.free(sku, 1 << to)).isGreaterThanOrEqualTo(moved);
            takeFrom(promise, sku, at(move.from()), moved);
            promise.lines.add(new Line(sku, to, moved));
        }
    }

    private static void takeFrom(Promise promise, String sku, int from, int units) {
        int open = units;
        for (var line : List.copyOf(promise.lines)) {
            if (line.sku().equals(sku) && line.location() == from && open > 0) {
                int taken = Math.min(open, line.units());
                promise.lines.remove(line);
                promise.lines.add(new Line(sku, from, line.units() - taken));
                open -= taken;
            }
        }
        assertThat(open).isZero();
    }

    private void reserve() {
        var store = store();
        var asked = new TreeMap<String, Integer>();
        var lines = new ArrayList<AskedLine>();
        asked.put(sku(), 1 + random.nextInt(UNITS_MAX));
        if (random.nextInt(4) == 0) {
            asked.put(sku(), 1 + random.nextInt(UNITS_MAX));
        }
        int where = asked.size() == 1 && random.nextInt(4) == 0 ? 1 << place() : StockModel.EVERYWHERE;
        for (var line : asked.entrySet()) {
            lines.addAll(linesOf(line.getKey(), line.getValue(), where));
        }
        var mode = random.nextInt(4) == 0 ? Asked.Mode.BEST_EFFORT : Asked.Mode.ALL;
        var id = "r" + ++reservations;
        var expires = desk.now().plusSeconds(1 + random.nextInt(600));
        var command = new Reserve(
                ACTOR,
                new ReservationId(id),
                new Asked(new StoreId(store), Optional.empty(), mode, lines),
                Optional.of(expires));
        var held = give(
                "reserve " + id + " " + store + " " + asked + " at " + where + " " + mode,
                () -> desk.inventory().reserving().reserve(command));
        var granted = granted(store, asked, where, mode);
        assertThat(accepted(held)).as("%s", held).isEqualTo(!granted.isEmpty());
        held.whenAccepted(done -> {
            assertThat(done.repeated()).isFalse();
            held(id, store, granted, where, done.reservation());
            var again = desk.inventory().reserving().reserve(command).orThrow();
            assertThat(again.repeated()).isTrue();
            assertThat(again.reservation()).isEqualTo(done.reservation());
        });
    }

    /** One line, or two of the same SKU, which are added up. */
    private List<AskedLine> linesOf(String sku, int units, int where) {
        Optional<LocationId> location = where == StockModel.EVERYWHERE
                ? Optional.empty()
                : Optional.of(location(Integer.numberOfTrailingZeros(where)));
        int first = units > 1 && random.nextInt(5) == 0 ? 1 : units;
        var lines = new ArrayList<AskedLine>();
        lines.add(new AskedLine(new Sku(sku), Quantity.of(first), location));
        if (first < units) {
            lines.add(new AskedLine(new Sku(sku), Quantity.of(units - first), location));
        }
        return lines;
    }

    /**
     * What must be granted of each SKU; nothing where it must be refused. It is what would be granted were everything
     * due swept; what is due is really ended only where it stands in the way or may give back to a claim.
     */
    private Map<String, Integer> granted(String store, Map<String, Integer> asked, int where, Asked.Mode mode) {
        var swept = model.copy();
        for (var sku : asked.keySet()) {
            var unused = swept.endDue(sku, now());
        }
        var granted = grantedBy(swept, store, asked, where);
        boolean isKept = granted.equals(asked) || mode == Asked.Mode.BEST_EFFORT && !granted.isEmpty();
        boolean setAside = asked.keySet().stream()
                .anyMatch(sku -> !model.claims(sku, now(), now() + 1).isEmpty());
        boolean inTheWay = setAside || !grantedBy(model, store, asked, where).equals(asked);
        for (var sku : isKept && inTheWay ? asked.keySet() : Set.<String>of()) {
            var unused = model.endDue(sku, now());
        }
        return granted.equals(asked) || mode == Asked.Mode.BEST_EFFORT ? granted : Map.of();
    }

    private Map<String, Integer> grantedBy(StockModel by, String store, Map<String, Integer> asked, int where) {
        var granted = new TreeMap<String, Integer>();
        boolean serves = (StockModel.mask(store) & where) != 0;
        asked.forEach((sku, units) -> {
            int most = serves ? (int) Math.min(units, by.available(sku, store, where, now())) : 0;
            if (most > 0) {
                granted.put(sku, most);
            }
        });
        return granted;
    }

    private void held(String id, String store, Map<String, Integer> granted, int where, Reservation reservation) {
        var lines = new ArrayList<Line>();
        var uses = new TreeMap<String, Integer>();
        for (var line : reservation.lines()) {
            int at = at(line.location());
            assertThat(StockModel.mask(store) & where & 1 << at).isNotZero();
            lines.add(new Line(line.sku().code(), at, line.quantity().units()));
        }
        granted.forEach((sku, units) -> {
            uses.putAll(model.draws(sku, store, units, now()));
            assertThat(lines.stream()
                            .filter(line -> line.sku().equals(sku))
                            .mapToInt(Line::units)
                            .sum())
                    .isEqualTo(units);
            for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
                int at = place;
                assertThat(lines.stream()
                                .filter(line -> line.sku().equals(sku) && line.location() == at)
                                .mapToLong(Line::units)
                                .sum())
                        .isLessThanOrEqualTo(model.free(sku, 1 << at));
            }
        });
        var drawn = new TreeMap<String, Integer>();
        reservation
                .uses()
                .forEach(use ->
                        drawn.put(use.sku() + "/" + use.claim(), use.units().units()));
        assertThat(drawn).isEqualTo(uses);
        model.hold(id, new Promise(store, lines, uses, reservation.expiresAt().toEpochMilli()));
    }

    private void resolve() {
        if (model.promises.isEmpty()) {
            return;
        }
        var ids = List.copyOf(model.promises.keySet());
        var id = ids.get(Math.max(0, ids.size() - 1 - random.nextInt(12)));
        var promise = Objects.requireNonNull(model.promises.get(id));
        var command = new Resolve(ACTOR, new ReservationId(id));
        var reserving = desk.inventory().reserving();
        var open = promise.isDue(now()) ? "EXPIRED" : promise.state;
        switch (random.nextInt(3)) {
            case 0 -> {
                boolean can = open.equals("HELD") || open.equals("COMMITTED");
                assertThat(accepted(give("commit " + id, () -> reserving.commit(command))))
                        .isEqualTo(can);
                promise.state = can ? "COMMITTED" : promise.state;
            }
            case 1 -> {
                boolean can = List.of("HELD", "COMMITTED", "RELEASED").contains(open);
                assertThat(accepted(give("release " + id, () -> reserving.release(command))))
                        .isEqualTo(can);
                if (can && !open.equals("RELEASED")) {
                    model.end(promise, "RELEASED");
                }
            }
            default -> {
                boolean can = open.equals("SHIPPED") || open.equals("COMMITTED") && liesThere(promise);
                assertThat(accepted(give("ship " + id, () -> reserving.ship(command))))
                        .isEqualTo(can);
                if (can && !open.equals("SHIPPED")) {
                    promise.state = "SHIPPED";
                    promise.lines.forEach(line ->
                            model.onHand.merge(new Place(line.sku(), line.location()), -line.units(), Integer::sum));
                }
            }
        }
    }

    private boolean liesThere(Promise promise) {
        var leaving = new HashMap<Place, Integer>();
        promise.lines.forEach(
                line -> leaving.merge(new Place(line.sku(), line.location()), line.units(), Integer::sum));
        return leaving.entrySet().stream()
                .allMatch(one -> one.getValue()
                        <= model.onHand(one.getKey().sku(), one.getKey().location()));
    }

    private void setPolicy() {
        var sku = sku();
        var shares = new TreeMap<String, Integer>();
        var safety = new TreeMap<Integer, Integer>();
        for (var store : StockModel.STORES.keySet()) {
            if (random.nextInt(3) == 0) {
                shares.put(store, random.nextInt(UNITS_MAX));
            }
        }
        if (random.nextInt(2) == 0) {
            safety.put(place(), random.nextInt(4));
        }
        var command = new PutPolicy(
                ACTOR,
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
        var set = give(
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

    private void setLock() {
        var sku = sku();
        var id = LOCKS.get(random.nextInt(LOCKS.size()));
        var standing =
                Optional.ofNullable(model.locks.getOrDefault(sku, Map.of()).get(id));
        var store = standing.map(Lock::store).orElse(store());
        int units = random.nextInt(UNITS_MAX);
        long from = now() + random.nextInt(-300_000, 300_000);
        long to = from + 1 + random.nextInt(900_000);
        var window = new Period(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
        var command = new PutLock(
                ACTOR,
                new Sku(sku),
                new LockId(id),
                new StoreId(store),
                Quantity.of(units),
                window,
                standing.map(lock -> (long) lock.version()));
        var set = give(
                "lock " + sku + " " + id + " " + store + " " + units,
                () -> desk.inventory().settingAside().putLock(command));
        long used = standing.isPresent() ? model.used.getOrDefault(sku + "/lock:" + id, 0L) : 0;
        boolean can = to > now() && Math.max(0, units - used) <= model.lockable(sku, store, id, from, to);
        assertThat(accepted(set)).as("%s", set).isEqualTo(can);
        if (can) {
            model.locks
                    .computeIfAbsent(sku, none -> new TreeMap<>())
                    .put(
                            id,
                            new Lock(
                                    store,
                                    units,
                                    from,
                                    to,
                                    standing.map(Lock::version).orElse(0) + 1));
            model.used.putIfAbsent(sku + "/lock:" + id, 0L);
        }
    }

    private void removeLock() {
        var sku = sku();
        var id = LOCKS.get(random.nextInt(LOCKS.size()));
        var standing =
                Optional.ofNullable(model.locks.getOrDefault(sku, Map.of()).get(id));
        var command = new RemoveLock(ACTOR, new Sku(sku), new LockId(id), standing.map(lock -> (long) lock.version()));
        var removed = give(
                "unlock " + sku + " " + id,
                () -> desk.inventory().settingAside().removeLock(command));
        assertThat(accepted(removed)).isEqualTo(standing.isPresent());
        if (standing.isPresent()) {
            model.locks.getOrDefault(sku, Map.of()).remove(id);
            model.used.remove(sku + "/lock:" + id);
        }
    }

    private void timePasses() {
        var by = Duration.ofSeconds(random.nextInt(400));
        history.add("time passes: " + by);
        clock.advance(by);
    }

    private void sweep() {
        history.add("sweep");
        background.step("ending holds");
        model.endAllDue(now());
    }

    /** The desk's figures and the model's are the same, and no more is shown than there is. */
    private void compare(String sku) {
        var ledger = storage.stockLedgers().read(new Sku(sku), desk.now()).orElseThrow();
        for (int place = 0; place < StockModel.LOCATIONS.size(); place++) {
            int at = place;
            var shelf = ledger.shelf(location(at));
            assertThat(shelf.map(one -> List.of(one.onHand(), one.held(), one.committed()))
                            .orElse(List.of(0L, 0L, 0L)))
                    .as("%s at %s", sku, location(at))
                    .containsExactly((long) model.onHand(sku, at), (long) model.promised(sku, at, "HELD"), (long)
                            model.promised(sku, at, "COMMITTED"));
        }
        assertThat(ledger.claims().stream().map(claim -> sku + "/" + claim.id() + claim.used()))
                .containsExactlyElementsOf(model.claims(sku, now(), now() + 1).stream()
                        .map(claim -> sku + "/" + claim.id() + model.used.get(sku + "/" + claim.id()))
                        .toList());
        long published = 0;
        for (var store : StockModel.STORES.keySet()) {
            var told = desk.inventory()
                    .asking()
                    .availability(new Sku(sku), Optional.of(new StoreId(store)))
                    .orThrow();
            assertThat(told.available()).as("%s for %s", sku, store).isEqualTo(model.availableSwept(sku, store, now()));
            assertThat(told.toPublish()).isBetween(0L, told.available());
            published += told.toPublish();
        }
        assertThat(published).isLessThanOrEqualTo(model.freeSwept(sku, now()));
    }

    private void end() {
        sweep();
        SKUS.forEach(this::compare);
        model.promises.forEach((id, promise) -> assertThat(desk.inventory()
                        .reserving()
                        .reservation(new ReservationId(id))
                        .orElseThrow()
                        .state()
                        .name())
                .isEqualTo(promise.state));
        for (int i = 0; i < 200 && background.names().contains("events for simulation"); i++) {
            clock.advance(Duration.ofSeconds(2));
            background.step("events for simulation");
        }
        background.step("sealing the audit");
        assertThat(desk.auditing().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
        assertThat(desk.auditing().examine()).extracting(Finding::level).doesNotContain(Finding.Level.BAD);
        assertThat(heard).doesNotHaveDuplicates();
        var last = new HashMap<String, Long>();
        heard.forEach(event -> {
            var before = last.put(event.kind() + "/" + event.subject(), event.version());
            assertThat(event.version()).isGreaterThanOrEqualTo(before == null ? 0 : before);
        });
        var whole = (Verdict.Whole) desk.auditing().verify(Optional.empty());
        var catalog = StockModel.LOCATIONS.size() + StockModel.STORES.size() + SKUS.size();
        assertThat(heard).hasSize((int) whole.rows() - catalog);
        desk.close();
    }
}
