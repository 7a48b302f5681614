package dev.zhanggui.domain.shared;

import java.math.BigDecimal;
import java.util.Currency;
import org.jmolecules.ddd.types.ValueObject;

/** The price of one unit: an exact decimal with up to 6 places, never negative; equal amounts are equal prices. */
public record UnitPrice(BigDecimal amount, Currency currency) implements ValueObject {
    public static final int PLACES_MAX = 6;
    public static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");

    public UnitPrice {
        Invariant.holds(
                isValid(amount), "a unit price is 0 to %s with up to %d places: %s", AMOUNT_MAX, PLACES_MAX, amount);
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** Whether {@code amount} is 0 to {@link #AMOUNT_MAX} with up to {@link #PLACES_MAX} places. */
    public static boolean isValid(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.compareTo(AMOUNT_MAX) <= 0
                && amount.stripTrailingZeros().scale() <= PLACES_MAX;
    }

    /** The line's amount: price × quantity, rounded half up once to whole minor units. */
    public Money times(Quantity quantity) {
        return Money.rounded(amount.multiply(BigDecimal.valueOf(quantity.units())), currency);
    }
}
