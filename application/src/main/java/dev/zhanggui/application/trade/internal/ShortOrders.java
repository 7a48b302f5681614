package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderEvent.OrderProblemFound;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders whose goods turn out not to be there: each gets the problem, in the unit of work that found it. */
final class ShortOrders {
    private final OrderDesk desk;

    ShortOrders(OrderDesk desk) {
        this.desk = desk;
    }

    /** @param uncovered what is promised and lies nowhere, with the facts of it */
    void stop(Actor actor, List<Map<String, Object>> uncovered, Instant now) {
        var byOrder = new LinkedHashMap<OrderKey, List<Map<String, Object>>>();
        uncovered.forEach(open -> OrderStock.orderOf(reservation(open))
                .ifPresent(key ->
                        byOrder.computeIfAbsent(key, one -> new ArrayList<>()).add(open)));
        byOrder.forEach((key, open) -> desk.orders.find(key).ifPresent(kept -> stop(actor, kept, open, now)));
    }

    private static ReservationId reservation(Map<String, Object> open) {
        return new ReservationId(String.valueOf(open.get("reservation")));
    }

    private void stop(Actor actor, Kept kept, List<Map<String, Object>> open, Instant now) {
        var before = kept.order();
        ReservationId last = OrderStock.reservationId(before.key(), Math.max(1, before.reservations()));
        boolean itsOwn = open.stream().allMatch(one -> reservation(one).equals(last));
        boolean raised = before.problem().filter(one -> !one.kind().isFound()).isPresent();
        if (!itsOwn || raised || !before.state().isOpen()) {
            return;
        }
        Map<String, Object> facts = Map.of("uncovered", List.copyOf(open));
        var problem = OrderProblem.found(Kind.OUT_OF_STOCK, now, facts);
        Order after = before.changed().with(Optional.of(problem));
        desk.orders.save(kept.with(after, kept.mark()));
        desk.orders.note(List.of(OrderDesk.passage(Optional.of(before), after, "shortage", actor, "", now)));
        var event = new OrderProblemFound(after.key(), Optional.of(Kind.OUT_OF_STOCK), facts);
        desk.write(actor, Optional.of(before), after, event, "", now);
    }
}
