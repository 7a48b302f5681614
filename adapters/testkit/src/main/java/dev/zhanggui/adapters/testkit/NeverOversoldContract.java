package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.AskingStock.Availability;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.api.ReservingStock.Held;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.ReservationRefused.AlreadyResolved;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.inventory.ReservationRefused.OtherContent;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.SetAsideRefused.LockTooLarge;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole desk on the storage under test: nothing is sold twice. Most of these are known failures of other systems,
 * told as tests.
 */
public abstract class NeverOversoldContract extends StorageContract {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocationId EAST = new LocationId("east");
    private static final LocationId WEST = new LocationId("west");
    private static final Sku CUP = new Sku("cup");
    private static final StoreId JD = new StoreId("jd");

    private final MovableClock clock = MovableClock.at(NOW);
    private final SteppedBackground background = new SteppedBackground();
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    @BeforeEach
    void a_desk_with_two_stores_and_two_warehouses() {
        desk.close();
        desk = open(storage());
        var catalog = desk.inventory().catalog();
        for (var id : List.of(EAST, WEST)) {
            catalog.putLocation(Put.of(ACTOR, Location.warehouse(id, ZONE))).orThrow();
        }
        for (var id : List.of(TMALL, JD)) {
            catalog.putStore(Put.of(ACTOR, Store.of(id, "own", Currency.getInstance("CNY"), ZONE)))
                    .orThrow();
        }
        for (var sku : List.of(SHIRT, CUP)) {
            catalog.putSku(Put.of(ACTOR, SkuCard.of(sku, sku.code()))).orThrow();
        }
    }

    private Zhanggui open(Storage storage) {
        return Zhanggui.on(storage, clock, background, new CountedRandomness());
    }

    @AfterEach
    void the_desk_finds_nothing_wrong_with_itself() {
        background.step("sealing the audit");
        desk.auditing()
                .examine()
                .forEach(finding ->
                        assertThat(finding.level()).as(finding.toString()).isNotEqualTo(Finding.Level.BAD));
    }

    @Test
    void two_hundred_buyers_want_a_hundred_units_and_a_hundred_get_one() {
        stock(SHIRT, EAST, 100);
        assertThat(buyers(200, n -> hold("buyer-" + n, n % 2 == 0 ? TMALL : JD, AskedLine.of(SHIRT, 1))))
                .isEqualTo(100);
        assertThat(sellable(SHIRT).available()).isZero();
    }

    @Test
    void sixty_four_callers_for_ten_units_in_two_warehouses_sell_exactly_ten() {
        stock(SHIRT, EAST, 4);
        stock(SHIRT, WEST, 6);
        assertThat(buyers(64, n -> hold("buyer-" + n, TMALL, AskedLine.of(SHIRT, 1))))
                .isEqualTo(10);
    }

    @Test
    void baskets_that_name_two_skus_in_either_order_never_block_each_other_or_oversell() {
        stock(SHIRT, EAST, 20);
        stock(CUP, WEST, 20);
        int sold = buyers(
                64,
                n -> n % 2 == 0
                        ? hold("b" + n, TMALL, AskedLine.of(SHIRT, 1), AskedLine.of(CUP, 1))
                        : hold("b" + n, JD, AskedLine.of(CUP, 1), AskedLine.of(SHIRT, 1)));
        assertThat(sold).isEqualTo(20);
    }

    @Test
    void thirteen_of_ten_and_fifteen_come_from_the_one_that_has_them() {
        stock(SHIRT, EAST, 10);
        stock(SHIRT, WEST, 15);
        var held = hold("o", TMALL, AskedLine.of(SHIRT, 13)).orThrow().reservation();
        assertThat(held.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.location()).isEqualTo(WEST));
        assertThat(hold("p", TMALL, AskedLine.of(SHIRT, 12))
                        .orThrow()
                        .reservation()
                        .lines())
                .hasSize(2);
        assertThat(sellable(SHIRT).available()).isZero();
    }

    @Test
    void two_lines_that_share_a_component_are_added_up_before_the_check() {
        stock(SHIRT, EAST, 10);
        var refused = refusal(hold("o", TMALL, AskedLine.of(SHIRT, 6), AskedLine.of(SHIRT, 6)));
        assertThat(refused)
                .isInstanceOfSatisfying(
                        NotEnoughStock.class,
                        no -> assertThat(no.refused()).singleElement().satisfies(line -> {
                            assertThat(line.asked()).isEqualTo(12);
                            assertThat(line.available()).isEqualTo(10);
                        }));
    }

    @Test
    void releasing_a_reservation_that_names_a_sku_twice_gives_back_each_line_once() {
        stock(SHIRT, EAST, 10);
        hold("o", TMALL, AskedLine.of(SHIRT, 3), AskedLine.of(SHIRT, 3)).orThrow();
        assertThat(sellable(SHIRT).available()).isEqualTo(4);
        reserving().release(resolve("o")).orThrow();
        reserving().release(resolve("o")).orThrow();
        assertThat(sellable(SHIRT).available()).isEqualTo(10);
    }

    @Test
    void two_stores_never_publish_one_warehouse_twice() {
        stock(SHIRT, EAST, 9);
        long shown = 0;
        for (var store : List.of(TMALL, JD)) {
            shown += desk.inventory()
                    .asking()
                    .availability(SHIRT, Optional.of(store))
                    .orThrow()
                    .toPublish();
        }
        assertThat(shown).isEqualTo(8);
    }

    @Test
    void the_same_id_at_the_same_time_is_one_reservation() {
        stock(SHIRT, EAST, 100);
        var first = new AtomicInteger();
        race(32, n -> {
            if (!hold("same", TMALL, AskedLine.of(SHIRT, 5)).orThrow().repeated()) {
                first.incrementAndGet();
            }
        });
        assertThat(first).hasValue(1);
        assertThat(sellable(SHIRT).available()).isEqualTo(95);
        assertThat(refusal(hold("same", TMALL, AskedLine.of(SHIRT, 6)))).isInstanceOf(OtherContent.class);
    }

    @Test
    void an_answer_that_got_lost_is_given_again_by_a_desk_that_was_closed_meanwhile() {
        stock(SHIRT, EAST, 10);
        hold("o", TMALL, AskedLine.of(SHIRT, 4)).orThrow();
        var afterwards = open(storage());
        var again = afterwards.inventory().reserving().reserve(reserve("o", TMALL, AskedLine.of(SHIRT, 4)));
        assertThat(again.orThrow().repeated()).isTrue();
        assertThat(sellable(SHIRT).available()).isEqualTo(6);
    }

    @Test
    void paying_at_the_moment_of_expiry_has_exactly_one_winner() {
        stock(SHIRT, EAST, 64);
        for (int i = 0; i < 32; i++) {
            hold("o" + i, TMALL, AskedLine.of(SHIRT, 2)).orThrow();
        }
        clock.advance(Reservation.HOLD_DEFAULT.minusMillis(1));
        var paid = new AtomicInteger();
        race(33, n -> {
            if (n == 32) {
                clock.advance(Duration.ofMillis(1));
                background.step("ending holds");
            } else if (accepted(reserving().commit(resolve("o" + n)))) {
                paid.incrementAndGet();
            }
        });
        background.step("ending holds");
        int committed = 0;
        for (int i = 0; i < 32; i++) {
            var state = reserving()
                    .reservation(new ReservationId("o" + i))
                    .orElseThrow()
                    .state();
            assertThat(state).isIn(ReservationState.COMMITTED, ReservationState.EXPIRED);
            committed += state == ReservationState.COMMITTED ? 1 : 0;
        }
        assertThat(committed).isEqualTo(paid.get());
        assertThat(sellable(SHIRT).available()).isEqualTo(64 - 2L * committed);
    }

    @Test
    void a_late_payment_loses_at_the_very_instant_and_the_next_buyer_gets_the_stock() {
        stock(SHIRT, EAST, 1);
        hold("late", TMALL, AskedLine.of(SHIRT, 1)).orThrow();
        clock.advance(Reservation.HOLD_DEFAULT);
        assertThat(refusal(reserving().commit(resolve("late"))))
                .isInstanceOfSatisfying(
                        AlreadyResolved.class, no -> assertThat(no.state()).isEqualTo(ReservationState.EXPIRED));
        hold("next", JD, AskedLine.of(SHIRT, 1)).orThrow();
    }

    @Test
    void a_wall_clock_that_is_set_an_hour_ahead_lets_open_holds_last_an_hour_longer() {
        stock(SHIRT, EAST, 5);
        hold("o", TMALL, AskedLine.of(SHIRT, 5)).orThrow();
        clock.step(Duration.ofHours(1));
        background.step("ending holds");
        assertThat(stateOf("o")).isEqualTo(ReservationState.HELD);
        background.step("watching the clock");
        background.step("ending holds");
        assertThat(stateOf("o")).isEqualTo(ReservationState.HELD);
        assertThat(desk.now()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        clock.advance(Reservation.HOLD_DEFAULT.minusMillis(1));
        assertThat(stateOf("o")).isEqualTo(ReservationState.HELD);
        clock.advance(Duration.ofMillis(1));
        assertThat(stateOf("o")).isEqualTo(ReservationState.EXPIRED);
    }

    @Test
    void a_wall_clock_that_is_set_back_an_hour_does_not_lengthen_holds() {
        stock(SHIRT, EAST, 5);
        hold("o", TMALL, AskedLine.of(SHIRT, 5)).orThrow();
        clock.step(Duration.ofHours(-1));
        background.step("watching the clock");
        clock.advance(Reservation.HOLD_DEFAULT);
        assertThat(stateOf("o")).isEqualTo(ReservationState.EXPIRED);
    }

    @Test
    void locks_that_ask_for_the_same_units_at_once_are_granted_once() {
        stock(SHIRT, EAST, 10);
        var granted = new AtomicInteger();
        race(8, n -> {
            var today = new Period(NOW, NOW.plus(Duration.ofDays(1)));
            var lock = desk.inventory()
                    .settingAside()
                    .putLock(new PutLock(
                            ACTOR,
                            SHIRT,
                            new LockId("l" + n),
                            n % 2 == 0 ? TMALL : JD,
                            Quantity.of(4),
                            today,
                            Optional.empty()));
            if (accepted(lock)) {
                granted.incrementAndGet();
            } else {
                assertThat(refusal(lock)).isInstanceOf(LockTooLarge.class);
            }
        });
        assertThat(granted).hasValue(2);
    }

    @Test
    void a_loss_below_the_promises_is_booked_and_buyers_meanwhile_get_nothing_that_is_not_there() {
        stock(SHIRT, EAST, 50);
        stock(SHIRT, WEST, 5);
        assertThat(buyers(40, n -> hold("old-" + n, TMALL, AskedLine.of(SHIRT, 1, EAST))))
                .isEqualTo(40);
        race(17, n -> {
            if (n == 16) {
                desk.inventory().moving().count(Book.of(ACTOR, SHIRT, EAST, 30)).orThrow();
            } else {
                accepted(hold("new-" + n, JD, AskedLine.of(SHIRT, 1)));
            }
        });
        var now = sellable(SHIRT);
        long onHand =
                now.locations().stream().mapToLong(place -> place.onHand()).sum();
        long promised = now.locations().stream()
                .mapToLong(place -> place.held() + place.committed())
                .sum();
        long shortBy =
                now.locations().stream().mapToLong(place -> place.shortBy()).sum();
        assertThat(onHand).isEqualTo(35);
        assertThat(promised).isLessThanOrEqualTo(onHand + shortBy);
        assertThat(now.available()).isZero();
    }

    private interface Buyer {
        Decision<Held, ReservationRefused> buy(int n);
    }

    /** How many of so many buyers at once were granted what they asked for. */
    private static int buyers(int count, Buyer buyer) {
        var granted = new AtomicInteger();
        race(count, n -> {
            if (accepted(buyer.buy(n))) {
                granted.incrementAndGet();
            }
        });
        return granted.get();
    }

    @CanIgnoreReturnValue
    private static boolean accepted(Decision<?, ?> decision) {
        return decision instanceof Decision.Accepted;
    }

    private static Object refusal(Decision<?, ?> decision) {
        return decision instanceof Decision.Refused<?, ?> refused ? refused.refusal() : decision;
    }

    private void stock(Sku sku, LocationId location, int units) {
        desk.inventory().moving().receive(Book.of(ACTOR, sku, location, units)).orThrow();
    }

    private Availability sellable(Sku sku) {
        return desk.inventory().asking().availability(sku, Optional.empty()).orThrow();
    }

    private ReservationState stateOf(String id) {
        return reserving().reservation(new ReservationId(id)).orElseThrow().state();
    }

    private ReservingStock reserving() {
        return desk.inventory().reserving();
    }

    private Decision<Held, ReservationRefused> hold(String id, StoreId store, AskedLine... lines) {
        return reserving().reserve(reserve(id, store, lines));
    }

    private static Reserve reserve(String id, StoreId store, AskedLine... lines) {
        return Reserve.of(ACTOR, new ReservationId(id), Asked.all(store, lines));
    }

    private static Resolve resolve(String id) {
        return new Resolve(ACTOR, new ReservationId(id));
    }
}
