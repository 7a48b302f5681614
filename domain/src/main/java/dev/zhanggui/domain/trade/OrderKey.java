package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.StoreId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** An order: the store on which it was placed and the platform's number for it. */
public record OrderKey(StoreId store, OrderNo no) implements ValueObject, Identifier {

    /** As the journal and reservations name it. */
    @Override
    public String toString() {
        return store + ":" + no;
    }
}
