package dev.zhanggui.application.inventory.api;

import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What may still be sold. */
public interface AskingStock {

    /**
     * The SKU as one store may sell it now; without a store, all that is free anywhere. Holds whose time is up no longer
     * count, swept or not.
     */
    Decision<Availability, StockRefused> availability(Sku sku, Optional<StoreId> store);

    /**
     * @param available the largest reservation that would be accepted now
     * @param toPublish what the store's page may show; without a store, the pages of all stores together
     * @param locations those that serve the store; without a store, all
     * @param nextInbound the first instant of the day on which more is expected at one of these; empty: none recorded
     */
    record Availability(
            Sku sku,
            Optional<StoreId> store,
            long available,
            long toPublish,
            List<LocationStock> locations,
            Optional<Instant> nextInbound,
            Instant asOf) {}

    /**
     * @param available free here: on hand less held, committed and safety, never below 0
     * @param shortBy promised here beyond what lies here
     */
    record LocationStock(
            LocationId location, long onHand, long held, long committed, long safety, long available, long shortBy) {}
}
