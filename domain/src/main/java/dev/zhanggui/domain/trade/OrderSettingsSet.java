package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.StoreId;
import java.util.Map;
import org.jmolecules.ddd.types.ValueObject;

/** A store handles its orders in another way from now on, as told to those who listen. */
public record OrderSettingsSet(StoreId store, Map<String, Object> content) implements ValueObject {}
