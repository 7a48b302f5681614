package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows as files bring them, where a count that leaves an order's goods lying nowhere stops that order in the same unit
 * of work, and a new SKU resolves the orders that waited for a thing of its code.
 */
public final class WatchedRows implements TakingRows {
    private final TakingRows rows;
    private final OrderDesk desk;
    private final ShortOrders shortOrders;
    private final WaitingOrders waiting;

    public WatchedRows(TakingRows rows, OrderDesk desk) {
        this.rows = rows;
        this.desk = desk;
        this.shortOrders = new ShortOrders(desk);
        this.waiting = new WaitingOrders(desk);
    }

    @Override
    public Decision<List<TakenRow>, RowsRefused> take(Take command) {
        var now = desk.clock.instant();
        var done = desk.transactions.run(() ->
                rows.take(command).whenAccepted(taken -> shortOrders.stop(command.actor(), uncovered(taken), now)));
        if (command.rows() instanceof Rows.Products products) {
            return done.whenAccepted(taken -> resolve(command, products.all(), taken));
        }
        return done;
    }

    private static List<Map<String, Object>> uncovered(List<TakenRow> taken) {
        return taken.stream()
                .flatMap(row -> row.reasons().stream())
                .filter(reason -> reason.code().equals(UNCOVERED))
                .map(Reason::facts)
                .toList();
    }

    private void resolve(Take command, List<SkuCard> cards, List<TakenRow> taken) {
        for (int i = 0; i < cards.size(); i++) {
            if (taken.get(i).outcome() == Outcome.CREATED) {
                var code = cards.get(i).sku().code();
                int unused = waiting.resolve(command.actor(), Optional.empty(), code::equals, "sku " + code);
            }
        }
    }

    @Override
    public List<BuiltUpon> builtUpon(String job) {
        return rows.builtUpon(job);
    }

    @Override
    public Decision<TakenBack, RowsRefused> takeBack(TakeBack command) {
        return rows.takeBack(command);
    }
}
