package dev.zhanggui.domain.roles;

import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where a role is held.
 *
 * @param store empty: in the whole company
 */
public record Scope(Optional<StoreId> store) implements ValueObject {
    public static final Scope COMPANY = new Scope(Optional.empty());
    private static final String WHOLE = "company";
    private static final String OF_STORE = "store:";

    public static Scope of(StoreId store) {
        return new Scope(Optional.of(store));
    }

    /** Reads {@code company} or {@code store:ID}; empty where it is neither. */
    public static Optional<Scope> read(String text) {
        if (text.equals(WHOLE)) {
            return Optional.of(COMPANY);
        }
        return Optional.of(text)
                .filter(one -> one.startsWith(OF_STORE))
                .map(one -> one.substring(OF_STORE.length()))
                .filter(CallerId::isValid)
                .map(one -> of(new StoreId(one)));
    }

    /** The stores to which it limits a permission; empty: none. */
    public Set<StoreId> stores() {
        return store.map(Set::of).orElse(Set.of());
    }

    @Override
    public String toString() {
        return store.map(one -> OF_STORE + one.code()).orElse(WHOLE);
    }
}
