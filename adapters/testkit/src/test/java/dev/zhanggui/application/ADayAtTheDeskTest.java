package dev.zhanggui.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.inventory.api.AskingStock.Availability;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.MovingStock.Transfer;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.api.ReservingStock.Held;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.inventory.api.SettingAside.PutPolicy;
import dev.zhanggui.domain.inventory.AllocationPolicy.Share;
import dev.zhanggui.domain.inventory.AllocationPolicy.ShareKind;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.ReservationRefused.AlreadyResolved;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.SetAsideRefused.LockTooLarge;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story of one SKU in two stores and two warehouses, told through the front door. */
class ADayAtTheDeskTest {
    private static final Actor OWNER = Actor.embedding("Wang Demo");
    private static final Sku TEA = new Sku("茶-250g");
    private static final StoreId TMALL = new StoreId("tmall");
    private static final StoreId JD = new StoreId("jd");
    private static final LocationId HANGZHOU = new LocationId("hangzhou");
    private static final LocationId XIAN = new LocationId("xian");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-11T00:00:00Z"));
    private final SteppedBackground background = new SteppedBackground();
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create(), clock, background, new CountedRandomness());

    @BeforeEach
    void two_stores_sell_tea_from_two_warehouses() {
        for (var id : List.of(HANGZHOU, XIAN)) {
            var warehouse = Location.warehouse(id, ZONE);
            assertThat(desk.inventory()
                            .catalog()
                            .putLocation(put(warehouse))
                            .orThrow()
                            .now()
                            .version())
                    .isEqualTo(1);
        }
        for (var id : List.of(TMALL, JD)) {
            var store = Store.of(id, "own", Currency.getInstance("CNY"), ZONE);
            assertThat(desk.inventory()
                            .catalog()
                            .putStore(put(store))
                            .orThrow()
                            .now()
                            .version())
                    .isEqualTo(1);
        }
        var card = SkuCard.of(TEA, "tea");
        assertThat(desk.inventory().catalog().putSku(put(card)).orThrow().now().version())
                .isEqualTo(1);
        receive(HANGZHOU, 10);
        receive(XIAN, 15);
    }

    @AfterEach
    void the_desk_closes() {
        desk.close();
    }

    @Test
    void stock_is_held_paid_and_shipped_and_the_ledger_adds_up() {
        assertThat(sellable(TMALL).available()).isEqualTo(25);
        assertThat(hold("o1", TMALL, 13).orThrow().reservation().lines().get(0).location())
                .isEqualTo(XIAN);
        assertThat(sellable(JD).available()).isEqualTo(12);
        assertThat(reserving().commit(resolve("o1")).orThrow().state()).isEqualTo(ReservationState.COMMITTED);
        assertThat(reserving().ship(resolve("o1")).orThrow().state()).isEqualTo(ReservationState.SHIPPED);

        var movements = desk.inventory()
                .views()
                .movements(TEA, Optional.empty(), 50)
                .orElseThrow()
                .items();
        assertThat(movements)
                .extracting("kind", "quantity")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("receipt", 10L),
                        org.assertj.core.groups.Tuple.tuple("receipt", 15L),
                        org.assertj.core.groups.Tuple.tuple("shipment", -13L));
        assertThat(desk.auditing().verify(Optional.empty()).toString()).startsWith("Whole");
    }

    @Test
    void what_is_more_than_there_is_gets_refused_with_facts_and_nothing_stays_behind() {
        var refused = refusal(hold("o1", TMALL, 26));
        assertThat(refused).isInstanceOfSatisfying(NotEnoughStock.class, no -> {
            assertThat(no.refused().get(0).asked()).isEqualTo(26);
            assertThat(no.refused().get(0).available()).isEqualTo(25);
        });
        assertThat(reserving().reservation(new ReservationId("o1"))).isEmpty();
        assertThat(hold("o1", TMALL, 25).orThrow().reservation().lines()).hasSize(2);
    }

    @Test
    void a_repeat_changes_nothing_and_other_content_is_refused() {
        assertThat(hold("o1", TMALL, 5).orThrow().repeated()).isFalse();
        assertThat(hold("o1", TMALL, 5).orThrow().repeated()).isTrue();
        assertThat(sellable(TMALL).available()).isEqualTo(20);
        assertThat(refusal(hold("o1", TMALL, 6))).isInstanceOf(ReservationRefused.OtherContent.class);
    }

    @Test
    void a_hold_stops_counting_when_its_time_is_up_swept_or_not() {
        assertThat(hold("o1", TMALL, 25).orThrow().repeated()).isFalse();
        clock.advance(Duration.ofMinutes(30));
        assertThat(sellable(JD).available()).isEqualTo(25);
        assertThat(refusal(reserving().commit(resolve("o1"))))
                .isEqualTo(new AlreadyResolved(
                        new ReservationId("o1"), ReservationState.EXPIRED, Instant.parse("2026-11-11T00:30:00Z")));
        assertThat(hold("o2", JD, 25).orThrow().repeated()).isFalse();
        assertThat(reserving()
                        .reservation(new ReservationId("o1"))
                        .orElseThrow()
                        .state())
                .isEqualTo(ReservationState.EXPIRED);
    }

    @Test
    void a_share_is_not_for_others_and_a_lock_is_cut_out_of_what_is_left() {
        var share = new Share(JD, ShareKind.FIXED, BigDecimal.TEN, Optional.empty());
        var policy = new PutPolicy(OWNER, TEA, List.of(share), List.of(), Optional.empty(), false);
        assertThat(desk.inventory().settingAside().putPolicy(policy).orThrow().warnings())
                .isEmpty();
        assertThat(sellable(TMALL).available()).isEqualTo(15);
        assertThat(sellable(JD).available()).isEqualTo(25);

        assertThat(hold("o1", JD, 4).orThrow().reservation().uses()).hasSize(1);
        assertThat(sellable(TMALL).available()).isEqualTo(15);
        assertThat(reserving().release(resolve("o1")).orThrow().state()).isEqualTo(ReservationState.RELEASED);

        var tooLarge = desk.inventory().settingAside().putLock(lock(16));
        assertThat(refusal(tooLarge))
                .isInstanceOfSatisfying(
                        LockTooLarge.class, no -> assertThat(no.shortfall()).isEqualTo(1));
        assertThat(desk.inventory()
                        .settingAside()
                        .putLock(lock(15))
                        .orThrow()
                        .lock()
                        .version())
                .isEqualTo(1);
        assertThat(sellable(JD).available()).isEqualTo(10);
        assertThat(sellable(TMALL).available()).isEqualTo(15);
        clock.advance(Duration.ofDays(1));
        assertThat(sellable(JD).available()).isEqualTo(25);
    }

    @Test
    void a_count_below_the_promises_moves_what_it_can_and_says_who_is_short() {
        assertThat(hold("old", TMALL, 10, HANGZHOU).orThrow().repeated()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(hold("young", TMALL, 12, XIAN).orThrow().repeated()).isFalse();

        var booked = desk.inventory().moving().count(book(XIAN, 4)).orThrow();
        assertThat(booked.shortage().moves()).isEmpty();
        assertThat(booked.shortBy()).isEqualTo(8);
        assertThat(booked.shortage().uncovered()).singleElement().satisfies(open -> {
            assertThat(open.reservation().code()).isEqualTo("young");
            assertThat(open.units()).isEqualTo(Quantity.of(8));
        });
        assertThat(sellable(TMALL).available()).isZero();

        var found = desk.inventory().moving().receive(book(HANGZHOU, 20)).orThrow();
        assertThat(found.shortage().moves()).isNotEmpty();
        assertThat(sellable(TMALL).locations())
                .allSatisfy(place -> assertThat(place.shortBy()).isZero());
    }

    @Test
    void promised_units_do_not_leave_for_another_warehouse() {
        assertThat(hold("o1", TMALL, 8, HANGZHOU).orThrow().repeated()).isFalse();
        var refused =
                desk.inventory().moving().transfer(new Transfer(OWNER, TEA, HANGZHOU, XIAN, Quantity.of(3), "", ""));
        assertThat(refused.<String>fold(done -> "", no -> no.code())).isEqualTo("promised-here");
        var moved =
                desk.inventory().moving().transfer(new Transfer(OWNER, TEA, HANGZHOU, XIAN, Quantity.of(2), "", ""));
        assertThat(moved.orThrow().movements()).hasSize(2);
    }

    private static <T> Put<T> put(T value) {
        return Put.of(OWNER, value);
    }

    private void receive(LocationId location, int units) {
        assertThat(desk.inventory()
                        .moving()
                        .receive(book(location, units))
                        .orThrow()
                        .movements())
                .hasSize(1);
    }

    private static Book book(LocationId location, int units) {
        return new Book(OWNER, TEA, location, Quantity.of(units), "", "");
    }

    private PutLock lock(int units) {
        var today = new Period(clock.wall(), clock.wall().plus(Duration.ofDays(1)));
        return new PutLock(OWNER, TEA, new LockId("11.11"), TMALL, Quantity.of(units), today, Optional.empty());
    }

    private Availability sellable(StoreId store) {
        return desk.inventory().asking().availability(TEA, Optional.of(store)).orThrow();
    }

    private ReservingStock reserving() {
        return desk.inventory().reserving();
    }

    private Decision<Held, ReservationRefused> hold(String id, StoreId store, int units) {
        return hold(id, store, AskedLine.of(TEA, units));
    }

    private Decision<Held, ReservationRefused> hold(String id, StoreId store, int units, LocationId location) {
        return hold(id, store, AskedLine.of(TEA, units, location));
    }

    private Decision<Held, ReservationRefused> hold(String id, StoreId store, AskedLine line) {
        var asked = new Asked(store, Optional.empty(), Asked.Mode.ALL, List.of(line));
        return reserving().reserve(new Reserve(OWNER, new ReservationId(id), asked, Optional.empty()));
    }

    private static Resolve resolve(String id) {
        return new Resolve(OWNER, new ReservationId(id));
    }

    private static Object refusal(Decision<?, ?> decision) {
        return decision.fold(done -> "accepted", no -> no);
    }
}
