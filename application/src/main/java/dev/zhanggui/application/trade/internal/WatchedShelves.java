package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.MovingStock;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Stock as it moves, where an order whose goods turn out not to be there gets a problem in the same unit of work. */
public final class WatchedShelves implements MovingStock {
    private final MovingStock moving;
    private final OrderDesk desk;
    private final ShortOrders shortOrders;

    public WatchedShelves(MovingStock moving, OrderDesk desk) {
        this.moving = moving;
        this.desk = desk;
        this.shortOrders = new ShortOrders(desk);
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
        return desk.transactions.run(
                () -> booking.get().whenAccepted(booked -> shortOrders.stop(actor, facts(booked), now)));
    }

    private static List<Map<String, Object>> facts(Booked booked) {
        return booked.shortage().uncovered().stream().map(Facts::of).toList();
    }
}
