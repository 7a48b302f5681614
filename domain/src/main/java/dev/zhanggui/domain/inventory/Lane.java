package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.math.BigDecimal;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What a carrier takes from a location to a province, and how long: the first kilograms at one price, each further
 * part at another. One lane for each location, carrier and province.
 *
 * @param transitDays from the day of shipping to the day of delivery
 * @param ships whether the carrier takes parcels there at all
 */
public record Lane(
        LocationId location,
        String carrier,
        String province,
        BigDecimal firstKg,
        Money firstPrice,
        BigDecimal nextKg,
        Money nextPrice,
        int transitDays,
        boolean ships)
        implements ValueObject {
    public static final int NAME_LENGTH_MAX = 100;
    public static final BigDecimal KG_MAX = new BigDecimal("100000");
    public static final int KG_PLACES_MAX = 3;
    public static final int DAYS_MAX = 365;

    public Lane {
        Invariant.holds(isName(carrier) && isName(province), "a lane has a carrier and a province: %s", location);
        Invariant.holds(isWeight(firstKg) && isWeight(nextKg), "weights are above 0: %s, %s", firstKg, nextKg);
        Invariant.holds(
                firstPrice.minorUnits() >= 0 && nextPrice.minorUnits() >= 0, "freight is never below 0: %s", location);
        Invariant.holds(firstPrice.currency().equals(nextPrice.currency()), "one currency: %s", location);
        Invariant.holds(transitDays >= 0 && transitDays <= DAYS_MAX, "0 to %d days: %d", DAYS_MAX, transitDays);
        firstKg = firstKg.stripTrailingZeros();
        nextKg = nextKg.stripTrailingZeros();
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= NAME_LENGTH_MAX;
    }

    /** Whether it is above 0, to the gram. */
    public static boolean isWeight(BigDecimal kg) {
        return kg.signum() > 0
                && kg.compareTo(KG_MAX) <= 0
                && kg.stripTrailingZeros().scale() <= KG_PLACES_MAX;
    }
}
