package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.inventory.api.SettingAside.PutLock;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.application.trade.api.TakingOrders.Incoming;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.application.trade.api.TakingOrders.Take;
import dev.zhanggui.application.trade.api.TakingOrders.Taken;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.LockId;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each storage call of a command is made to fail, one after the other: every time all is done or nothing. */
public abstract class AllOrNothingContract extends StorageContract {
    private static final Sku CUP = new Sku("cup");
    private static final LocationId WEST = new LocationId("west");
    private static final ReservationId ORDER = new ReservationId("order");
    private static final OrderKey FIRST = Sales.key(TMALL, "first");
    private static final OrderKey SECOND = Sales.key(TMALL, "second");
    private static final int CALLS_MAX = 500;

    private final Faults faults = new Faults();
    private final MovableClock clock = MovableClock.at(NOW);
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    @BeforeEach
    void a_desk_with_stock_and_a_lock() {
        desk.close();
        givenCatalog();
        givenSku(CUP);
        givenWarehouse(WEST);
        givenStock(SHIRT, HUB, 5);
        givenStock(SHIRT, WEST, 5);
        givenStock(CUP, WEST, 5);
        desk = Zhanggui.on(
                FaultyStorage.around(storage(), faults), clock, new SteppedBackground(), new CountedRandomness());
        var window = new Period(NOW, NOW.plusSeconds(86_400));
        desk.inventory()
                .settingAside()
                .putLock(new PutLock(ACTOR, SHIRT, new LockId("sale"), TMALL, Quantity.of(4), window, Optional.empty()))
                .orThrow();
    }

    /** Fails the first call, then the second, and so on, until the command passes without a fault. */
    private <T> T everyCallFails(Supplier<Decision<T, ?>> command) {
        var before = everything();
        for (int nth = 1; nth <= CALLS_MAX; nth++) {
            faults.failing(nth);
            try {
                var done = command.get();
                boolean unscathed = faults.areDue();
                faults.none();
                assertThat(unscathed).as("fault %d was swallowed", nth).isTrue();
                assertThat(nth).isGreaterThan(3);
                assertThat(everything()).isNotEqualTo(before);
                return done.orThrow();
            } catch (Trouble.Unavailable failed) {
                assertThat(everything()).as(failed.getMessage()).isEqualTo(before);
            }
        }
        throw new AssertionError("more than " + CALLS_MAX + " storage calls");
    }

    private List<Object> everything() {
        var trail = storage().auditTrail();
        return List.of(
                ledger(SHIRT),
                ledger(CUP),
                storage().reservations().find(ORDER),
                trail.head().n() + trail.unsealed().rows(),
                storage().stockViews().movements(SHIRT, Optional.empty(), 100),
                storage().stockViews().movements(CUP, Optional.empty(), 100),
                storage().setAsides().lock(SHIRT, new LockId("other")),
                storage().orders().standing(List.of(FIRST, SECOND)),
                storage().orderViews().passages(FIRST),
                storage().orderJobs().replaced("job", Optional.empty(), 10));
    }

    private static Incoming incoming(OrderContent content) {
        return new Incoming(content, Optional.empty());
    }

    private static OrderContent order(OrderKey key, int shirts) {
        return Sales.paid(key, NOW, Sales.sku(SHIRT, shirts), Sales.sku(CUP, 1));
    }

    @Test
    void an_order_is_taken_with_its_stock_or_not_at_all_and_so_is_every_change() {
        var orders = desk.trade().orders();
        var put = everyCallFails(() -> orders.put(PutOrder.of(ACTOR, order(FIRST, 4))));
        var seen = Optional.of(put.sheet().order().version());
        var changed = new PutOrder(ACTOR, order(FIRST, 5), Optional.empty(), seen, "");
        assertThat(everyCallFails(() -> orders.put(changed)).change()).isEqualTo(Change.CHANGED);
        for (var step : List.of(OrderStep.AUDIT, OrderStep.ALLOCATE, OrderStep.SHIP)) {
            var stepped = everyCallFails(() -> orders.step(Step.of(ACTOR, FIRST, step)));
            assertThat(step.to()).contains(stepped.order().state());
        }
    }

    @Test
    void a_chunk_is_taken_whole_or_not_at_all() {
        var taking = desk.trade().taking();
        var first = new Take(ACTOR, "other", List.of(incoming(order(FIRST, 1))), false);
        assertThat(everyCallFails(() -> Decision.<List<Taken>, Refusal>accepted(taking.take(first))))
                .hasSize(1);
        var both = List.of(incoming(order(FIRST, 2)), incoming(order(SECOND, 3)));
        var chunk = new Take(ACTOR, "job", both, false);
        assertThat(everyCallFails(() -> Decision.<List<Taken>, Refusal>accepted(taking.take(chunk))))
                .extracting(Taken::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.CREATED);
    }

    private void reserve() {
        var lines = List.of(AskedLine.of(SHIRT, 7), AskedLine.of(CUP, 2));
        var command =
                new Reserve(ACTOR, ORDER, new Asked(TMALL, Optional.empty(), Asked.Mode.ALL, lines), Optional.empty());
        var held = everyCallFails(() -> desk.inventory().reserving().reserve(command));
        assertThat(held.repeated()).isFalse();
    }

    @Test
    void a_reservation_is_held_paid_and_shipped_whole() {
        var resolve = new Resolve(ACTOR, ORDER);
        var reserving = desk.inventory().reserving();
        reserve();
        var committed = everyCallFails(() -> reserving.commit(resolve));
        var shipped = everyCallFails(() -> reserving.ship(resolve));
        assertThat(shipped.version()).isEqualTo(committed.version() + 1);
        assertThat(ledger(SHIRT).free()).isEqualTo(3);
    }

    @Test
    void a_reservation_is_given_back_whole() {
        reserve();
        var released = everyCallFails(() -> desk.inventory().reserving().release(new Resolve(ACTOR, ORDER)));
        assertThat(released.resolvedAt()).contains(NOW);
        assertThat(ledger(SHIRT).free()).isEqualTo(10);
    }

    @Test
    void a_count_moves_every_promise_that_it_must_move_or_none() {
        reserve();
        var booked = everyCallFails(() -> desk.inventory().moving().count(Book.of(ACTOR, SHIRT, HUB, 2)));
        assertThat(booked.movements()).hasSize(1);
    }

    @Test
    void a_hold_whose_time_is_up_is_ended_with_the_reservation_that_needs_it_or_not_at_all() {
        reserve();
        clock.advance(Duration.ofHours(1));
        var asked = new Asked(TMALL, Optional.empty(), Asked.Mode.ALL, List.of(AskedLine.of(SHIRT, 10)));
        var other = new Reserve(ACTOR, new ReservationId("other"), asked, Optional.empty());
        var held = everyCallFails(() -> desk.inventory().reserving().reserve(other));
        assertThat(held.refused()).isEmpty();
    }

    @Test
    void a_lock_is_cut_whole() {
        var window = new Period(NOW, NOW.plusSeconds(86_400));
        var command = new PutLock(ACTOR, SHIRT, new LockId("other"), TMALL, Quantity.of(6), window, Optional.empty());
        var set = everyCallFails(() -> desk.inventory().settingAside().putLock(command));
        assertThat(set.lock().version()).isEqualTo(1);
    }
}
