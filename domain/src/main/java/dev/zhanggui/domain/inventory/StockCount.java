package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What was found on a shelf at a moment that has passed: what moved since then has moved, so only the difference to
 * what the ledger says of that moment is booked, as of that moment.
 */
public record StockCount(LocationId location, Sku sku, Quantity onHand, Instant countedAt) implements ValueObject {}
