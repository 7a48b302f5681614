package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.inventory.api.AskingStock.Availability;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.inventory.api.TakingRows.BuiltUpon;
import dev.zhanggui.application.inventory.api.TakingRows.Outcome;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.application.inventory.api.TakingRows.Take;
import dev.zhanggui.application.inventory.api.TakingRows.TakeBack;
import dev.zhanggui.application.inventory.api.TakingRows.TakenBack;
import dev.zhanggui.application.inventory.api.TakingRows.TakenRow;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.NotAllowed;
import dev.zhanggui.domain.inventory.PageDifference;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused.NotEnoughStock;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of every kind that files bring, taken by a desk on the storage under test. */
public abstract class TakingRowsContract extends StorageContract {
    private static final Money YUAN = Money.of(BigDecimal.TEN, Currency.getInstance("CNY"));
    private static final LocationId NOWHERE = new LocationId("nowhere");
    private static final Sku NOTHING = new Sku("nothing");
    /** Shanghai's midnight, in the catalog of the contracts. */
    private static final Instant TWENTIETH = Instant.parse("2026-11-19T16:00:00Z");

    private final MovableClock clock = MovableClock.at(NOW);
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    @BeforeEach
    void a_desk_with_a_catalog() {
        desk.close();
        givenCatalog();
        desk = Zhanggui.on(storage(), clock, new SteppedBackground(), new CountedRandomness());
    }

    private TakingRows rows() {
        return desk.inventory().rows();
    }

    private List<TakenRow> take(Rows rows) {
        return take("job", rows);
    }

    private List<TakenRow> take(String job, Rows rows) {
        return rows().take(new Take(ACTOR, job, rows)).orThrow();
    }

    private void given(String job, Rows rows) {
        assertThat(take(job, rows)).noneMatch(row -> row.outcome() == Outcome.REFUSED);
    }

    private List<Outcome> outcomes(Rows rows) {
        return take(rows).stream().map(TakenRow::outcome).toList();
    }

    private static TakenRow unknown(String what, String id) {
        return new TakenRow(Outcome.REFUSED, List.of(new Reason("unknown-reference", Map.of("what", what, "id", id))));
    }

    private static Lane lane(LocationId from, int days) {
        return new Lane(from, "sf", "浙江省", BigDecimal.ONE, YUAN, BigDecimal.ONE, YUAN, days, true);
    }

    private static Arrival arrival(Sku sku, int units) {
        return new Arrival(HUB, sku, Quantity.of(units), LocalDate.parse("2026-11-20"), "PO-1");
    }

    private static ShownStock shown(StoreId store, Sku sku, int units) {
        return new ShownStock(store, sku, Quantity.of(units), NOW);
    }

    private void receive(int units, String reference) {
        desk.inventory()
                .moving()
                .receive(new Book(ACTOR, SHIRT, HUB, Quantity.of(units), reference, ""))
                .orThrow();
    }

    private Availability available() {
        return desk.inventory().asking().availability(SHIRT, Optional.of(TMALL)).orThrow();
    }

    private static Reserve reserve(String id, int units) {
        return Reserve.of(ACTOR, new ReservationId(id), Asked.all(TMALL, AskedLine.of(SHIRT, units)));
    }

    private void ship(String id, int units) {
        var reserving = desk.inventory().reserving();
        reserving.reserve(reserve(id, units)).orThrow();
        reserving.commit(new Resolve(ACTOR, new ReservationId(id))).orThrow();
        reserving.ship(new Resolve(ACTOR, new ReservationId(id))).orThrow();
    }

    @Test
    void catalog_rows_are_created_changed_or_found() {
        var north = new LocationId("north");
        var places = new Rows.Locations(List.of(
                location(north, Location.Kind.WAREHOUSE),
                location(HUB, Location.Kind.SHOP),
                location(SHOP, Location.Kind.SHOP)));
        assertThat(outcomes(places)).containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
        assertThat(outcomes(places)).containsOnly(Outcome.UNCHANGED);
        assertThat(outcomes(new Rows.Products(List.of(card(SHIRT), card(new Sku("new"))))))
                .containsExactly(Outcome.UNCHANGED, Outcome.CREATED);
        assertThat(take(new Rows.Stores(
                        List.of(store(TMALL, north), store(new StoreId("jd"), NOWHERE), store(new StoreId("pdd"))))))
                .containsExactly(
                        new TakenRow(Outcome.UPDATED, List.of()),
                        unknown("location", "nowhere"),
                        new TakenRow(Outcome.CREATED, List.of()));
        assertThat(storage().stores().find(TMALL).orElseThrow().version()).isEqualTo(2);
        assertThat(storage().stores().find(new StoreId("jd"))).isEmpty();
    }

    @Test
    void rows_of_one_key_in_one_chunk_follow_one_another() {
        assertThat(outcomes(new Rows.Lanes(List.of(lane(HUB, 1), lane(HUB, 2), lane(HUB, 2)))))
                .containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
    }

    @Test
    void what_rows_refer_to_is_known() {
        assertThat(take(new Rows.Lanes(List.of(lane(NOWHERE, 1))))).containsExactly(unknown("location", "nowhere"));
        assertThat(take(new Rows.Arrivals(List.of(arrival(NOTHING, 1))))).containsExactly(unknown("sku", "nothing"));
        assertThat(take(new Rows.Pages(
                        List.of(shown(new StoreId("jd"), SHIRT, 1), shown(TMALL, NOTHING, 1), shown(TMALL, SHIRT, 1)))))
                .containsExactly(
                        unknown("store", "jd"), unknown("sku", "nothing"), new TakenRow(Outcome.CREATED, List.of()));
        var count = new StockCount(NOWHERE, SHIRT, Quantity.of(1), NOW);
        assertThat(take(new Rows.Counts(List.of(count)))).containsExactly(unknown("location", "nowhere"));
    }

    @Test
    void rows_that_came_alone_are_one_record_those_of_a_job_none_and_both_are_told() {
        storage().outbox().subscribe("reader");
        var scan = new ParcelScan("SF1", NOW, "collected", "", "");
        assertThat(take("", new Rows.Scans(List.of(scan, scan))).stream().map(TakenRow::outcome))
                .containsExactly(Outcome.CREATED, Outcome.UNCHANGED);
        assertThat(take("", new Rows.Scans(List.of(scan))).stream().map(TakenRow::outcome))
                .containsExactly(Outcome.UNCHANGED);
        assertThat(take("", new Rows.Products(List.of(card(SHIRT)))).stream().map(TakenRow::outcome))
                .as("as it stood before")
                .containsExactly(Outcome.UNCHANGED);
        assertThat(take("", new Rows.Products(List.of(SkuCard.of(SHIRT, "new title")))).stream()
                        .map(TakenRow::outcome))
                .containsExactly(Outcome.UPDATED);
        given("job", new Rows.Products(List.of(SkuCard.of(SHIRT, "newer title"))));
        assertThat(storage().outbox().unread("reader", LATER, 100)).hasSize(3);
        var records = JournalContract.sealed(this).stream()
                .map(row -> row.row().orElseThrow())
                .toList();
        assertThat(records).extracting(AuditRow::action).containsExactly("rowsTaken", "rowsTaken");
        assertThat(records).extracting(AuditRow::subject).containsExactly("scans", "products");
        assertThat(records.get(0).after())
                .contains("\"rows\":\"scans\"", "\"created\":1", "\"updated\":0", "\"job\":\"\"");
        assertThat(records.get(1).before()).contains("\"shirt\"", "\"title\"");
    }

    @Test
    void who_may_not_take_a_kind_is_told_so_and_nothing_is_taken() {
        var reader = new Actor("reader", "http", Authority.of(Permission.STOCK));
        assertThat(rows().take(new Take(reader, "job", new Rows.Lanes(List.of(lane(HUB, 1)))))
                        .<Object>fold(taken -> taken, refused -> refused))
                .isInstanceOf(NotAllowed.class);
        assertThat(rows().takeBack(new TakeBack(reader, "job")).<Object>fold(taken -> taken, refused -> refused))
                .isInstanceOf(NotAllowed.class);
        assertThat(storage().lanes().standing(lane(HUB, 1))).isEmpty();
    }

    @Test
    void more_rows_than_a_unit_bears_are_a_defect_of_the_caller() {
        var many = new Rows.Lanes(Collections.nCopies(TakingRows.CHUNK_MAX + 1, lane(HUB, 1)));
        assertThatThrownBy(() -> take(many)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_count_books_the_difference_as_of_the_count() {
        receive(10, "");
        clock.advance(Duration.ofHours(1));
        var counted = desk.now();
        clock.advance(Duration.ofHours(1));
        ship("o-1", 3);
        var count = new Rows.Counts(List.of(new StockCount(HUB, SHIRT, Quantity.of(9), counted)));
        assertThat(outcomes(count)).containsExactly(Outcome.UPDATED);
        assertThat(onHand(SHIRT, HUB)).isEqualTo(6);
        assertThat(storage().stockHistory().movedAfter(SHIRT, HUB, counted)).isEqualTo(-3);
        assertThat(outcomes(count)).containsExactly(Outcome.UNCHANGED);
        assertThat(onHand(SHIRT, HUB)).isEqualTo(6);
    }

    @Test
    void counts_of_one_sku_at_several_places_and_moments_are_each_booked() {
        receive(10, "");
        clock.advance(Duration.ofHours(1));
        var now = desk.now();
        assertThat(outcomes(new Rows.Counts(List.of(
                        new StockCount(HUB, SHIRT, Quantity.of(12), now.minusSeconds(60)),
                        new StockCount(SHOP, SHIRT, Quantity.of(4), now),
                        new StockCount(HUB, SHIRT, Quantity.of(11), now)))))
                .containsExactly(Outcome.UPDATED, Outcome.CREATED, Outcome.UPDATED);
        assertThat(onHand(SHIRT, HUB)).isEqualTo(11);
        assertThat(onHand(SHIRT, SHOP)).isEqualTo(4);
    }

    @Test
    void a_count_that_cannot_be_is_refused() {
        receive(10, "");
        clock.advance(Duration.ofHours(1));
        ship("o-1", 3);
        var future = desk.now().plusMillis(1);
        assertThat(take(new Rows.Counts(List.of(
                                new StockCount(HUB, SHIRT, Quantity.of(2), NOW),
                                new StockCount(HUB, SHIRT, Quantity.of(2), future))))
                        .stream()
                        .map(row -> row.reasons().get(0).code()))
                .containsExactly("count-below-shipped", "counted-in-future");
        assertThat(onHand(SHIRT, HUB)).isEqualTo(7);
    }

    @Test
    void a_count_below_what_is_promised_is_booked_and_names_who_is_uncovered() {
        receive(5, "");
        desk.inventory().reserving().reserve(reserve("o-1", 5)).orThrow();
        var taken = take(new Rows.Counts(List.of(new StockCount(HUB, SHIRT, Quantity.of(3), NOW))));
        assertThat(taken)
                .containsExactly(new TakenRow(
                        Outcome.UPDATED,
                        List.of(new Reason(
                                "promise-uncovered",
                                Map.of("reservation", "o-1", "sku", "shirt", "location", "hub", "units", 2)))));
        assertThat(shelf(SHIRT, HUB).shortBy()).isEqualTo(2);
    }

    @Test
    void a_refusal_says_when_more_comes_until_it_has_come() {
        assertThat(available().nextInbound()).isEmpty();
        assertThat(outcomes(new Rows.Arrivals(List.of(arrival(SHIRT, 5))))).containsExactly(Outcome.CREATED);
        assertThat(available().nextInbound()).contains(TWENTIETH);
        assertThat(nextInbound("o-1")).contains(TWENTIETH);
        receive(2, "PO-1");
        assertThat(nextInbound("o-1")).contains(TWENTIETH);
        receive(1, "another");
        receive(3, "PO-1");
        assertThat(nextInbound("o-1")).isEmpty();
        assertThat(available().nextInbound()).isEmpty();
    }

    private Optional<Instant> nextInbound(String id) {
        return desk.inventory()
                .reserving()
                .reserve(reserve(id, 100))
                .fold(
                        held -> Optional.empty(),
                        refused -> ((NotEnoughStock) refused).refused().get(0).nextInbound());
    }

    @Test
    void best_effort_says_when_the_rest_comes_also_when_it_is_asked_again() {
        receive(1, "");
        assertThat(outcomes(new Rows.Arrivals(List.of(arrival(SHIRT, 5))))).containsExactly(Outcome.CREATED);
        var asked = new Asked(TMALL, Optional.empty(), Asked.Mode.BEST_EFFORT, List.of(AskedLine.of(SHIRT, 3)));
        var command = Reserve.of(ACTOR, new ReservationId("o-1"), asked);
        for (int i = 0; i < 2; i++) {
            var held = desk.inventory().reserving().reserve(command).orThrow();
            assertThat(held.refused().get(0).nextInbound()).contains(TWENTIETH);
        }
    }

    @Test
    void what_is_overdue_or_comes_to_others_is_not_promised() {
        var overdue = new Arrival(HUB, SHIRT, Quantity.of(1), LocalDate.parse("2026-11-10"), "old");
        var inTheStreet = new Arrival(SHOP, SHIRT, Quantity.of(1), LocalDate.parse("2026-11-12"), "shop");
        assertThat(outcomes(new Rows.Arrivals(List.of(overdue, inTheStreet))))
                .containsExactly(Outcome.CREATED, Outcome.CREATED);
        assertThat(available().nextInbound()).isEmpty();
        var expecting = desk.inventory().expecting();
        assertThat(expecting.nextDay(SHIRT, Set.of(), NOW)).contains(LocalDate.parse("2026-11-12"));
        assertThat(expecting.nextDay(SHIRT, Set.of(HUB), NOW)).isEmpty();
    }

    @Test
    void pages_that_show_what_they_should_not_are_ranked_the_worst_first() {
        var less = new Sku("less");
        var right = new Sku("right");
        givenSku(less);
        givenSku(right);
        givenStock(less, HUB, 10);
        givenStock(right, HUB, 4);
        receive(5, "");
        given("job", new Rows.Pages(List.of(shown(TMALL, less, 1), shown(TMALL, SHIRT, 8), shown(TMALL, right, 4))));
        assertThat(desk.inventory().pages().differences(new StoreId("jd"))).isEmpty();
        assertThat(desk.inventory().pages().differences(TMALL).orElseThrow())
                .containsExactly(
                        new PageDifference(TMALL, SHIRT, 8, NOW, 5, 5),
                        new PageDifference(TMALL, less, 1, NOW, 10, 10));
    }

    @Test
    void what_counts_of_a_job_booked_is_booked_back() {
        receive(10, "");
        clock.advance(Duration.ofHours(1));
        var now = desk.now();
        given(
                "job",
                new Rows.Counts(List.of(
                        new StockCount(HUB, SHIRT, Quantity.of(12), now.minusSeconds(60)),
                        new StockCount(SHOP, SHIRT, Quantity.of(4), now),
                        new StockCount(HUB, SHIRT, Quantity.of(11), now))));
        assertThat(rows().builtUpon("job")).isEmpty();
        assertThat(rows().takeBack(new TakeBack(ACTOR, "job")).orThrow()).isEqualTo(new TakenBack(2, false, List.of()));
        assertThat(onHand(SHIRT, HUB)).isEqualTo(10);
        assertThat(onHand(SHIRT, SHOP)).isZero();
        assertThat(rows().takeBack(new TakeBack(ACTOR, "job")).orThrow()).isEqualTo(new TakenBack(0, false, List.of()));
    }

    @Test
    void what_others_built_on_is_named_and_not_taken_back() {
        given("job", new Rows.Counts(List.of(new StockCount(HUB, SHIRT, Quantity.of(5), NOW))));
        desk.inventory().reserving().reserve(reserve("o-1", 5)).orThrow();
        var shelf = new BuiltUpon(SHIRT, HUB, "");
        assertThat(rows().builtUpon("job")).as("promised").containsExactly(shelf);
        assertThat(rows().takeBack(new TakeBack(ACTOR, "job")).orThrow())
                .isEqualTo(new TakenBack(0, false, List.of(shelf)));
        desk.inventory()
                .reserving()
                .release(new Resolve(ACTOR, new ReservationId("o-1")))
                .orThrow();
        assertThat(rows().builtUpon("job")).isEmpty();
        receive(1, "PO-1");
        assertThat(rows().builtUpon("job")).as("moved").containsExactly(shelf);
        given("more", new Rows.Arrivals(List.of(arrival(SHIRT, 5))));
        receive(1, "PO-1");
        assertThat(rows().takeBack(new TakeBack(ACTOR, "more")).orThrow().builtUpon())
                .containsExactly(new BuiltUpon(SHIRT, HUB, "PO-1"));
    }

    @Test
    void a_job_is_taken_back_and_what_others_build_on_stays() {
        given("first", new Rows.Lanes(List.of(lane(HUB, 1))));
        given("job", new Rows.Lanes(List.of(lane(HUB, 2), lane(SHOP, 2))));
        given("job", new Rows.Arrivals(List.of(arrival(SHIRT, 2))));
        given("job", new Rows.Pages(List.of(shown(TMALL, SHIRT, 2))));
        given("job", new Rows.Scans(List.of(new ParcelScan("SF1", NOW, "collected", "", ""))));
        given("job", new Rows.Products(List.of(card(NOTHING))));
        assertThat(rows().takeBack(new TakeBack(ACTOR, "job")).orThrow()).isEqualTo(new TakenBack(5, false, List.of()));
        assertThat(storage().lanes().standing(lane(HUB, 0))).contains(lane(HUB, 1));
        assertThat(storage().lanes().standing(lane(SHOP, 0))).isEmpty();
        assertThat(storage().arrivals().open(SHIRT)).isEmpty();
        assertThat(storage().shownPages().latest(TMALL)).isEmpty();
        assertThat(desk.inventory().supply().scans("SF1")).isEmpty();
        assertThat(storage().skuCards().find(NOTHING)).isPresent();
        assertThat(rows().takeBack(new TakeBack(ACTOR, "job")).orThrow()).isEqualTo(new TakenBack(0, false, List.of()));
    }
}
