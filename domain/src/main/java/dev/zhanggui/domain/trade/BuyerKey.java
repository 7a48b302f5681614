package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** A buyer by pseudonym: the same person on the same platform has the same key, and the key tells nobody who it is. */
public record BuyerKey(String code) implements ValueObject, Identifier, Comparable<BuyerKey> {

    public BuyerKey {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(BuyerKey other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
