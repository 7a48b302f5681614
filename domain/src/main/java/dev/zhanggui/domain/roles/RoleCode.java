package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** A role by its code: {@code store-manager}. */
public record RoleCode(String code) implements ValueObject, Identifier, Comparable<RoleCode> {
    /** Who answers for everything; the first member has this role. */
    public static final RoleCode OWNER = new RoleCode("owner");

    public RoleCode {
        code = CallerId.checked(code);
    }

    @Override
    public int compareTo(RoleCode other) {
        return CallerId.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
