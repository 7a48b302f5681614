package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** The number that a platform gave an order; unique within its store. */
public record OrderNo(String code) implements ValueObject, Identifier, Comparable<OrderNo> {

    public OrderNo {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(OrderNo other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
