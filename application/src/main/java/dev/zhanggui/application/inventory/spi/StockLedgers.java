package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Stock ledgers as they are kept. A ledger is read whole and changed in narrow steps, each with the ledger's invariant
 * as its condition: rewriting a hot SKU for every promise would be a waste.
 */
public interface StockLedgers {

    /**
     * The ledgers of these SKUs with what is in force at {@code now}, locked in key order until the unit ends; a SKU
     * that the desk does not know is absent. Whoever changes a SKU's stock, promises or claims locks it first.
     */
    Map<Sku, StockLedger> lock(SortedSet<Sku> skus, Instant now);

    /** The same for one SKU, with every lock whose window overlaps {@code window} beside the shares of {@code now}. */
    Optional<StockLedger> lockWithin(Sku sku, Instant now, Period window);

    /** The ledger of one SKU without locking it, for reading. */
    Optional<StockLedger> read(Sku sku, Instant now);

    /**
     * Holds units on a shelf, only as far as they are free there.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where they are not: the decision was made on other rows
     */
    void hold(ReservedLine line);

    /**
     * Changes one shelf by units, opening it if nothing ever lay there; what it is short by follows from it.
     * On hand and promises never fall below 0: that is a defect.
     */
    void change(Sku sku, Shelf.Change change);

    /** Draws on what is set aside ({@code sign} 1), or gives it back (−1). A claim that is gone is passed over. */
    void draw(ClaimUse use, int sign);

    /** Appends to the SKU's movements and answers the movement's number within its SKU, from 1 on without gaps. */
    long append(Movement movement);
}
