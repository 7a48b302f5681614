package dev.zhanggui.domain.inventory;

import static dev.zhanggui.domain.inventory.Stock.CUP;
import static dev.zhanggui.domain.inventory.Stock.JD;
import static dev.zhanggui.domain.inventory.Stock.TEA;
import static dev.zhanggui.domain.inventory.Stock.TM;
import static dev.zhanggui.domain.inventory.Stock.all;
import static dev.zhanggui.domain.inventory.Stock.at;
import static dev.zhanggui.domain.inventory.Stock.bestEffort;
import static dev.zhanggui.domain.inventory.Stock.tea;
import static dev.zhanggui.domain.inventory.Stock.teaAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.inventory.ReservationRefused.AlreadyResolved;
import dev.zhanggui.domain.inventory.ReservationRefused.HoldOutOfBounds;
import dev.zhanggui.domain.inventory.ReservationRefused.NotCommitted;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationTest {
    private static final Instant HELD = Instant.parse("2026-11-11T00:00:00Z");
    private static final Instant DUE = HELD.plus(Reservation.HOLD_DEFAULT);
    private static final Instant PAID = HELD.plusSeconds(60);
    private static final ReservationId ID = new ReservationId("r1");

    private static Reservation held(ReservedLine... lines) {
        return Reservation.held(ID, all(TM, tea(5)), new Placement(List.of(lines), List.of(), List.of()), HELD, DUE);
    }

    private static Reservation in(ReservationState state) {
        var held = held(teaAt("a", 5));
        return switch (state) {
            case HELD -> held;
            case COMMITTED -> held.commit(PAID).orThrow();
            case RELEASED -> held.release(PAID).orThrow();
            case SHIPPED -> held.commit(HELD).orThrow().ship(PAID).orThrow();
            case EXPIRED -> held.expire(DUE.plusSeconds(5));
        };
    }

    private static Decision<Reservation, ReservationRefused> apply(String verb, Reservation reservation, Instant now) {
        return switch (verb) {
            case "commit" -> reservation.commit(now);
            case "release" -> reservation.release(now);
            default -> reservation.ship(now);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "HELD, commit, COMMITTED",
        "HELD, release, RELEASED",
        "COMMITTED, release, RELEASED",
        "COMMITTED, ship, SHIPPED"
    })
    void a_step_is_taken_once_and_written_down(ReservationState from, String verb, ReservationState to) {
        var before = in(from);
        var now = DUE.minusNanos(1);

        var after = apply(verb, before, now).orThrow();

        assertThat(after)
                .isEqualTo(new Reservation(
                        ID,
                        before.asked(),
                        to,
                        before.lines(),
                        before.uses(),
                        HELD,
                        DUE,
                        Optional.of(now),
                        before.version() + 1));
    }

    @ParameterizedTest
    @CsvSource({"COMMITTED, commit", "RELEASED, release", "SHIPPED, ship"})
    void the_same_verb_again_changes_nothing_however_late(ReservationState state, String verb) {
        var reservation = in(state);
        assertThat(apply(verb, reservation, DUE.plusSeconds(999)).orThrow()).isSameAs(reservation);
    }

    @ParameterizedTest
    @CsvSource({
        "RELEASED, commit",
        "RELEASED, ship",
        "SHIPPED, commit",
        "SHIPPED, release",
        "EXPIRED, commit",
        "EXPIRED, release",
        "EXPIRED, ship"
    })
    void another_verb_after_the_end_is_refused_with_how_and_when_it_ended(ReservationState state, String verb) {
        var when = state == ReservationState.EXPIRED ? DUE : PAID;
        assertThat(apply(verb, in(state), PAID)).isEqualTo(Decision.refused(new AlreadyResolved(ID, state, when)));
        assertThat(apply(verb, in(state), DUE.plusSeconds(9)))
                .isEqualTo(Decision.refused(new AlreadyResolved(ID, state, when)));
    }

    @Test
    void a_hold_is_not_shipped_before_it_is_paid() {
        assertThat(in(ReservationState.HELD).ship(PAID))
                .isEqualTo(Decision.refused(new NotCommitted(ID, ReservationState.HELD)));
    }

    @ParameterizedTest
    @CsvSource({"commit", "release", "ship"})
    void at_the_very_instant_of_its_expiry_a_hold_has_expired(String verb) {
        var expired = new AlreadyResolved(ID, ReservationState.EXPIRED, DUE);
        assertThat(apply(verb, in(ReservationState.HELD), DUE)).isEqualTo(Decision.refused(expired));
        assertThat(apply(verb, in(ReservationState.HELD), DUE.plusSeconds(1))).isEqualTo(Decision.refused(expired));
    }

    @Test
    void paying_just_before_the_expiry_wins_and_what_is_paid_never_expires() {
        var paid = in(ReservationState.HELD).commit(DUE.minusNanos(1)).orThrow();
        assertThat(paid.isDue(DUE.plusSeconds(1))).isFalse();
        assertThatThrownBy(() -> paid.expire(DUE.plusSeconds(1))).isInstanceOf(Invariant.Broken.class);
        assertThat(paid.ship(DUE.plusSeconds(99)).orThrow().state()).isEqualTo(ReservationState.SHIPPED);
    }

    @Test
    void a_hold_counts_as_expired_from_its_instant_on_however_late_that_is_noticed() {
        var hold = in(ReservationState.HELD);
        assertThat(hold.isDue(DUE.minusNanos(1))).isFalse();
        assertThat(hold.isDue(DUE)).isTrue();
        var expired = hold.expire(DUE.plusSeconds(3600));
        assertThat(expired.state()).isEqualTo(ReservationState.EXPIRED);
        assertThat(expired.resolvedAt()).contains(DUE);
        assertThat(expired.version()).isEqualTo(2);
        assertThatThrownBy(() -> hold.expire(DUE.minusNanos(1))).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> expired.expire(DUE)).isInstanceOf(Invariant.Broken.class);
    }

    @ParameterizedTest
    @EnumSource(ReservationState.class)
    void only_a_hold_has_no_end(ReservationState state) {
        var end = state == ReservationState.HELD ? Optional.of(PAID) : Optional.<Instant>empty();
        var sound = in(state);
        assertThat(sound.getId()).isEqualTo(ID);
        assertThatThrownBy(() -> new Reservation(ID, sound.asked(), state, sound.lines(), List.of(), HELD, DUE, end, 1))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_reservation_promises_something() {
        assertThatThrownBy(() -> held()).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_hold_ends_after_now_and_at_most_thirty_days_later() {
        var last = HELD.plus(Reservation.HOLD_MAX);
        assertThat(Reservation.holdUntil(HELD.plusNanos(1), HELD)).isEqualTo(Decision.accepted(HELD.plusNanos(1)));
        assertThat(Reservation.holdUntil(last, HELD)).isEqualTo(Decision.accepted(last));
        for (var wrong : List.of(HELD, HELD.minusNanos(1), last.plusNanos(1))) {
            var refusal = new HoldOutOfBounds(wrong, HELD, Reservation.HOLD_MAX);
            assertThat(Reservation.holdUntil(wrong, HELD)).isEqualTo(Decision.refused(refusal));
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        }
    }

    @Test
    void what_moves_is_taken_from_another_shelf_and_the_promise_stays_the_same() {
        var cups = new ReservedLine(CUP, Quantity.of(5), at("a"));
        var reservation = held(cups, teaAt("a", 3), teaAt("b", 1), teaAt("a", 1));

        var moved = reservation.moved(TEA, at("a"), at("b"), Quantity.of(2));

        assertThat(moved.lines()).containsExactly(cups, teaAt("a", 2), teaAt("b", 3));
        assertThat(moved.version()).isEqualTo(2);
        assertThat(moved.skus()).containsExactly(CUP, TEA);
        assertThat(reservation.moved(TEA, at("a"), at("c"), Quantity.of(4)).lines())
                .containsExactly(cups, teaAt("b", 1), teaAt("c", 4));
    }

    @Test
    void more_than_is_promised_there_cannot_move() {
        var reservation = held(teaAt("a", 3), teaAt("b", 9));
        assertThatThrownBy(() -> reservation.moved(TEA, at("a"), at("b"), Quantity.of(4)))
                .isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> reservation.moved(CUP, at("a"), at("b"), Quantity.of(1)))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void lines_of_the_largest_quantity_move_too() {
        var most = Quantity.UNITS_MAX;
        var reservation = held(teaAt("a", most), teaAt("a", most), teaAt("b", most));
        var moved = reservation.moved(TEA, at("a"), at("b"), Quantity.of(1));
        assertThat(moved.lines())
                .containsExactly(teaAt("a", most), teaAt("a", most - 1), teaAt("b", most), teaAt("b", 1));
    }

    @Test
    void the_same_lines_in_another_order_are_the_same_content_and_as_often_as_they_stand() {
        var content = all(TM, tea(1), tea(2), tea(1), tea(1, "a"));
        assertThat(content.sameContentAs(all(TM, tea(1, "a"), tea(1), tea(2), tea(1))))
                .isTrue();
        assertThat(content.sameContentAs(content)).isTrue();
        assertThat(content.sameContentAs(all(TM, tea(1), tea(2), tea(2), tea(1, "a"))))
                .isFalse();
        assertThat(content.sameContentAs(all(TM, tea(1), tea(2), tea(1, "a")))).isFalse();
        assertThat(content.sameContentAs(all(TM, tea(1), tea(2), tea(1), tea(1, "b"))))
                .isFalse();
        assertThat(all(TM, tea(2)).sameContentAs(all(TM, tea(1), tea(1)))).isFalse();
        assertThat(all(TM, tea(2)).sameContentAs(all(TM, AskedLine.of(CUP, 2)))).isFalse();
    }

    @Test
    void store_order_and_mode_are_content_too() {
        var content = all(TM, tea(1));
        assertThat(content.sameContentAs(all(JD, tea(1)))).isFalse();
        assertThat(content.sameContentAs(bestEffort(TM, tea(1)))).isFalse();
        var order = new Asked(TM, Optional.of(new OrderRef("o")), Asked.Mode.ALL, List.of(tea(1)));
        assertThat(content.sameContentAs(order)).isFalse();
        assertThat(order.sameContentAs(new Asked(TM, Optional.of(new OrderRef("o")), Asked.Mode.ALL, List.of(tea(1)))))
                .isTrue();
    }

    @Test
    void one_line_of_at_least_one_unit_is_asked_and_not_more_than_an_order_can_have() {
        assertThat(all(TM, tea(1), AskedLine.of(CUP, 1), tea(1)).skus()).containsExactly(CUP, TEA);
        assertThatThrownBy(() -> all(TM)).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> all(TM, tea(1), tea(0))).isInstanceOf(Invariant.Broken.class);
        var hundred = Collections.nCopies(Asked.LINES_MAX, tea(1));
        assertThat(all(TM, hundred.toArray(AskedLine[]::new)).lines()).hasSize(Asked.LINES_MAX);
        var more = Collections.nCopies(Asked.LINES_MAX + 1, tea(1)).toArray(AskedLine[]::new);
        assertThatThrownBy(() -> all(TM, more)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void only_ids_that_orders_make_may_be_longer_than_those_of_callers() {
        var longest = "order:" + "s".repeat(64) + ":" + "n".repeat(64) + ":2";
        assertThat(new ReservationId(longest).isOfOrder()).isTrue();
        assertThat(ReservationId.isValid(longest)).isTrue();
        assertThat(new ReservationId("R-1").isOfOrder()).isFalse();
        assertThat(ReservationId.isValid("x".repeat(65))).isFalse();
        assertThat(ReservationId.isValid("order:\n")).isFalse();
        assertThatThrownBy(() -> new ReservationId("x".repeat(65))).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new ReservationId("order:" + "x".repeat(500))).isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> new ReservationId("order:" + (char) 7)).isInstanceOf(Invariant.Broken.class);
    }
}
