package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.ClaimId;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reservations: written down whole, resolved once. */
public abstract class ReservationsContract extends StorageContract {
    private static final Sku TROUSERS = new Sku("trousers");

    @BeforeEach
    void catalog() {
        givenCatalog();
        givenSku(TROUSERS);
        givenStock(SHIRT, HUB, 1_000);
        givenStock(SHIRT, SHOP, 1_000);
        givenStock(TROUSERS, HUB, 1_000);
    }

    private Reservations reservations() {
        return storage().reservations();
    }

    @CanIgnoreReturnValue
    private Reservation given(Reservation reservation) {
        unit(() -> {
            assertThat(storage().stockLedgers().lock(reservation.skus(), NOW)).isNotEmpty();
            reservations().add(reservation);
            reservation.lines().forEach(storage().stockLedgers()::hold);
        });
        return reservation;
    }

    private Reservation found(Reservation reservation) {
        return reservations().find(reservation.id()).orElseThrow();
    }

    private void assertStale(Reservation after) {
        var before = reservations().find(after.id());
        assertThatThrownBy(() -> unit(() -> reservations().save(after))).isInstanceOf(StaleWrite.class);
        assertThat(reservations().find(after.id())).isEqualTo(before);
    }

    private void save(Reservation after) {
        unit(() -> reservations().save(after));
    }

    /** With all that a reservation can have. */
    private static Reservation rich() {
        var asked = new Asked(
                TMALL,
                Optional.of(new OrderRef("订单/2026 №1")),
                Asked.Mode.BEST_EFFORT,
                List.of(
                        AskedLine.of(TROUSERS, 2),
                        AskedLine.of(SHIRT, 3, SHOP),
                        AskedLine.of(SHIRT, 3, SHOP),
                        AskedLine.of(SHIRT, 9)));
        return new Reservation(
                new ReservationId("订单 \uD83D\uDE00/1"),
                asked,
                ReservationState.HELD,
                List.of(
                        line(TROUSERS, 2, HUB),
                        line(SHIRT, 3, SHOP),
                        line(SHIRT, 3, SHOP),
                        line(SHIRT, 4, SHOP),
                        line(SHIRT, 5, HUB)),
                List.of(
                        new ClaimUse(SHIRT, ClaimId.of(new LockId("双11")), Quantity.of(4)),
                        new ClaimUse(SHIRT, ClaimId.of(3, TMALL), Quantity.of(1))),
                Instant.parse("2026-11-11T00:00:00.001Z"),
                Instant.parse("2026-11-11T00:29:59.999Z"),
                Optional.empty(),
                1);
    }

    @Test
    void a_reservation_is_found_as_it_was_added() {
        assertThat(reservations().find(rich().id())).isEmpty();
        given(rich());
        assertThat(reservations().find(rich().id())).contains(rich());
        assertThat(reservations().find(new ReservationId("another"))).isEmpty();
    }

    @Test
    void ids_are_compared_exactly() {
        given(hold("r1", 1, LATER));
        given(hold("R1", 2, LATER));
        assertThat(found(hold("r1", 1, LATER)).lines()).containsExactly(line(SHIRT, 1, HUB));
        assertThat(reservations().find(new ReservationId("r1."))).isEmpty();
    }

    @Test
    void an_id_is_taken_once() {
        given(hold("r", 1, LATER));
        assertThatThrownBy(() -> unit(() -> reservations().add(hold("r", 2, LATER))))
                .isInstanceOf(StaleWrite.class);
        assertThat(found(hold("r", 1, LATER))).isEqualTo(hold("r", 1, LATER));
    }

    @Test
    void an_id_that_many_want_is_taken_once() {
        var taken = new AtomicInteger();
        race(8, racer -> {
            try {
                unit(() -> reservations().add(hold("r", racer + 1, LATER)));
                taken.incrementAndGet();
            } catch (StaleWrite late) {
                assertThat(late).isNotNull();
            }
        });
        assertThat(taken.get()).isEqualTo(1);
    }

    @Test
    void every_step_of_its_life_is_written_down() {
        var rich = given(rich());
        var committed = rich.commit(NOW.plusMillis(7)).orThrow();
        save(committed);
        assertThat(found(rich)).isEqualTo(committed);
        var shipped = committed.ship(LATER.plusMillis(9)).orThrow();
        save(shipped);
        assertThat(found(rich)).isEqualTo(shipped);

        var hold = given(hold("r", 1, LATER));
        var released = hold.release(NOW).orThrow();
        save(released);
        assertThat(found(hold)).isEqualTo(released);

        var late = given(hold("late", 1, LATER));
        var expired = late.expire(LATER.plusSeconds(60));
        save(expired);
        assertThat(found(late)).isEqualTo(expired);
    }

    @Test
    void lines_that_moved_are_written_down() {
        var rich = given(rich());
        var moved = rich.moved(SHIRT, SHOP, HUB, Quantity.of(7));
        save(moved);
        assertThat(found(rich)).isEqualTo(moved);
        assertThat(reservations().promisedAt(SHIRT, SHOP)).containsExactly(moved);
        var again = moved.moved(SHIRT, SHOP, HUB, Quantity.of(3));
        save(again);
        assertThat(found(rich)).isEqualTo(again);
        assertThat(reservations().promisedAt(SHIRT, SHOP)).isEmpty();
    }

    @Test
    void only_the_next_version_is_written() {
        var hold = given(hold("r", 1, LATER));
        var committed = hold.commit(NOW).orThrow();
        var released = committed.release(NOW).orThrow();
        assertStale(released);
        save(committed);
        assertStale(committed);
        assertStale(hold.release(NOW).orThrow());
        save(released);
        assertStale(committed);
    }

    @Test
    void what_was_never_added_is_not_saved() {
        assertStale(hold("nobody", 1, LATER).commit(NOW).orThrow());
    }

    @Test
    void paying_or_giving_back_at_the_instant_of_expiry_is_too_late() {
        var hold = given(hold("r", 1, LATER));
        assertStale(resolved(hold, ReservationState.COMMITTED, LATER));
        assertStale(resolved(hold, ReservationState.RELEASED, LATER));
        assertStale(resolved(hold, ReservationState.COMMITTED, LATER.plusMillis(1)));
        save(resolved(hold, ReservationState.COMMITTED, LATER.minusMillis(1)));
    }

    @Test
    void what_is_paid_no_longer_expires() {
        var committed = given(hold("r", 1, LATER)).commit(LATER.minusMillis(1)).orThrow();
        save(committed);
        var released = committed.release(LATER.plusSeconds(1)).orThrow();
        save(released);
        assertThat(found(released)).isEqualTo(released);
    }

    /** A decision made with another clock in mind. */
    private static Reservation resolved(Reservation hold, ReservationState state, Instant at) {
        return new Reservation(
                hold.id(),
                hold.asked(),
                state,
                hold.lines(),
                hold.uses(),
                hold.heldAt(),
                hold.expiresAt(),
                Optional.of(at),
                hold.version() + 1);
    }

    @Test
    void paying_and_expiry_have_one_winner() {
        var won = new AtomicInteger();
        for (int round = 0; round < 20; round++) {
            var hold = given(hold("r" + round, 1, LATER));
            var rivals = List.of(hold.commit(LATER.minusMillis(1)).orThrow(), hold.expire(LATER));
            race(2, racer -> {
                try {
                    save(rivals.get(racer));
                    won.incrementAndGet();
                } catch (StaleWrite second) {
                    assertThat(second).isNotNull();
                }
            });
            assertThat(found(hold)).isIn(rivals);
        }
        assertThat(won.get()).isEqualTo(20);
    }

    @Test
    void a_hold_is_due_from_the_instant_of_its_expiry() {
        var hold = given(hold("r", 1, LATER));
        assertThat(reservations().due(skus(SHIRT), LATER.minusMillis(1))).isEmpty();
        assertThat(reservations().due(LATER.minusMillis(1), 10)).isEmpty();
        assertThat(reservations().due(skus(SHIRT), LATER)).containsExactly(hold);
        assertThat(reservations().due(LATER, 10)).containsExactly(hold.id());
    }

    @Test
    void only_holds_are_due() {
        save(given(hold("committed", 1, LATER)).commit(NOW).orThrow());
        save(given(hold("released", 1, LATER)).release(NOW).orThrow());
        save(given(hold("expired", 1, LATER)).expire(LATER));
        assertThat(reservations().due(skus(SHIRT), LATER)).isEmpty();
        assertThat(reservations().due(LATER, 10)).isEmpty();
    }

    @Test
    void due_holds_of_some_skus_come_by_id_and_once() {
        for (var id : idsBackwards()) {
            given(hold(id, LATER, line(SHIRT, 1, HUB), line(SHIRT, 1, SHOP), line(TROUSERS, 1, HUB)));
        }
        given(hold("0 trousers only", LATER, line(TROUSERS, 1, HUB)));
        assertThat(reservations().due(skus(SHIRT), LATER))
                .extracting(hold -> hold.id().code())
                .containsExactlyElementsOf(IDS_IN_ORDER);
        assertThat(reservations().due(skus(SHIRT, TROUSERS), LATER)).hasSize(IDS_IN_ORDER.size() + 1);
        assertThat(reservations().due(skus(new Sku("socks")), LATER)).isEmpty();
        assertThat(reservations().due(skus(), LATER)).isEmpty();
    }

    @Test
    void the_longest_due_comes_first_and_no_more_than_asked() {
        given(hold("a", 1, LATER.plusSeconds(2)));
        given(hold("b", 1, LATER));
        given(hold("c", 1, LATER.plusSeconds(1)));
        given(hold("d", 1, LATER.plusSeconds(9)));
        var now = LATER.plusSeconds(5);
        assertThat(reservations().due(now, 10)).extracting(ReservationId::code).containsExactly("b", "c", "a");
        assertThat(reservations().due(now, 2)).extracting(ReservationId::code).containsExactly("b", "c");
    }

    @Test
    void promises_at_a_place_are_those_held_and_committed_there_by_id() {
        for (var id : idsBackwards()) {
            given(hold(id, LATER, line(SHIRT, 1, HUB), line(SHIRT, 2, HUB), line(TROUSERS, 1, HUB)));
        }
        save(found(hold("B", 1, LATER)).commit(NOW).orThrow());
        save(given(hold("released", 1, LATER)).release(NOW).orThrow());
        save(given(hold("expired", 1, LATER)).expire(LATER));
        var shipped = given(hold("shipped", 1, LATER)).commit(NOW).orThrow();
        save(shipped);
        save(shipped.ship(NOW).orThrow());
        assertThat(reservations().promisedAt(SHIRT, HUB))
                .extracting(reservation -> reservation.id().code())
                .containsExactlyElementsOf(IDS_IN_ORDER);
        assertThat(reservations().promisedAt(SHIRT, SHOP)).isEmpty();
        assertThat(reservations().promisedAt(SHIRT, new LocationId("nowhere"))).isEmpty();
    }

    @Test
    void every_open_hold_can_be_made_longer() {
        var hold = given(rich());
        var committed = given(hold("committed", 1, LATER)).commit(NOW).orThrow();
        save(committed);
        int lengthened = answer(() -> reservations().lengthenHolds(Duration.ofMinutes(5)));
        assertThat(lengthened).isEqualTo(1);
        assertThat(found(hold).expiresAt()).isEqualTo(hold.expiresAt().plus(Duration.ofMinutes(5)));
        assertThat(found(hold).version()).isEqualTo(hold.version());
        assertThat(found(committed)).isEqualTo(committed);
        assertThat(reservations().due(LATER, 10)).isEmpty();
        save(found(hold).commit(LATER).orThrow());
    }

    @Test
    void a_hold_made_longer_meanwhile_is_not_ended_by_its_old_time() {
        var hold = given(hold("r", 1, LATER));
        assertThat(answer(() -> reservations().lengthenHolds(Duration.ofMinutes(5))))
                .isEqualTo(1);
        assertStale(hold.expire(LATER));
        assertStale(hold.moved(SHIRT, HUB, SHOP, Quantity.of(1)));
        var seenAgain = found(hold);
        save(seenAgain.moved(SHIRT, HUB, SHOP, Quantity.of(1)));
        assertThat(found(hold).expiresAt()).isEqualTo(seenAgain.expiresAt());
    }
}
