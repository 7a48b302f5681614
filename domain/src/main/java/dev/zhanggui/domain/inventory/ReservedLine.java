package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import org.jmolecules.ddd.types.ValueObject;

/** Units of one SKU promised at one location. */
public record ReservedLine(Sku sku, Quantity quantity, LocationId location) implements ValueObject {}
