package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Authorities in two columns: a list of permissions and the stores of all of them; where permissions have different
 * stores, an object of permissions with the stores of each, and no further stores.
 */
final class Authorities {

    private Authorities() {}

    static String permissions(Authority authority) {
        if (isUniform(authority)) {
            return Json.text(authority.permissions().stream()
                    .map(Permission::code)
                    .sorted()
                    .toList());
        }
        var reach = new TreeMap<String, List<String>>();
        authority.reach().forEach((permission, stores) -> reach.put(permission.code(), codes(stores)));
        return Json.text(reach);
    }

    static String stores(Authority authority) {
        return isUniform(authority) ? Json.text(codes(authority.stores())) : "[]";
    }

    private static boolean isUniform(Authority authority) {
        return Set.copyOf(authority.reach().values()).size() <= 1;
    }

    private static List<String> codes(Collection<StoreId> stores) {
        return stores.stream().map(StoreId::code).sorted().toList();
    }

    /** A permission that this program does not know any more is passed over. */
    static Authority read(String permissions, String stores) {
        if (permissions.startsWith("{")) {
            var reach = new EnumMap<Permission, Set<StoreId>>(Permission.class);
            for (Map.Entry<String, Object> one : Json.facts(permissions).entrySet()) {
                Permission.of(one.getKey()).ifPresent(known -> reach.put(known, ids((List<?>) one.getValue())));
            }
            return new Authority(reach);
        }
        var known = Json.texts(permissions).stream()
                .flatMap(code -> Permission.of(code).stream())
                .collect(Collectors.toSet());
        return new Authority(known, ids(Json.list(stores)));
    }

    private static Set<StoreId> ids(List<?> codes) {
        var ids = new HashSet<StoreId>();
        codes.forEach(code -> ids.add(new StoreId(String.valueOf(code))));
        return ids;
    }
}
