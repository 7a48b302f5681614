package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Shortage;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.util.List;

/**
 * Stock as it really moves. The shelf is the truth: a count, a loss or a defect is booked whatever was promised, and
 * the answer says whose promises had to move and who is short.
 */
public interface MovingStock {

    /**
     * Goods arrive. Every receipt is one of its own, also under a reference that was used before; what was expected
     * there under the reference counts as come, as far as it goes.
     */
    Decision<Booked, StockRefused> receive(Book command);

    /** A buyer's goods lie on the shelf again, inspected and fit to be sold. */
    Decision<Booked, StockRefused> takeBack(Book command);

    /** Goods are lost, broken or given away. */
    Decision<Booked, StockRefused> writeOff(Book command);

    /** What was found on the shelf is what lies there. */
    Decision<Booked, StockRefused> count(Book command);

    /** Goods that nobody was promised change their place, at once. */
    Decision<Booked, StockRefused> transfer(Transfer command);

    /**
     * @param quantity units that moved; for a count, units that were found
     * @param reference the caller's mark, at most 200 characters, may be empty
     * @param why for the audit, may be empty
     */
    record Book(Actor actor, Sku sku, LocationId location, Quantity quantity, String reference, String why) {

        public static Book of(Actor actor, Sku sku, LocationId location, int units) {
            return new Book(actor, sku, location, Quantity.of(units), "", "");
        }
    }

    record Transfer(
            Actor actor, Sku sku, LocationId from, LocationId to, Quantity quantity, String reference, String why) {}

    /**
     * @param shortage promises that found their shelf empty: moved elsewhere, or uncovered
     * @param shortBy units promised at the touched locations that do not lie there
     */
    record Booked(List<Movement> movements, Shortage shortage, long shortBy) {}
}
