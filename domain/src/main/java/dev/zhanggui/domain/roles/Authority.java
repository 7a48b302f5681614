package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.StoreId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What somebody may do, and for which stores. A permission is held for all stores or for some; one person may hold one
 * permission everywhere and another for a single store.
 *
 * @param reach for each permission that is held, the stores to which it is limited; empty means all
 */
public record Authority(Map<Permission, Set<StoreId>> reach) implements ValueObject {
    public static final Authority ALL = new Authority(Set.of(Permission.values()), Set.of());
    public static final Authority NONE = new Authority(Map.of());

    public Authority {
        var copy = new EnumMap<Permission, Set<StoreId>>(Permission.class);
        reach.forEach((permission, stores) -> copy.put(permission, Set.copyOf(stores)));
        reach = Collections.unmodifiableMap(copy);
    }

    /** The same stores for every permission, as a token has them; no store means all. */
    public Authority(Set<Permission> permissions, Set<StoreId> stores) {
        this(permissions.stream().collect(Collectors.toMap(Function.identity(), permission -> stores)));
    }

    public static Authority of(Permission first, Permission... more) {
        var permissions = new HashSet<>(Arrays.asList(more));
        permissions.add(first);
        return new Authority(permissions, Set.of());
    }

    public Set<Permission> permissions() {
        return reach.keySet();
    }

    /** The stores to which some permission is limited; empty where none is. */
    public Set<StoreId> stores() {
        return reach.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** The stores to which this permission is limited; empty where it is held for all, or not at all. */
    public Set<StoreId> stores(Permission permission) {
        return reach.getOrDefault(permission, Set.of());
    }

    /** The condition that fails when this authority does {@code permission} to all stores at once; empty: allowed. */
    public Optional<String> lacks(Permission permission) {
        var stores = reach.get(permission);
        if (stores == null) {
            return Optional.of("granted");
        }
        return stores.isEmpty() ? Optional.empty() : Optional.of("all-stores");
    }

    /** The condition that fails when this authority does {@code permission} for one store; empty: allowed. */
    public Optional<String> lacks(Permission permission, StoreId store) {
        var stores = reach.get(permission);
        if (stores == null) {
            return Optional.of("granted");
        }
        return stores.isEmpty() || stores.contains(store) ? Optional.empty() : Optional.of("store:" + store.code());
    }

    /** What either of the two may do. */
    public Authority or(Authority other) {
        var both = new EnumMap<Permission, Set<StoreId>>(Permission.class);
        both.putAll(reach);
        other.reach.forEach((permission, stores) -> both.merge(permission, stores, Authority::either));
        return new Authority(both);
    }

    private static Set<StoreId> either(Set<StoreId> one, Set<StoreId> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Set.of();
        }
        var either = new HashSet<>(one);
        either.addAll(other);
        return either;
    }

    /** What both may do. */
    public Authority and(Authority other) {
        var both = new EnumMap<Permission, Set<StoreId>>(Permission.class);
        reach.forEach((permission, stores) -> {
            var others = other.reach.get(permission);
            if (others != null) {
                both(stores, others).ifPresent(shared -> both.put(permission, shared));
            }
        });
        return new Authority(both);
    }

    private static Optional<Set<StoreId>> both(Set<StoreId> one, Set<StoreId> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.of(one.isEmpty() ? other : one);
        }
        var shared = new HashSet<>(one);
        shared.retainAll(other);
        return shared.isEmpty() ? Optional.empty() : Optional.of(shared);
    }

    /** Codes of the permissions that {@code other} holds and this does not, or not as far; in order. */
    public List<String> beyond(Authority other) {
        var beyond = new TreeSet<String>();
        other.reach.forEach((permission, stores) -> {
            var own = reach.get(permission);
            boolean covered = own != null && (own.isEmpty() || !stores.isEmpty() && own.containsAll(stores));
            if (!covered) {
                beyond.add(permission.code());
            }
        });
        return List.copyOf(beyond);
    }
}
