package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.MovingStock;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.Shortage;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
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
import java.util.function.Supplier;

/** Stock as it moves, where an order whose goods turn out not to be there gets a problem in the same unit of work. */
public final class WatchedShelves implements MovingStock {
    private final MovingStock moving;
    private final OrderDesk desk;

    public WatchedShelves(MovingStock moving, OrderDesk desk) {
        this.moving = moving;
        this.desk = desk;
    }

    @Override
    public Decision<Booked, StockRefused> receive(Book command) {
        return moving.receive(command);
    }

    @Override
    public Decision<Booked, StockRefused> takeBack(Book command) {
        return moving.takeBack(command);
    }

    @Override
    public Decision<Booked, StockRefused> writeOff(Book command) {
        return watched(command.actor(), () -> moving.writeOff(command));
    }

    @Override
    public Decision<Booked, StockRefused> count(Book command) {
        return watched(command.actor(), () -> moving.count(command));
    }

    @Override
    public Decision<Booked, StockRefused> transfer(Transfer command) {
        return moving.transfer(command);
    }

    private Decision<Booked, StockRefused> watched(Actor actor, Supplier<Decision<Booked, StockRefused>> booking) {
        var now = desk.clock.instant();
        return desk.transactions.run(() -> booking.get()
                .whenAccepted(booked -> tell(actor, booked.shortage().uncovered(), now)));
    }

    private void tell(Actor actor, List<Shortage.Uncovered> uncovered, Instant now) {
        var byOrder = new LinkedHashMap<OrderKey, List<Shortage.Uncovered>>();
        uncovered.forEach(open -> OrderStock.orderOf(open.reservation())
                .ifPresent(key ->
                        byOrder.computeIfAbsent(key, one -> new ArrayList<>()).add(open)));
        byOrder.forEach((key, open) -> desk.orders.find(key).ifPresent(kept -> stop(actor, kept, open, now)));
    }

    private void stop(Actor actor, Kept kept, List<Shortage.Uncovered> open, Instant now) {
        var before = kept.order();
        ReservationId last = OrderStock.reservationId(before.key(), Math.max(1, before.reservations()));
        boolean itsOwn = open.stream().allMatch(one -> one.reservation().equals(last));
        boolean raised = before.problem().filter(one -> !one.kind().isFound()).isPresent();
        if (!itsOwn || raised || !before.state().isOpen()) {
            return;
        }
        Map<String, Object> facts =
                Map.of("uncovered", open.stream().map(Facts::of).toList());
        var problem = OrderProblem.found(Kind.OUT_OF_STOCK, now, facts);
        Order after = before.changed().with(Optional.of(problem));
        desk.orders.save(kept.with(after, kept.mark()));
        desk.orders.note(List.of(OrderDesk.passage(Optional.of(before), after, "shortage", actor, "", now)));
        var event = new OrderProblemFound(after.key(), Optional.of(Kind.OUT_OF_STOCK), facts);
        desk.write(actor, Optional.of(before), after, event, "", now);
    }
}
