package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One thing to be seen to before a product is listed: pictures are there, the price is approved.
 *
 * @param code under which it is ticked off
 * @param zhHans its name in Simplified Chinese, {@code zhHant} in Traditional Chinese, {@code en} in English
 * @param required whether nothing is listed while it is open
 */
public record ListingCheck(String code, String zhHans, String zhHant, String en, boolean required)
        implements ValueObject {
    public static final int NAME_LENGTH_MAX = 100;

    public ListingCheck {
        Invariant.holds(
                isName(code) && isName(zhHans) && isName(zhHant) && isName(en),
                "a check has a code and three names of at most %d characters: %s",
                NAME_LENGTH_MAX,
                code);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= NAME_LENGTH_MAX;
    }
}
