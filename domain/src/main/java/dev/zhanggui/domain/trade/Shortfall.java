package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Sku;
import org.jmolecules.ddd.types.ValueObject;

/** How much of a SKU an order needs, and how much of it is promised. */
public record Shortfall(Sku sku, long needed, long promised) implements ValueObject {}
