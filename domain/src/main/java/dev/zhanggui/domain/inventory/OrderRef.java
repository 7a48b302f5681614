package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** The caller's name of the order that a reservation serves. */
public record OrderRef(String code) implements ValueObject, Identifier, Comparable<OrderRef> {

    public OrderRef {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(OrderRef other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
