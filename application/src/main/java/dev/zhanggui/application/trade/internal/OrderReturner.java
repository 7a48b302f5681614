package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.trade.api.TakingBackOrders;
import dev.zhanggui.application.trade.spi.OrderJobs.Brought;
import dev.zhanggui.application.trade.spi.OrderJobs.Replaced;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderEvent.OrdersTakenBack;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderRefused.ChangedSince;
import dev.zhanggui.domain.trade.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes an import back: looks at all of it first, and then undoes it in small units. */
public final class OrderReturner implements TakingBackOrders {
    private static final int AT_ONCE = 100;

    private final OrderDesk desk;

    public OrderReturner(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Decision<TakenBack, OrderRefused> takeBack(TakeBack command) {
        var barred = desk.gate.bars(command.actor());
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        var job = command.job();
        var goneOn = new ArrayList<OrderKey>();
        walk(after -> desk.jobs.brought(job, after, AT_ONCE), Brought::key, one -> {
            if (one.version() != one.jobVersion()) {
                goneOn.add(one.key());
            }
        });
        walk(after -> desk.jobs.replaced(job, after, AT_ONCE), OrderReturner::keyOf, one -> {
            if (!canBePutBack(one)) {
                goneOn.add(keyOf(one));
            }
        });
        if (!goneOn.isEmpty()) {
            boolean more = goneOn.size() > NAMED_MAX;
            return Decision.refused(new ChangedSince(job, more ? goneOn.subList(0, NAMED_MAX) : goneOn, more));
        }
        return inUnits(command);
    }

    private interface Look<T> {
        void at(T one);
    }

    private static <T> void walk(Function<Optional<OrderKey>, List<T>> page, Function<T, OrderKey> key, Look<T> look) {
        Optional<OrderKey> after = Optional.empty();
        List<T> some;
        do {
            some = page.apply(after);
            some.forEach(look::at);
            after = some.isEmpty() ? after : Optional.of(key.apply(some.get(some.size() - 1)));
        } while (some.size() == AT_ONCE);
    }

    private static OrderKey keyOf(Replaced one) {
        return one.before().order().key();
    }

    /** Nothing went on since, and what left the shelves by it would not have to come back. */
    private boolean canBePutBack(Replaced one) {
        var before = one.before().order();
        return desk.orders
                .find(before.key())
                .map(Kept::order)
                .filter(order -> order.version() == one.version())
                .filter(order -> before.history()
                        || !before.state().isOpen()
                        || !order.state().isShipped())
                .isPresent();
    }

    /** What one unit undid, and the last of the orders that it removed: the next one goes on behind it. */
    private record Undone(TakenBack done, Optional<OrderKey> last) {}

    private Decision<TakenBack, OrderRefused> inUnits(TakeBack command) {
        int removed = 0;
        int restored = 0;
        Optional<OrderKey> last = Optional.empty();
        while (true) {
            var now = desk.clock.instant();
            var after = last;
            var unit = desk.transactions.run(() -> oneUnit(command, after, now));
            if (unit instanceof Decision.Refused<Undone, OrderRefused> refused) {
                return Decision.refused(refused.refusal());
            }
            var undone = unit.orThrow();
            removed += undone.done().removed();
            restored += undone.done().restored();
            last = undone.last();
            if (undone.done().removed() + undone.done().restored() == 0) {
                return Decision.accepted(new TakenBack(removed, restored));
            }
        }
    }

    private Decision<Undone, OrderRefused> oneUnit(TakeBack command, Optional<OrderKey> after, Instant now) {
        var parts = desk.parts();
        var job = command.job();
        var replaced = desk.jobs.replaced(job, Optional.empty(), AT_ONCE);
        for (var one : replaced) {
            var put = putBack(command.actor(), one, job, parts, now);
            if (put.isPresent()) {
                return Decision.refused(put.get());
            }
        }
        desk.jobs.forget(job, replaced.stream().map(OrderReturner::keyOf).toList());
        var brought = replaced.isEmpty() ? desk.jobs.brought(job, after, AT_ONCE) : List.<Brought>of();
        for (var one : brought) {
            var removed = removed(command.actor(), one, job, parts, now);
            if (removed.isPresent()) {
                return Decision.refused(removed.get());
            }
        }
        desk.buyers.forget(brought.stream().map(Brought::key).toList());
        var done = new TakenBack(brought.size(), replaced.size());
        tell(command, done, now);
        return Decision.accepted(new Undone(
                done,
                brought.isEmpty()
                        ? after
                        : Optional.of(brought.get(brought.size() - 1).key())));
    }

    private void tell(TakeBack command, TakenBack done, Instant now) {
        if (done.removed() + done.restored() > 0) {
            var event = new OrdersTakenBack(command.job(), done.removed(), done.restored());
            long chunk = desk.jobs.nextChunk(command.job());
            desk.journal.tell(new Journal.Entry(
                    now, command.actor(), "import", command.job(), chunk, Map.of(), event, command.why()));
        }
    }

    private Optional<OrderRefused> putBack(Actor actor, Replaced one, String job, Parts parts, Instant now) {
        if (!canBePutBack(one)) {
            return Optional.of(new ChangedSince(job, List.of(keyOf(one)), false));
        }
        var standing = desk.orders.find(keyOf(one)).orElseThrow().order();
        var back = one.before().order().putBackOver(standing);
        boolean openBefore = back.state().isOpen() && !back.history();
        boolean anew =
                openBefore && !standing.content().lines().equals(back.content().lines());
        var settled = openBefore
                ? desk.stock.settle(actor, back, anew, parts, now).map(OrderStock.Settled::order)
                : Decision.<Order, OrderRefused>accepted(back);
        return settled.fold(
                order -> {
                    desk.orders.save(one.before().with(order, one.before().mark()));
                    desk.orders.note(
                            List.of(OrderDesk.passage(Optional.of(standing), order, "takenBack", actor, job, now)));
                    return Optional.empty();
                },
                Optional::of);
    }

    /** What was promised to it is given back, as if it had been called off. */
    private Optional<OrderRefused> removed(Actor actor, Brought one, String job, Parts parts, Instant now) {
        var order = desk.orders.find(one.key()).map(Kept::order).filter(found -> found.version() == one.jobVersion());
        if (order.isEmpty()) {
            return Optional.of(new ChangedSince(job, List.of(one.key()), false));
        }
        var calledOff = order.get().inState(OrderState.CANCELLED);
        return desk.stock
                .settle(actor, calledOff, false, parts, now)
                .fold(
                        given -> {
                            desk.orders.remove(one.key(), one.version());
                            return Optional.empty();
                        },
                        Optional::of);
    }
}
