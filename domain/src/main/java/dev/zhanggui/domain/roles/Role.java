package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.Invariant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A named bundle of what somebody answers for and may do.
 *
 * @param hans its name in simplified Chinese, {@code hant} in traditional Chinese
 * @param permissions what it may do, within the scope in which somebody has the role
 */
public record Role(
        RoleCode code, String hans, String hant, String english, Department department, Set<Permission> permissions)
        implements ValueObject {

    public Role {
        Invariant.holds(!hans.isBlank() && !hant.isBlank() && !english.isBlank(), "%s lacks a name", code);
        Invariant.holds(!permissions.isEmpty(), "%s may do nothing", code);
        permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    }

    /** Whether it is about the desk itself, so that only equals hand it out. */
    public boolean keepsTheDesk() {
        return permissions.stream().anyMatch(Permission::keepsTheDesk);
    }
}
