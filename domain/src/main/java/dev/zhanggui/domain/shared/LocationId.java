package dev.zhanggui.domain.shared;

import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** A place where stock lies: a warehouse or a shop in the street. */
public record LocationId(String code) implements ValueObject, Identifier, Comparable<LocationId> {

    public LocationId {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(LocationId other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
