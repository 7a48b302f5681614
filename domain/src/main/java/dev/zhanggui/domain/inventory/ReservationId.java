package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** The id under which a caller promises stock to itself: chosen before the first try, and the same in every repeat. */
public record ReservationId(String code) implements ValueObject, Identifier, Comparable<ReservationId> {

    public ReservationId {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(ReservationId other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
