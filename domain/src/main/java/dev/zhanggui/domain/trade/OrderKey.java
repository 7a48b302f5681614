package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/** An order: the store on which it was placed and the platform's number for it. */
public record OrderKey(StoreId store, OrderNo no) implements ValueObject, Identifier, Comparable<OrderKey> {

    @Override
    public int compareTo(OrderKey other) {
        int byStore = store.compareTo(other.store);
        return byStore != 0 ? byStore : no.compareTo(other.no);
    }

    /** As the journal and reservations name it; a colon within either part is escaped, so that no two share a name. */
    @Override
    public String toString() {
        return escaped(store.code()) + ":" + escaped(no.code());
    }

    /** The order of these two parts, as {@link #toString} escaped them; empty where they are none. */
    public static Optional<OrderKey> of(String store, String no) {
        var id = unescaped(store);
        var number = unescaped(no);
        return CallerId.isValid(id) && CallerId.isValid(number)
                ? Optional.of(new OrderKey(new StoreId(id), new OrderNo(number)))
                : Optional.empty();
    }

    private static String unescaped(String part) {
        return part.replace("%3A", ":").replace("%25", "%");
    }

    private static String escaped(String code) {
        return code.indexOf(':') < 0 && code.indexOf('%') < 0
                ? code
                : code.replace("%", "%25").replace(":", "%3A");
    }
}
