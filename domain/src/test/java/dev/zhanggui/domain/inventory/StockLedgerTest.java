package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.Stock.CUP;
import static dev.zhanggui.domain.inventory.Stock.JD;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.all;
import static dev.zhanggui.domain.inventory.Stock.at;
import static dev.zhanggui.domain.inventory.Stock.channel;
import static dev.zhanggui.domain.inventory.Stock.lock;
import static dev.zhanggui.domain.inventory.Stock.share;
import static dev.zhanggui.domain.inventory.Stock.shelf;
import static dev.zhanggui.domain.inventory.Stock.shop;
import static dev.zhanggui.domain.inventory.Stock.tea;
import static dev.zhanggui.domain.inventory.Stock.teaAt;
import static dev.zhanggui.domain.inventory.Stock.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Channel TMALL = channel(TM);
    private static final Channel JINGDONG = channel(JD);

    @ParameterizedTest
    @CsvSource({
        "10, 2, 3, 1, 4, 5, 0",
        "10, 2, 3, 5, 0, 5, 0",
        "10, 2, 3, 6, 0, 5, 0",
        "4, 2, 3, 0, 0, 0, 1",
        "5, 2, 3, 0, 0, 0, 0",
        "0, 0, 0, 9, 0, 0, 0"
    })
    void a_shelf_knows_what_is_free_unpromised_and_short(
            long onHand, long held, long committed, long safety, long free, long unpromised, long shortBy) {
        var shelf = new Shelf(at("a"), true, onHand, held, committed, safety);
        assertThat(shelf.free()).isEqualTo(free);
        assertThat(shelf.unpromised()).isEqualTo(unpromised);
        assertThat(shelf.shortBy()).isEqualTo(shortBy);
    }

    @Test
    void a_shelf_is_bounded_and_promises_are_not_negative() {
        assertThat(shelf("a", Shelf.UNITS_MAX).free()).isEqualTo(1_000_000_000);
        assertThatThrownBy(() -> shelf("a", Shelf.UNITS_MAX + 1)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> shelf("a", -1)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new Shelf(at("a"), true, 1, -1, 0, 0)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new Shelf(at("a"), true, 1, 0, -1, 0)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new Shelf(at("a"), true, 1, 0, 0, -1)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_change_of_promises_names_the_state_and_nothing_is_promised_by_what_is_resolved() {
        assertThat(Shelf.Change.promise(at("a"), ReservationState.HELD, 2))
                .isEqualTo(new Shelf.Change(at("a"), 0, 2, 0));
        assertThat(Shelf.Change.promise(at("a"), ReservationState.COMMITTED, -2))
                .isEqualTo(new Shelf.Change(at("a"), 0, 0, -2));
        for (var state : List.of(ReservationState.RELEASED, ReservationState.EXPIRED, ReservationState.SHIPPED)) {
            assertThat(state.promises()).isFalse();
            assertThatThrownBy(() -> Shelf.Change.promise(at("a"), state, 1)).isInstanceOf(Invariant.Broken.class);
        }
        assertThat(new Shelf.Change(at("a"), 0, 0, 0).changesNothing()).isTrue();
        assertThat(new Shelf.Change(at("a"), 1, 0, 0).changesNothing()).isFalse();
        assertThat(new Shelf.Change(at("a"), 0, 1, 0).changesNothing()).isFalse();
        assertThat(new Shelf.Change(at("a"), 0, 0, 1).changesNothing()).isFalse();
        assertThat(shelf("a", 5).with(new Shelf.Change(at("a"), 1, 2, 3)))
                .isEqualTo(new Shelf(at("a"), true, 6, 2, 3, 0));
    }

    @Test
    void a_store_without_a_list_is_served_by_warehouses_and_never_by_a_shop() {
        var ledger = tea(shelf("a", 5), shop("s", 7), shelf("b", 2));
        assertThat(ledger.available(TMALL)).isEqualTo(7);
        assertThat(ledger.available(channel(TM, "s"))).isEqualTo(7);
        assertThat(ledger.available(channel(TM, "s", "b"))).isEqualTo(9);
        assertThat(ledger.available(channel(TM, "nowhere"))).isZero();
        assertThat(ledger.free()).isEqualTo(14);
        assertThat(ledger.common()).isEqualTo(14);
    }

    @Test
    void a_share_of_another_store_is_not_available_and_one_s_own_is() {
        var ledger = with(tea(shelf("a", 10)), share(JINGDONG, 6, 2));
        assertThat(ledger.available(TMALL)).isEqualTo(6);
        assertThat(ledger.available(JINGDONG)).isEqualTo(10);
        assertThat(ledger.rest(JD)).isEqualTo(4);
        assertThat(ledger.rest(TM)).isZero();
        assertThat(ledger.common()).isEqualTo(6);
    }

    @Test
    void a_share_that_is_used_up_keeps_nothing_from_others() {
        var ledger = with(tea(shelf("a", 10)), share(JINGDONG, 6, 8));
        assertThat(ledger.rest(JD)).isZero();
        assertThat(ledger.available(TMALL)).isEqualTo(10);
        assertThat(ledger.othersClaim(TM)).isFalse();
    }

    @Test
    void what_is_scarce_goes_to_locks_then_to_shares_by_priority_then_by_store() {
        var first = new Claim(ClaimId.of(1, TM), Claim.Kind.SHARE, TMALL, 4, 0, 1);
        var second = new Claim(ClaimId.of(1, JD), Claim.Kind.SHARE, JINGDONG, 4, 0, 2);
        var lock = lock("z", JINGDONG, 3, 0);
        var ledger = with(tea(shelf("a", 8)), second, first, lock);
        assertThat(ledger.rests().toString()).isEqualTo("{lock:z=3, share:1:tm=4, share:1:jd=1}");
        assertThat(ledger.common()).isZero();
        assertThat(ledger.rest(JD)).isEqualTo(4);
        assertThat(ledger.available(JINGDONG)).isEqualTo(4);

        var equal = with(tea(shelf("a", 5)), share(TMALL, 4, 0), share(JINGDONG, 4, 0));
        assertThat(equal.rests().toString()).isEqualTo("{share:1:jd=4, share:1:tm=1}");
        var locks = with(tea(shelf("a", 5)), lock("b", TMALL, 4, 0), lock("a", TMALL, 4, 0));
        assertThat(locks.rests().toString()).isEqualTo("{lock:a=4, lock:b=1}");
    }

    @Test
    void a_share_is_not_eaten_through_a_location_of_the_other_s_own() {
        var ledger = with(tea(shelf("a", 3), shelf("b", 4)), share(channel(JD, "a", "b"), 5, 0));
        // Of b's 4 units at most 2 may go: the share of 5 needs the 3 of a and 2 of b.
        assertThat(ledger.available(channel(TM, "b"))).isEqualTo(2);
        assertThat(ledger.available(channel(TM, "a"))).isEqualTo(2);
        assertThat(ledger.available(channel(TM, "a", "b"))).isEqualTo(2);
    }

    @Test
    void draws_take_locks_first_then_the_share_then_the_pool() {
        var ledger = with(
                tea(shelf("a", 50)),
                share(TMALL, 5, 1),
                lock("k", TMALL, 3, 0),
                share(JINGDONG, 9, 0),
                lock("full", TMALL, 2, 2));
        assertThat(ledger.draws(TM, 2)).containsExactly(new ClaimUse(TEA, ClaimId.of(new LockId("k")), Quantity.of(2)));
        assertThat(ledger.draws(TM, 20))
                .containsExactly(
                        new ClaimUse(TEA, ClaimId.of(new LockId("k")), Quantity.of(3)),
                        new ClaimUse(TEA, ClaimId.of(1, TM), Quantity.of(4)));
        assertThat(ledger.draws(TM, 0)).isEmpty();
        assertThat(tea(shelf("a", 1)).draws(TM, 1)).isEmpty();
    }

    @Test
    void a_lock_may_take_the_store_s_own_share_but_no_lock_there_is_and_no_share_of_others() {
        var ledger = with(tea(shelf("a", 20)), share(TMALL, 5, 0), lock("k", TMALL, 3, 0), share(JINGDONG, 4, 0));
        assertThat(ledger.lockable(TMALL)).isEqualTo(13);
        assertThat(ledger.lockable(JINGDONG)).isEqualTo(12);
        assertThat(ledger.withoutClaim(ClaimId.of(new LockId("k"))).lockable(TMALL))
                .isEqualTo(16);
        assertThat(ledger.withoutClaim(ClaimId.of(new LockId("k"))).claims()).hasSize(2);
    }

    @Test
    void shelves_stand_in_the_order_of_their_ids_and_are_found_by_them() {
        var ledger = tea(shelf("b", 1), shelf("a", 2));
        assertThat(ledger.shelves())
                .extracting(shelf -> shelf.location().code())
                .containsExactly("a", "b");
        assertThat(ledger.shelf(at("b"))).contains(shelf("b", 1));
        assertThat(ledger.shelf(at("c"))).isEmpty();
        assertThat(ledger.getId()).isEqualTo(TEA);
    }

    @Test
    void a_receipt_adds_up_to_what_a_shelf_can_hold() {
        var ledger = tea(shelf("a", Shelf.UNITS_MAX - 5));
        assertThat(ledger.receive(at("a"), Quantity.of(5)).orThrow().free()).isEqualTo(Shelf.UNITS_MAX);
        assertThat(ledger.receive(at("a"), Quantity.of(6)))
                .isEqualTo(Decision.refused(new StockRefused.ShelfTooFull(
                        TEA, at("a"), Shelf.UNITS_MAX - 5, Quantity.of(6), Shelf.UNITS_MAX)));
        assertThatThrownBy(() -> ledger.receive(at("b"), Quantity.of(1))).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_loss_is_booked_whatever_is_promised_but_never_more_than_lies_there() {
        var ledger = tea(new Shelf(at("a"), true, 5, 2, 3, 0));
        assertThat(ledger.writeOff(at("a"), Quantity.of(5)).orThrow().shelf(at("a")))
                .contains(new Shelf(at("a"), true, 0, 2, 3, 0));
        assertThat(ledger.writeOff(at("a"), Quantity.of(6)))
                .isEqualTo(Decision.refused(new StockRefused.NotOnShelf(TEA, at("a"), 5, Quantity.of(6))));
        assertThat(ledger.writeOff(at("b"), Quantity.of(1)))
                .isEqualTo(Decision.refused(new StockRefused.NotOnShelf(TEA, at("b"), 0, Quantity.of(1))));
    }

    @Test
    void what_was_counted_is_what_lies_there() {
        var ledger = tea(new Shelf(at("a"), true, 5, 2, 3, 1));
        assertThat(ledger.counted(at("a"), Quantity.of(2)).shelf(at("a")))
                .contains(new Shelf(at("a"), true, 2, 2, 3, 1));
        assertThat(ledger.counted(at("a"), Quantity.of(9)).shelf(at("a")))
                .contains(new Shelf(at("a"), true, 9, 2, 3, 1));
    }

    @Test
    void goods_move_unless_they_are_promised_here_safety_stock_too() {
        var ledger = tea(new Shelf(at("a"), true, 10, 2, 3, 4), shelf("b", 1));
        var after = ledger.transfer(at("a"), at("b"), Quantity.of(5)).orThrow();
        assertThat(after.shelves()).containsExactly(new Shelf(at("a"), true, 5, 2, 3, 4), shelf("b", 6));
        assertThat(ledger.transfer(at("a"), at("b"), Quantity.of(6)))
                .isEqualTo(Decision.refused(new StockRefused.PromisedHere(TEA, at("a"), Quantity.of(6), 5)));
        assertThat(ledger.transfer(at("x"), at("b"), Quantity.of(1)))
                .isEqualTo(Decision.refused(new StockRefused.PromisedHere(TEA, at("x"), Quantity.of(1), 0)));
        assertThat(ledger.transfer(at("a"), at("a"), Quantity.of(1)))
                .isEqualTo(Decision.refused(new StockRefused.SameLocation(at("a"))));
    }

    @Test
    void a_transfer_into_a_full_shelf_is_refused() {
        var ledger = tea(shelf("a", 10), shelf("b", Shelf.UNITS_MAX));
        assertThat(ledger.transfer(at("a"), at("b"), Quantity.of(1)))
                .isEqualTo(Decision.refused(
                        new StockRefused.ShelfTooFull(TEA, at("b"), Shelf.UNITS_MAX, Quantity.of(1), Shelf.UNITS_MAX)));
    }

    @Test
    void a_shelf_is_opened_empty_and_only_once() {
        var ledger = tea(shelf("b", 1));
        var opened = ledger.openedAt(at("a"), false);
        assertThat(opened.shelves()).containsExactly(shop("a", 0), shelf("b", 1));
        assertThat(opened.openedAt(at("a"), true)).isSameAs(opened);
    }

    @Test
    void a_promise_given_back_frees_its_units_and_returns_its_draws() {
        var ledger = with(
                tea(new Shelf(at("a"), true, 10, 4, 0, 0), new Shelf(at("b"), true, 10, 3, 0, 0)),
                lock("k", TMALL, 5, 5),
                share(TMALL, 9, 9),
                share(JINGDONG, 2, 1));
        var cups = new ReservedLine(CUP, Quantity.of(1), at("a"));
        var uses = List.of(
                new ClaimUse(TEA, ClaimId.of(new LockId("k")), Quantity.of(4)),
                new ClaimUse(CUP, ClaimId.of(1, TM), Quantity.of(1)),
                new ClaimUse(TEA, ClaimId.of(0, JD), Quantity.of(1)));
        var placed = new Placement(List.of(teaAt("a", 3), cups, teaAt("b", 2), teaAt("a", 1)), uses, List.of());
        var reservation = Reservation.held(
                new ReservationId("r"), all(TM, tea(6), AskedLine.of(CUP, 1)), placed, NOW, NOW.plusSeconds(9));

        var after = ledger.without(reservation);

        assertThat(after.shelves()).containsExactly(shelf("a", 10), new Shelf(at("b"), true, 10, 1, 0, 0));
        assertThat(after.claims()).containsExactly(lock("k", TMALL, 5, 1), share(JINGDONG, 2, 1), share(TMALL, 9, 9));
    }

    @Test
    void a_committed_promise_given_back_frees_what_was_committed() {
        var ledger = tea(new Shelf(at("a"), true, 10, 1, 4, 0));
        var placed = new Placement(List.of(teaAt("a", 3)), List.of(), List.of());
        var reservation = Reservation.held(new ReservationId("r"), all(TM, tea(3)), placed, NOW, NOW.plusSeconds(9))
                .commit(NOW)
                .orThrow();
        assertThat(ledger.without(reservation).shelves()).containsExactly(new Shelf(at("a"), true, 10, 1, 1, 0));
    }

    @Test
    void a_claim_is_not_negative_and_an_empty_list_claims_nothing() {
        assertThatThrownBy(() -> share(TMALL, -1, 0)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> share(TMALL, 1, -1)).isInstanceOf(Invariant.Broken.class);
        assertThat(share(TMALL, 3, 3).left()).isZero();
        assertThat(tea(shelf("a", 1)).rests()).isEmpty();
        assertThat(ClaimId.of(7, TM)).hasToString("share:7:tm");
        assertThat(Optional.of(ClaimId.of(new LockId("k"))).get().text()).isEqualTo("lock:k");
    }
}
