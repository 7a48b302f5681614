package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/** What a store's page showed of a SKU at a moment. */
public record ShownStock(StoreId store, Sku sku, Quantity shown, Instant at) implements ValueObject {
    /** As many are kept of one SKU in one store, the newest. */
    public static final int KEPT_MAX = 30;
}
