package dev.zhanggui.application.inventory.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** Lanes, arrivals, pages and parcels as screens show them; cursors are {@link dev.zhanggui.application.KeyCursor}s. */
public interface SupplyViews {

    /** By location, carrier and province. */
    Page<Lane> lanes(Optional<LocationId> location, Optional<String> cursor, int limit);

    /** What is still to come and what has come, by SKU, location and reference. */
    Page<Arrival.Expected> arrivals(Optional<Sku> sku, Optional<String> cursor, int limit);

    /** What the store's page showed last of each SKU, by SKU. */
    Page<ShownStock> shown(StoreId store, Optional<String> cursor, int limit);

    /** As they happened; empty where the parcel was never seen. */
    List<ParcelScan> scans(String trackingNo);
}
