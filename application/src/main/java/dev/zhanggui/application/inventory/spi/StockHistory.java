package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;

/** The ledger as it stood. */
public interface StockHistory {

    /** Units that came (or, below zero, went) at that location after {@code at}. */
    long movedAfter(Sku sku, LocationId location, Instant at);
}
