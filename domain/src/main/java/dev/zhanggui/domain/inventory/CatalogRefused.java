package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Refusal;

/** Every reason for which a store, a location or a SKU is not written down as asked. */
public sealed interface CatalogRefused extends Refusal permits NotAllowed, UnknownReference, ChangedMeanwhile {}
