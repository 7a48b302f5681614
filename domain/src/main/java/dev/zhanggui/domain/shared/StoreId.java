package dev.zhanggui.domain.shared;

import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** A store: a selling place on a platform, or a shop in the street. */
public record StoreId(String code) implements ValueObject, Identifier, Comparable<StoreId> {

    public StoreId {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(StoreId other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
