package dev.zhanggui.domain.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jmolecules.ddd.types.ValueObject;

/**
 * An exact amount: whole minor units (fen, cent) of one currency. A sum over currencies is a defect; whoever adds
 * amounts has asked before whether they may be added.
 */
public record Money(long minorUnits, Currency currency) implements ValueObject {
    public static final int DIGITS_MAX = 18;

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** {@code amount} must have no more places than the currency: nothing is rounded here. */
    public static Money of(BigDecimal amount, Currency currency) {
        Invariant.holds(isExact(amount, currency), "%s is not a whole number of minor units of %s", amount, currency);
        var plain = amount.stripTrailingZeros();
        return new Money(plain.movePointRight(places(currency)).longValueExact(), currency);
    }

    /** Whether {@code amount} is a whole number of the currency's minor units, and small enough to be kept. */
    public static boolean isExact(BigDecimal amount, Currency currency) {
        // Reckoned from the exponent alone: writing out the digits of 1E+1000000000 would take the memory of the desk.
        var plain = amount.stripTrailingZeros();
        long digits = (long) plain.precision() - plain.scale() + places(currency);
        return plain.scale() <= places(currency) && digits <= DIGITS_MAX;
    }

    /** In whole units of the currency, with all its places. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, places(currency));
    }

    /** {@code more} is of the same currency. */
    public Money plus(Money more) {
        sameCurrency(more);
        return new Money(Math.addExact(minorUnits, more.minorUnits), currency);
    }

    /** {@code less} is of the same currency; the result may be below zero. */
    public Money minus(Money less) {
        sameCurrency(less);
        return new Money(Math.subtractExact(minorUnits, less.minorUnits), currency);
    }

    /**
     * Parts the whole in proportion to {@code weights} by largest remainder: the parts add up to the whole exactly,
     * and of equal remainders the earlier line gets the odd unit.
     *
     * @param weights none negative, at least one above zero
     */
    public List<Money> partedBy(List<Long> weights) {
        Invariant.holds(weights.stream().allMatch(weight -> weight >= 0), "weights must not be negative: %s", weights);
        var total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        Invariant.holds(total.signum() > 0, "at least one weight must be above zero: %s", weights);
        var whole = BigInteger.valueOf(minorUnits).abs();
        var parts = new long[weights.size()];
        var remainders = new ArrayList<BigInteger>(weights.size());
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            var share = whole.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(total);
            parts[i] = share[0].longValueExact();
            remainders.add(share[1]);
            given = Math.addExact(given, parts[i]);
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i))
                        .reversed()
                        .thenComparing(i -> i))
                .limit(whole.longValueExact() - given)
                .forEach(i -> parts[i]++);
        int sign = minorUnits < 0 ? -1 : 1;
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new Money(sign * parts[i], currency))
                .toList();
    }

    private void sameCurrency(Money other) {
        Invariant.holds(
                currency.equals(other.currency), "amounts of %s and %s are not added", currency, other.currency);
    }

    static Money rounded(BigDecimal amount, Currency currency) {
        return of(amount.setScale(places(currency), RoundingMode.HALF_UP), currency);
    }

    private static int places(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }
}
