package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import org.jmolecules.ddd.types.ValueObject;

/** What a reservation drew on units set aside for its store; release and expiry give it back. */
public record ClaimUse(Sku sku, ClaimId claim, Quantity units) implements ValueObject {}
