package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.Faults.Stroke;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.KeepingBuyers.Erase;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.application.trade.api.TakingBackOrders;
import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.application.trade.api.TakingOrders.Incoming;
import dev.zhanggui.application.trade.api.TakingOrders.Take;
import dev.zhanggui.application.trade.api.TakingOrders.Taken;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.PersonalData;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each storage call of a command is made to fail, one after the other: once, in every try, or from then on. Either the
 * caller hears of it, and nothing has happened; or a storage that runs a unit again (which is its right) gets through,
 * and then the command is done, once, exactly as without a fault. {@code AllOrNothingGoesRedTest} shows it
 * storages that do not keep the promise.
 */
public abstract class AllOrNothingContract extends StorageContract {
    private static final LocationId WEST = new LocationId("west");
    private static final LockId OTHER = new LockId("other");
    private static final int CALLS_MAX = 500;
    private static final int CALLS_MIN = 4;

    private final Faults faults = new Faults();
    private final MovableClock clock = MovableClock.at(NOW);
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());
    private int scenes;

    /** Things of their own for each attempt, so that an attempt that succeeds spoils no other. */
    private record Scene(int n) {

        Sku shirt() {
            return new Sku("shirt-" + n);
        }

        Sku cup() {
            return new Sku("cup-" + n);
        }

        ReservationId order() {
            return new ReservationId("order-" + n);
        }

        ReservationId another() {
            return new ReservationId("another-" + n);
        }

        OrderKey sold() {
            return Sales.key(TMALL, "sold-" + n);
        }

        OrderKey soldToo() {
            return Sales.key(TMALL, "sold-too-" + n);
        }

        Optional<Buyer> buyer() {
            var name = Optional.of("张小明");
            return Optional.of(
                    new Buyer("nick-" + n, new PersonalData(name, name, Optional.of("13812345678"), Optional.empty())));
        }

        String job() {
            return "job-" + n;
        }

        OrderContent order(OrderKey key, int shirts) {
            return Sales.paid(key, NOW, Sales.sku(shirt(), shirts), Sales.sku(cup(), 1));
        }

        Take take(OrderContent... contents) {
            var incoming = Stream.of(contents)
                    .map(content -> new Incoming(content, buyer()))
                    .toList();
            return new Take(ACTOR, job(), incoming, false);
        }
    }

    /** Everything that a command may have changed, without the names of its scene. */
    private record Picture(
            List<String> shelves,
            List<String> movements,
            List<String> claims,
            List<String> orders,
            List<String> arrivals,
            boolean otherLock,
            long audited) {}

    @BeforeEach
    void a_desk_over_storage_that_may_fail() {
        desk.close();
        givenCatalog();
        givenWarehouse(WEST);
        desk = Zhanggui.on(
                FaultyStorage.around(storage(), faults), clock, new SteppedBackground(), new CountedRandomness());
    }

    private Scene scene(Consumer<Scene> before) {
        var scene = new Scene(++scenes);
        unit(() -> {
            for (var sku : List.of(scene.shirt(), scene.cup())) {
                storage().skuCards().save(card(sku), 0);
                receive(sku, WEST, 5);
            }
            receive(scene.shirt(), HUB, 5);
        });
        var unused = lock(scene, "sale", 4).orThrow();
        before.accept(scene);
        return scene;
    }

    /**
     * Fails the first call of the command, then the second, and so on, until it passes without a fault.
     *
     * @param before what each scene begins with, beside some shirts and cups and a lock
     */
    private void everyCallFails(Consumer<Scene> before, Function<Scene, Decision<?, ?>> command) {
        var whole = pictureAfter(scene(before), scene -> accepted(command.apply(scene)));
        for (var stroke : Stroke.values()) {
            int nth = 1;
            while (isStruck(nth, stroke, before, command, whole)) {
                nth++;
                assertThat(nth).as("storage calls").isLessThan(CALLS_MAX);
            }
            assertThat(nth).isGreaterThan(CALLS_MIN);
        }
    }

    /** Whether the fault was met; what came of it must be all or nothing, as it was told. */
    private boolean isStruck(
            int nth, Stroke stroke, Consumer<Scene> before, Function<Scene, Decision<?, ?>> command, Picture whole) {
        var scene = scene(before);
        var nothing = pictureAfter(scene, same -> {});
        long audited = audited();
        faults.failing(nth, stroke);
        boolean met;
        Picture expected;
        try {
            accepted(command.apply(scene));
            met = !faults.areDue();
            expected = whole;
            assertThat(met && stroke != Stroke.ONCE)
                    .as("call %d fails in every try, and nobody hears of it", nth)
                    .isFalse();
        } catch (Trouble.Unavailable told) {
            met = true;
            expected = nothing;
        } finally {
            faults.none();
        }
        assertThat(picture(scene, audited)).as("call %d, %s", nth, stroke).isEqualTo(expected);
        return met;
    }

    private static void accepted(Decision<?, ?> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    private Picture pictureAfter(Scene scene, Consumer<Scene> deed) {
        long audited = audited();
        deed.accept(scene);
        return picture(scene, audited);
    }

    private long audited() {
        return storage().auditTrail().head().n()
                + storage().auditTrail().unsealed().rows();
    }

    private Picture picture(Scene scene, long auditedBefore) {
        var shelves = new ArrayList<String>();
        var movements = new ArrayList<String>();
        var claims = new ArrayList<String>();
        for (var sku : List.of(scene.shirt(), scene.cup())) {
            var ledger = storage().stockLedgers().read(sku, desk.now()).orElseThrow();
            ledger.shelves().forEach(shelf -> shelves.add(shelf.toString()));
            ledger.claims().forEach(claim -> claims.add(claim.toString()));
            storage()
                    .stockViews()
                    .movements(sku, Optional.empty(), 100)
                    .orElseThrow()
                    .items()
                    .forEach(row -> movements.add(row.kind() + " " + row.quantity() + " " + row.location()));
        }
        var orders = new ArrayList<String>();
        for (var id : List.of(scene.order(), scene.another())) {
            storage().reservations().find(id).ifPresent(order -> orders.add(order.state() + " " + order.version()));
        }
        for (var key : List.of(scene.sold(), scene.soldToo())) {
            storage()
                    .orders()
                    .find(key)
                    .ifPresent(kept ->
                            orders.add(kept.order().state() + " " + kept.order().version() + " "
                                    + storage().orderViews().passages(key).size()));
        }
        storage().buyers().with(List.of(scene.sold(), scene.soldToo())).values().stream()
                .map(kept -> kept.sealed().order().no().code().replace("-" + scene.n(), "") + " sealed "
                        + kept.buyer().version() + " " + kept.isErased())
                .sorted()
                .forEach(orders::add);
        orders.add(storage()
                        .orderJobs()
                        .replaced(scene.job(), Optional.empty(), 10)
                        .size() + " replaced");
        var arrivals = Stream.of(scene.shirt(), scene.cup())
                .flatMap(sku -> storage().arrivals().open(sku).stream())
                .map(one -> one.arrival().quantity() + " " + one.arrival().reference())
                .toList();
        boolean otherLock = storage().setAsides().lock(scene.shirt(), OTHER).isPresent();
        return new Picture(shelves, movements, claims, orders, arrivals, otherLock, audited() - auditedBefore);
    }

    private Decision<?, ?> lock(Scene scene, String id, int units) {
        var window = new Period(desk.now(), desk.now().plusSeconds(86_400));
        var command =
                new PutLock(ACTOR, scene.shirt(), new LockId(id), TMALL, Quantity.of(units), window, Optional.empty());
        return desk.inventory().settingAside().putLock(command);
    }

    private Decision<?, ?> reserve(ReservationId id, AskedLine... lines) {
        var asked = new Asked(TMALL, Optional.empty(), Asked.Mode.ALL, List.of(lines));
        return desk.inventory().reserving().reserve(new Reserve(ACTOR, id, asked, Optional.empty()));
    }

    private Decision<?, ?> order(Scene scene) {
        return reserve(scene.order(), AskedLine.of(scene.shirt(), 7), AskedLine.of(scene.cup(), 2));
    }

    private Decision<?, ?> commit(Scene scene) {
        return desk.inventory().reserving().commit(new Resolve(ACTOR, scene.order()));
    }

    private void ordered(Scene scene) {
        accepted(order(scene));
    }

    @Test
    void a_reservation_is_held_whole() {
        everyCallFails(scene -> {}, this::order);
    }

    @Test
    void a_reservation_is_paid_whole() {
        everyCallFails(this::ordered, this::commit);
    }

    @Test
    void a_reservation_is_shipped_whole() {
        everyCallFails(
                scene -> {
                    ordered(scene);
                    accepted(commit(scene));
                },
                scene -> desk.inventory().reserving().ship(new Resolve(ACTOR, scene.order())));
    }

    @Test
    void a_reservation_is_given_back_whole() {
        everyCallFails(this::ordered, scene -> desk.inventory().reserving().release(new Resolve(ACTOR, scene.order())));
    }

    @Test
    void a_count_moves_every_promise_that_it_must_move_or_none() {
        everyCallFails(this::ordered, scene -> desk.inventory().moving().count(Book.of(ACTOR, scene.shirt(), HUB, 2)));
    }

    @Test
    void a_hold_whose_time_is_up_is_ended_with_the_reservation_that_needs_it_or_not_at_all() {
        everyCallFails(
                scene -> {
                    ordered(scene);
                    clock.advance(Duration.ofHours(1));
                },
                scene -> reserve(scene.another(), AskedLine.of(scene.shirt(), 10)));
    }

    @Test
    void a_lock_is_cut_whole() {
        everyCallFails(scene -> {}, scene -> lock(scene, OTHER.code(), 6));
    }

    private Decision<?, ?> put(Scene scene, int shirts, Optional<Long> seen) {
        var command = new PutOrder(ACTOR, scene.order(scene.sold(), shirts), scene.buyer(), seen, "");
        return desk.trade().orders().put(command);
    }

    private Decision<?, ?> step(Scene scene, OrderStep step) {
        return desk.trade().orders().step(Step.of(ACTOR, scene.sold(), step));
    }

    private Decision<?, ?> take(Take chunk) {
        return Decision.<List<Taken>, Refusal>accepted(desk.trade().taking().take(chunk));
    }

    @Test
    void an_order_is_taken_with_its_stock_or_not_at_all() {
        everyCallFails(scene -> {}, scene -> put(scene, 4, Optional.empty()));
    }

    @Test
    void an_order_is_changed_with_its_stock_or_not_at_all() {
        everyCallFails(
                scene -> accepted(put(scene, 4, Optional.empty())),
                scene -> put(
                        scene,
                        5,
                        storage()
                                .orders()
                                .find(scene.sold())
                                .map(kept -> kept.order().version())));
    }

    @Test
    void an_order_is_shipped_with_its_stock_or_not_at_all() {
        everyCallFails(
                scene -> {
                    accepted(put(scene, 4, Optional.empty()));
                    accepted(step(scene, OrderStep.AUDIT));
                    accepted(step(scene, OrderStep.ALLOCATE));
                },
                scene -> step(scene, OrderStep.SHIP));
    }

    @Test
    void a_buyer_is_forgotten_with_the_word_of_it_or_not_at_all() {
        everyCallFails(
                scene -> accepted(put(scene, 1, Optional.empty())),
                scene -> desk.buyers().erase(new Erase(ACTOR, buyerOf(scene), "asked to")));
    }

    /** Asked of the storage itself: a call of the desk's before its unit would count among those of the first try. */
    private BuyerKey buyerOf(Scene scene) {
        var standing = Objects.requireNonNull(
                storage().orders().standing(List.of(scene.sold())).get(scene.sold()));
        return standing.buyer().orElseThrow();
    }

    @Test
    void a_chunk_is_taken_whole_or_not_at_all() {
        everyCallFails(
                scene -> accepted(take(scene.take(scene.order(scene.sold(), 1)))),
                scene -> take(scene.take(scene.order(scene.sold(), 2), scene.order(scene.soldToo(), 3))));
    }

    @Test
    void what_a_file_of_orders_brought_is_taken_back_unit_by_unit_and_when_asked_again_whole() {
        everyCallFailsAndIsAskedAgain(
                scene -> accepted(take(scene.take(scene.order(scene.sold(), 2), scene.order(scene.soldToo(), 3)))),
                scene -> desk.trade().takingBack().takeBack(new TakingBackOrders.TakeBack(ACTOR, scene.job(), "")));
    }

    /** As before, but of several units some may be done when the caller hears of a fault. */
    private void everyCallFailsAndIsAskedAgain(Consumer<Scene> before, Function<Scene, Decision<?, ?>> command) {
        var whole = pictureAfter(scene(before), scene -> accepted(command.apply(scene)));
        for (var stroke : Stroke.values()) {
            boolean met = true;
            for (int nth = 1; met; nth++) {
                assertThat(nth).as("storage calls").isLessThan(CALLS_MAX);
                var scene = scene(before);
                var nothing = pictureAfter(scene, same -> {});
                long audited = audited();
                faults.failing(nth, stroke);
                try {
                    accepted(command.apply(scene));
                    met = !faults.areDue();
                } catch (Trouble.Unavailable told) {
                    faults.none();
                    assertThat(picture(scene, audited))
                            .as("call %d, %s", nth, stroke)
                            .isIn(nothing, whole);
                    accepted(command.apply(scene));
                } finally {
                    faults.none();
                }
                assertThat(picture(scene, audited))
                        .as("call %d, %s, asked again", nth, stroke)
                        .isEqualTo(whole);
            }
        }
    }

    private static TakingRows.Take rows(Scene scene, TakingRows.Rows rows) {
        return new TakingRows.Take(ACTOR, scene.job(), rows);
    }

    private TakingRows.Rows counts(Scene scene) {
        return new TakingRows.Rows.Counts(List.of(
                new StockCount(WEST, scene.cup(), Quantity.of(2), desk.now()),
                new StockCount(HUB, scene.shirt(), Quantity.of(3), desk.now())));
    }

    private static TakingRows.Rows arrivals(Scene scene) {
        var day = LocalDate.parse("2027-01-01");
        return new TakingRows.Rows.Arrivals(List.of(
                new Arrival(WEST, scene.cup(), Quantity.of(2), day, "PO-1"),
                new Arrival(HUB, scene.shirt(), Quantity.of(3), day, "PO-2")));
    }

    @Test
    void rows_of_a_file_are_taken_with_their_chunk_or_not_at_all() {
        everyCallFails(scene -> {}, scene -> desk.inventory().rows().take(rows(scene, counts(scene))));
        everyCallFails(scene -> {}, scene -> desk.inventory().rows().take(rows(scene, arrivals(scene))));
    }

    @Test
    void rows_of_a_file_are_taken_back_with_their_chunk_or_not_at_all() {
        for (var taken : List.<Function<Scene, TakingRows.Rows>>of(this::counts, AllOrNothingContract::arrivals)) {
            everyCallFails(
                    scene -> accepted(desk.inventory().rows().take(rows(scene, taken.apply(scene)))),
                    scene -> desk.inventory().rows().takeBack(new TakingRows.TakeBack(ACTOR, scene.job())));
        }
    }
}
