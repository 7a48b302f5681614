package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What one store sells as one thing: the platform's number of the item, and of the variant where it has several.
 *
 * @param itemSku empty where the item has no variants
 */
public record ListingKey(StoreId store, String item, String itemSku) implements ValueObject, Identifier {

    public ListingKey {
        Invariant.holds(!item.isBlank(), "a listing has an item: %s", store);
    }

    @Override
    public String toString() {
        return store + ":" + item + (itemSku.isEmpty() ? "" : ":" + itemSku);
    }
}
