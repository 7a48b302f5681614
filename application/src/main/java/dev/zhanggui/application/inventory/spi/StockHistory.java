package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** The ledger as it stood. */
public interface StockHistory {

    /** Units that came (or, below zero, went) at that location after {@code at}. */
    long movedAfter(Sku sku, LocationId location, Instant at);

    /**
     * Shelves that counts under this reference left other than they were, by SKU and location, after that one; what was
     * booked back under the same reference has not changed them.
     */
    List<Counted> counted(String reference, Optional<Counted> after, int most);

    /**
     * @param units what the counts under the reference come to together
     * @param movedSince whether anything moved on the shelf after the last of them
     */
    @SecondaryPort
    record Counted(Sku sku, LocationId location, long units, boolean movedSince) {}
}
