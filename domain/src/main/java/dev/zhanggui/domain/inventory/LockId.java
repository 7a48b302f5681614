package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** A campaign lock of one SKU, by the caller's id. */
public record LockId(String code) implements ValueObject, Identifier, Comparable<LockId> {

    public LockId {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(LockId other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
