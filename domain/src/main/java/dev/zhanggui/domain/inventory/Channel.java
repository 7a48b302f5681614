package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.StoreId;
import org.jmolecules.ddd.types.ValueObject;

/** A store as stock sees it: who sells, and which locations may serve it. */
public record Channel(StoreId store, ServingList served) implements ValueObject {}
