package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/** All roles, in the order in which people read them. Invariant: no two have one code, and there is an owner. */
public record RoleCatalogue(List<Role> roles) implements ValueObject {
    private static final int COLUMNS = 6;
    private static final String EVERYTHING = "all";

    public RoleCatalogue {
        roles = List.copyOf(roles);
        Invariant.holds(roles.stream().map(Role::code).distinct().count() == roles.size(), "a role stands twice");
        Invariant.holds(roles.stream().anyMatch(role -> role.code().equals(RoleCode.OWNER)), "nobody can own");
    }

    /**
     * The catalogue as it ships: six columns parted by tabs (code, the three names, department, permissions parted by
     * commas or {@code all}); lines that begin with {@code #} and blank ones are passed over.
     */
    public static RoleCatalogue read(List<String> lines) {
        var roles = new ArrayList<Role>();
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var cells = line.split("\t", -1);
                Invariant.holds(cells.length == COLUMNS, "not %d columns: %s", COLUMNS, line);
                var department = Department.of(cells[4]);
                Invariant.holds(department.isPresent(), "no such department: %s", line);
                roles.add(new Role(
                        new RoleCode(cells[0]), cells[1], cells[2], cells[3], department.get(), permissions(cells[5])));
            }
        }
        return new RoleCatalogue(roles);
    }

    private static Set<Permission> permissions(String cell) {
        if (cell.equals(EVERYTHING)) {
            return EnumSet.allOf(Permission.class);
        }
        var permissions = EnumSet.noneOf(Permission.class);
        for (var code : cell.split(",", -1)) {
            var permission = Permission.of(code);
            Invariant.holds(permission.isPresent(), "no such permission: %s", code);
            permissions.add(permission.get());
        }
        return permissions;
    }

    public Optional<Role> find(RoleCode code) {
        return roles.stream().filter(role -> role.code().equals(code)).findFirst();
    }

    /** What the assignments that are held on that day allow together; a role that is gone allows nothing. */
    public Authority authority(Collection<Assignment> assignments, LocalDate on) {
        var authority = Authority.NONE;
        for (var assignment : assignments) {
            if (assignment.isHeld(on)) {
                var here = find(assignment.role())
                        .map(role -> new Authority(
                                role.permissions(), assignment.scope().stores()))
                        .orElse(Authority.NONE);
                authority = authority.or(here);
            }
        }
        return authority;
    }
}
