package dev.zhanggui.domain.shared;

import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** The smallest thing that is sold and counted: one variant of a product, by the team's own code. */
public record Sku(String code) implements ValueObject, Identifier, Comparable<Sku> {

    public Sku {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(Sku other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
