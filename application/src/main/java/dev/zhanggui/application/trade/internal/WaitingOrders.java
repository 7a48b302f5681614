package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.application.trade.spi.Orders.Waiting;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderEvent.OrderProblemFound;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Orders that cannot be promised since nobody knows what was sold: linked once, all of them are resolved, the one that
 * was placed first before the others, in small units.
 */
final class WaitingOrders {
    private static final int AT_ONCE = 50;

    private final OrderDesk desk;

    WaitingOrders(OrderDesk desk) {
        this.desk = desk;
    }

    /**
     * Resolves those that now can be.
     *
     * @param item a code that was linked; orders that wait for others are passed over
     * @param cause for the record
     * @return how many had waited for it
     */
    int resolve(Actor actor, Optional<StoreId> store, Predicate<String> item, String cause) {
        int resolved = 0;
        Optional<Waiting> after = Optional.empty();
        List<Waiting> some;
        do {
            some = desk.orders.waiting(store, Kind.UNKNOWN_ITEM, after, AT_ONCE);
            if (!some.isEmpty()) {
                var keys = some.stream().map(Waiting::key).toList();
                var now = desk.clock.instant();
                Decision<Integer, Refusal> unit =
                        desk.transactions.run(() -> Decision.accepted(resolveEach(actor, keys, item, cause, now)));
                resolved += unit.orThrow();
                after = Optional.of(some.get(some.size() - 1));
            }
        } while (some.size() == AT_ONCE);
        return resolved;
    }

    private int resolveEach(Actor actor, List<OrderKey> keys, Predicate<String> item, String cause, Instant now) {
        var parts = desk.parts();
        int resolved = 0;
        for (var key : keys) {
            var kept = desk.orders.find(key).filter(one -> waitsFor(one.order(), item));
            if (kept.isPresent() && resolved(actor, kept.get(), parts, cause, now)) {
                resolved++;
            }
        }
        return resolved;
    }

    private static boolean waitsFor(Order order, Predicate<String> item) {
        boolean waits = order.problem()
                .filter(problem -> problem.kind() == Kind.UNKNOWN_ITEM)
                .isPresent();
        return waits
                && order.content().lines().stream()
                        .anyMatch(line -> line.item().filter(item).isPresent()
                                || line.itemSku().filter(item).isPresent()
                                || line.merchantCode().filter(item).isPresent()
                                || line.sku()
                                        .map(sku -> sku.code())
                                        .filter(item)
                                        .isPresent());
    }

    private boolean resolved(Actor actor, Kept kept, Parts parts, String cause, Instant now) {
        var before = kept.order();
        if (!parts.of(before.content()).unknown().isEmpty()) {
            return false;
        }
        var settled = desk.transactions.run(() -> desk.stock.settle(actor, before.changed(), true, parts, now));
        return settled.fold(
                done -> {
                    var after = desk.store(before.key().store())
                            .map(store -> desk.deadline(store, done))
                            .orElse(done)
                            .order();
                    desk.orders.save(kept.with(after, kept.mark()));
                    desk.orders.note(
                            List.of(OrderDesk.passage(Optional.of(before), after, "linked", actor, cause, now)));
                    var event = new OrderProblemFound(
                            after.key(),
                            after.problem().map(OrderProblem::kind),
                            after.problem().map(OrderProblem::facts).orElse(Map.of()));
                    desk.write(actor, Optional.of(before), after, event, cause, now);
                    return true;
                },
                refused -> false);
    }
}
