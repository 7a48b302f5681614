package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.StoreId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What somebody may do, and for which stores.
 *
 * @param stores the stores to which it is limited; empty means all
 */
public record Authority(Set<Permission> permissions, Set<StoreId> stores) implements ValueObject {
    public static final Authority ALL = new Authority(EnumSet.allOf(Permission.class), Set.of());
    public static final Authority NONE = new Authority(Set.of(), Set.of());

    public Authority {
        permissions = Set.copyOf(permissions);
        stores = Set.copyOf(stores);
    }

    public static Authority of(Permission first, Permission... more) {
        return new Authority(EnumSet.of(first, more), Set.of());
    }

    /** The condition that fails when this authority does {@code permission} to all stores at once; empty: allowed. */
    public Optional<String> lacks(Permission permission) {
        if (!permissions.contains(permission)) {
            return Optional.of("granted");
        }
        return stores.isEmpty() ? Optional.empty() : Optional.of("all-stores");
    }

    /** The condition that fails when this authority does {@code permission} for one store; empty: allowed. */
    public Optional<String> lacks(Permission permission, StoreId store) {
        if (!permissions.contains(permission)) {
            return Optional.of("granted");
        }
        return stores.isEmpty() || stores.contains(store) ? Optional.empty() : Optional.of("store:" + store.code());
    }
}
