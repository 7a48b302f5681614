package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.KeyCursor.BadCursor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.spi.StockHistory.Counted;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes, arrivals, pages and parcels: found as they were put, listed by key, and taken back by their job. */
public abstract class SupplyContract extends StorageContract {
    private static final Currency YEN = Currency.getInstance("JPY");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @BeforeEach
    void a_catalog() {
        givenCatalog();
    }

    private static Lane lane(String carrier, String province, int days) {
        return lane(HUB, carrier, province, days);
    }

    private static Lane lane(LocationId from, String carrier, String province, int days) {
        return new Lane(
                from,
                carrier,
                province,
                new BigDecimal("1.500"),
                new Money(1_234, YEN),
                new BigDecimal("0.001"),
                new Money(0, YEN),
                days,
                days != 7);
    }

    private static Arrival arrival(Sku sku, String reference, int units, LocalDate day) {
        return new Arrival(HUB, sku, Quantity.of(units), day, reference);
    }

    private static ShownStock shown(Sku sku, int units, Instant at) {
        return new ShownStock(TMALL, sku, Quantity.of(units), at);
    }

    private void put(Lane lane, String job) {
        unit(() -> storage().lanes().put(lane, job));
    }

    private void put(Arrival arrival, String job) {
        unit(() -> storage().arrivals().put(arrival, job));
    }

    private void put(ShownStock shown, String job) {
        unit(() -> storage().shownPages().put(shown, job));
    }

    private static <T> List<T> walk(Function<Optional<String>, Page<T>> list) {
        var all = new ArrayList<T>();
        var page = list.apply(Optional.empty());
        all.addAll(page.items());
        while (page.cursor().isPresent()) {
            page = list.apply(page.cursor());
            all.addAll(page.items());
        }
        return all;
    }

    @Test
    void a_lane_is_found_as_it_was_put_and_replaced_by_the_next() {
        var slow = lane("顺丰 \"SF\"", "浙江省", 7);
        put(slow, "");
        assertThat(storage().lanes().standing(lane("顺丰 \"SF\"", "浙江省", 1))).contains(slow);
        assertThat(storage().lanes().standing(lane("zto", "浙江省", 1))).isEmpty();
        put(lane("顺丰 \"SF\"", "浙江省", 1), "");
        assertThat(storage().lanes().standing(slow)).contains(lane("顺丰 \"SF\"", "浙江省", 1));
    }

    @Test
    void lanes_are_listed_by_the_bytes_of_their_keys_over_pages() {
        idsBackwards().forEach(id -> put(lane(id, "p", 1), ""));
        idsBackwards().forEach(id -> put(lane("a", id, 1), ""));
        put(lane(SHOP, "a", "a", 1), "");
        var views = storage().supplyViews();
        var all = walk(cursor -> views.lanes(Optional.empty(), cursor, 4));
        assertThat(all).hasSize(19).doesNotHaveDuplicates();
        var atHub = walk(cursor -> views.lanes(Optional.of(HUB), cursor, 5));
        assertThat(atHub.stream().filter(lane -> lane.carrier().equals("a")).map(Lane::province))
                .containsExactly("10", "9", "B", "a", "b", "p", "é", "中", "！", "\uD842\uDFB7");
        assertThat(atHub).hasSize(18);
        assertThat(walk(cursor -> views.lanes(Optional.of(SHOP), cursor, 1))).containsExactly(lane(SHOP, "a", "a", 1));
    }

    @Test
    void a_cursor_of_another_list_is_bad() {
        var views = storage().supplyViews();
        for (var cursor : List.of("", "?", "绝对不是", "YQ", "9".repeat(40))) {
            assertThatThrownBy(() -> views.lanes(Optional.empty(), Optional.of(cursor), 10))
                    .isInstanceOf(BadCursor.class);
            assertThatThrownBy(() -> views.arrivals(Optional.empty(), Optional.of(cursor), 10))
                    .isInstanceOf(BadCursor.class);
        }
    }

    @Test
    void a_job_is_taken_back_to_what_stood_before_it_however_often_it_wrote() {
        put(lane("sf", "浙江省", 1), "before");
        for (int days = 2; days < 5; days++) {
            put(lane("sf", "浙江省", days), "job");
        }
        put(lane("sf", "上海市", 2), "job");
        put(lane("sf", "江苏省", 2), "other");
        assertThat(answer(() -> storage().lanes().takeBack("job", 10))).isEqualTo(2);
        assertThat(walk(cursor -> storage().supplyViews().lanes(Optional.empty(), cursor, 10)))
                .containsExactlyInAnyOrder(lane("sf", "浙江省", 1), lane("sf", "江苏省", 2));
        assertThat(answer(() -> storage().lanes().takeBack("job", 10))).isZero();
        assertThat(answer(() -> storage().lanes().takeBack("before", 10))).isEqualTo(1);
    }

    @Test
    void what_somebody_else_changed_since_is_not_taken_back() {
        put(lane("sf", "浙江省", 1), "job");
        put(lane("sf", "浙江省", 2), "later");
        assertThat(answer(() -> storage().lanes().takeBack("job", 10))).isZero();
        assertThat(storage().lanes().standing(lane("sf", "浙江省", 0))).contains(lane("sf", "浙江省", 2));
        assertThat(answer(() -> storage().lanes().takeBack("later", 10))).isEqualTo(1);
        assertThat(storage().lanes().standing(lane("sf", "浙江省", 0))).contains(lane("sf", "浙江省", 1));
    }

    @Test
    void a_job_is_taken_back_in_parts() {
        for (int i = 0; i < 5; i++) {
            put(lane("c" + i, "p", 1), "job");
            put(shown(SHIRT, i, NOW.plusSeconds(i)), "job");
            var scan = new ParcelScan("SF1", NOW.plusSeconds(i), "moved", "", "");
            assertThat(answer(() -> storage().parcelScans().add(scan, "job"))).isTrue();
        }
        assertThat(answer(() -> storage().lanes().takeBack("job", 3))).isEqualTo(3);
        assertThat(answer(() -> storage().lanes().takeBack("job", 3))).isEqualTo(2);
        assertThat(answer(() -> storage().shownPages().takeBack("job", 3))).isEqualTo(3);
        assertThat(answer(() -> storage().shownPages().takeBack("job", 3))).isEqualTo(2);
        assertThat(answer(() -> storage().parcelScans().takeBack("job", 3))).isEqualTo(3);
        assertThat(answer(() -> storage().parcelScans().takeBack("job", 3))).isEqualTo(2);
        assertThat(answer(() -> storage().parcelScans().takeBack("job", 3))).isZero();
    }

    @Test
    void arrivals_of_which_something_came_are_found_by_their_job() {
        put(arrival(SHIRT, "PO-1", 5, DAY), "job");
        put(arrival(SHIRT, "PO-2", 5, DAY), "job");
        put(arrival(SHIRT, "PO-3", 5, DAY), "other");
        assertThat(storage().arrivals().come("job", 10)).isEmpty();
        unit(() -> List.of("PO-2", "PO-3")
                .forEach(reference -> storage().arrivals().receive(SHIRT, HUB, reference, Quantity.of(1))));
        assertThat(storage().arrivals().come("job", 10)).containsExactly(arrival(SHIRT, "PO-2", 5, DAY));
        assertThat(storage().arrivals().come("job", 0)).isEmpty();
    }

    @Test
    void shelves_that_counts_changed_are_found_by_their_reference_until_it_is_booked_back() {
        unit(() -> {
            count(SHIRT, HUB, 5, "job");
            count(SHIRT, HUB, 2, "job");
            count(SHIRT, SHOP, 3, "job");
            count(SHIRT, SHOP, 1, "other");
        });
        var history = storage().stockHistory();
        var hub = new Counted(SHIRT, HUB, 7, false);
        var shop = new Counted(SHIRT, SHOP, 3, true);
        assertThat(history.counted("job", Optional.empty(), 10)).containsExactly(hub, shop);
        assertThat(history.counted("job", Optional.empty(), 1)).containsExactly(hub);
        assertThat(history.counted("job", Optional.of(hub), 10)).containsExactly(shop);
        unit(() -> count(SHIRT, HUB, -7, "job"));
        assertThat(history.counted("job", Optional.empty(), 10)).containsExactly(shop);
    }

    private void count(Sku sku, LocationId at, long units, String reference) {
        storage().stockLedgers().change(sku, Shelf.Change.onHand(at, units));
        long unused =
                storage().stockLedgers().append(new Movement(sku, at, Movement.Kind.COUNT, units, reference, NOW));
    }

    @Test
    void rows_that_came_alone_belong_to_no_job() {
        put(lane("sf", "浙江省", 1), "");
        put(arrival(SHIRT, "PO", 1, DAY), "");
        assertThat(answer(() -> storage().lanes().takeBack("", 10))).isZero();
        assertThat(answer(() -> storage().arrivals().takeBack("", 10))).isZero();
        assertThat(storage()
                        .supplyViews()
                        .lanes(Optional.empty(), Optional.empty(), 10)
                        .items())
                .hasSize(1);
    }

    @Test
    void what_is_to_come_is_told_by_day_and_what_came_is_taken_off() {
        var arrivals = storage().arrivals();
        put(arrival(SHIRT, "late", 5, DAY.plusDays(1)), "");
        put(arrival(SHIRT, "soon", 3, DAY), "");
        put(arrival(SHIRT, "whole", 2, DAY), "");
        unit(() -> {
            arrivals.receive(SHIRT, HUB, "whole", Quantity.of(2));
            arrivals.receive(SHIRT, HUB, "late", Quantity.of(4));
            arrivals.receive(SHIRT, HUB, "nobody knows", Quantity.of(4));
            arrivals.receive(SHIRT, SHOP, "soon", Quantity.of(1));
        });
        assertThat(arrivals.open(SHIRT))
                .containsExactly(
                        new Arrival.Expected(arrival(SHIRT, "soon", 3, DAY), 0),
                        new Arrival.Expected(arrival(SHIRT, "late", 5, DAY.plusDays(1)), 4));
        assertThat(arrivals.open(new Sku("other"))).isEmpty();
    }

    @Test
    void a_changed_arrival_keeps_what_has_come_and_is_no_longer_taken_back() {
        var arrivals = storage().arrivals();
        put(arrival(SHIRT, "PO", 5, DAY), "first");
        put(arrival(SHIRT, "PO", 6, DAY.plusDays(2)), "job");
        assertThat(arrivals.standing(arrival(SHIRT, "PO", 1, DAY))).contains(arrival(SHIRT, "PO", 6, DAY.plusDays(2)));
        unit(() -> arrivals.receive(SHIRT, HUB, "PO", Quantity.of(1)));
        put(arrival(SHIRT, "PO", 7, DAY), "job");
        assertThat(answer(() -> arrivals.takeBack("job", 10))).isZero();
        assertThat(arrivals.open(SHIRT)).containsExactly(new Arrival.Expected(arrival(SHIRT, "PO", 7, DAY), 1));
        put(arrival(SHIRT, "PO-2", 1, DAY), "a");
        put(arrival(SHIRT, "PO-2", 2, DAY), "b");
        assertThat(answer(() -> arrivals.takeBack("b", 10))).isEqualTo(1);
        assertThat(arrivals.standing(arrival(SHIRT, "PO-2", 9, DAY))).contains(arrival(SHIRT, "PO-2", 1, DAY));
    }

    @Test
    void arrivals_are_listed_whether_open_or_not() {
        var other = new Sku("other");
        givenSku(other);
        for (int i = 0; i < 5; i++) {
            put(arrival(SHIRT, "r" + i, i, DAY), "");
            put(arrival(other, "r" + i, i, DAY), "");
        }
        var views = storage().supplyViews();
        assertThat(walk(cursor -> views.arrivals(Optional.empty(), cursor, 3))).hasSize(10);
        assertThat(walk(cursor -> views.arrivals(Optional.of(SHIRT), cursor, 2)))
                .extracting(one -> one.arrival().reference())
                .containsExactly("r0", "r1", "r2", "r3", "r4");
    }

    @Test
    void a_page_shows_the_newest_whatever_the_order_in_which_it_was_told() {
        var other = new Sku("other");
        givenSku(other);
        put(shown(SHIRT, 3, NOW), "");
        put(shown(SHIRT, 9, NOW.minusSeconds(1)), "");
        put(shown(other, 0, NOW), "");
        assertThat(storage().shownPages().latest(TMALL)).containsExactly(shown(other, 0, NOW), shown(SHIRT, 3, NOW));
        assertThat(storage().shownPages().latest(new StoreId("nobody"))).isEmpty();
        assertThat(storage().shownPages().standing(shown(SHIRT, 1, NOW.minusSeconds(1))))
                .contains(shown(SHIRT, 9, NOW.minusSeconds(1)));
        assertThat(walk(cursor -> storage().supplyViews().shown(TMALL, cursor, 1)))
                .containsExactly(shown(other, 0, NOW), shown(SHIRT, 3, NOW));
    }

    @Test
    void only_the_newest_of_a_page_are_kept() {
        for (int i = 0; i < ShownStock.KEPT_MAX + 5; i++) {
            put(shown(SHIRT, i, NOW.plusSeconds(i)), "job");
        }
        assertThat(storage().shownPages().standing(shown(SHIRT, 0, NOW.plusSeconds(4))))
                .isEmpty();
        assertThat(storage().shownPages().standing(shown(SHIRT, 0, NOW.plusSeconds(5))))
                .isPresent();
        assertThat(answer(() -> storage().shownPages().takeBack("job", 500))).isEqualTo(ShownStock.KEPT_MAX);
        assertThat(storage().shownPages().latest(TMALL)).isEmpty();
    }

    @Test
    void the_same_scan_is_one_and_scans_are_told_as_they_happened() {
        var later = new ParcelScan("SF 1/x", NOW.plusSeconds(60), "签收", "杭州 \"西湖\"", "本人签收");
        var sooner = new ParcelScan("SF 1/x", NOW, "collected", "", "");
        assertThat(answer(() -> storage().parcelScans().add(later, ""))).isTrue();
        assertThat(answer(() -> storage().parcelScans().add(sooner, ""))).isTrue();
        assertThat(answer(() -> storage().parcelScans().add(later, "again"))).isFalse();
        assertThat(storage().supplyViews().scans("SF 1/x")).containsExactly(sooner, later);
        assertThat(storage().supplyViews().scans("SF 1")).isEmpty();
        assertThat(answer(() -> storage().parcelScans().takeBack("again", 10))).isZero();
    }

    @Test
    void the_longest_scan_is_kept() {
        var longest = new ParcelScan(
                "字".repeat(ParcelScan.NUMBER_LENGTH_MAX),
                NOW,
                "字".repeat(ParcelScan.STATUS_LENGTH_MAX),
                "字".repeat(ParcelScan.PLACE_LENGTH_MAX),
                "字".repeat(ParcelScan.TEXT_LENGTH_MAX));
        assertThat(answer(() -> storage().parcelScans().add(longest, "job"))).isTrue();
        assertThat(storage().supplyViews().scans(longest.trackingNo())).containsExactly(longest);
    }

    @Test
    void the_ledger_knows_what_moved_after_a_moment() {
        givenStock(SHIRT, HUB, 5);
        givenStock(SHIRT, SHOP, 7);
        var history = storage().stockHistory();
        assertThat(history.movedAfter(SHIRT, HUB, NOW.minusMillis(1))).isEqualTo(5);
        assertThat(history.movedAfter(SHIRT, HUB, NOW)).isZero();
        assertThat(history.movedAfter(SHIRT, SHOP, NOW.minusMillis(1))).isEqualTo(7);
        assertThat(history.movedAfter(new Sku("other"), HUB, NOW.minusMillis(1)))
                .isZero();
    }
}
