package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.CallerId;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.ddd.types.ValueObject;

/**
 * The id under which a caller promises stock to itself: chosen before the first try, and the same in every repeat.
 * Those that begin with {@value #ORDERS} are the desk's own: they name a store, an order and a number, and are longer.
 */
public record ReservationId(String code) implements ValueObject, Identifier, Comparable<ReservationId> {

    public static final String ORDERS = "order:";

    /** Two ids, escaped where they hold a colon, and a number. */
    private static final int ORDERS_LENGTH_MAX = 2 * 3 * CallerId.CODE_POINTS_MAX + 20;

    public ReservationId {
        code = isOfOrder(code) && code.length() <= ORDERS_LENGTH_MAX && isClean(code) ? code : CallerId.checked(code);
    }

    /** Whether an order of the desk made it, so that nobody else commits, ships or releases it. */
    public boolean isOfOrder() {
        return isOfOrder(code);
    }

    private static boolean isOfOrder(String code) {
        return code.startsWith(ORDERS);
    }

    /** Whether {@code text} may name a promise of stock. */
    public static boolean isValid(String text) {
        return CallerId.isValid(text) || isOfOrder(text) && text.length() <= ORDERS_LENGTH_MAX && isClean(text);
    }

    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
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
