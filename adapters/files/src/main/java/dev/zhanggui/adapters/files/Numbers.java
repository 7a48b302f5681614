package dev.zhanggui.adapters.files;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers between text and workbook. A workbook keeps 15 digits of a number and no more. */
final class Numbers {
    private static final int DIGITS_MAX = 15;
    private static final MathContext KEPT = new MathContext(DIGITS_MAX);
    private static final BigDecimal FROM_HERE_ON_DIGITS_ARE_LOST = BigDecimal.TEN.pow(DIGITS_MAX);

    /** Of a number that a workbook can hold; a longer one is read as the text that it is. */
    private static final int LENGTH_MAX = 64;

    /** Nothing smaller can be held by a workbook. */
    private static final int EXPONENT_MIN = -330;

    /** More digits before the point than this are shown in exponents, as 1.23457E+11. */
    private static final int WHOLE_DIGITS_SHOWN_MAX = 11;

    private Numbers() {}

    /** The number that stands in a workbook, without an exponent, as exact as it was kept; null where it is none. */
    static @Nullable BigDecimal of(String stored) {
        if (stored.length() > LENGTH_MAX) {
            return null;
        }
        try {
            var number = new BigDecimal(stored.strip());
            long exponent = (long) number.precision() - number.scale();
            if (exponent > LENGTH_MAX * 10L || exponent < EXPONENT_MIN || number.scale() > -EXPONENT_MIN) {
                return null;
            }
            return number.precision() > DIGITS_MAX && !losesDigits(number)
                    ? number.round(KEPT).stripTrailingZeros()
                    : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether it may have had digits before the point that are not there any more. */
    static boolean losesDigits(BigDecimal number) {
        return number.abs().compareTo(FROM_HERE_ON_DIGITS_ARE_LOST) >= 0;
    }

    /** An optional minus, digits without a leading zero, perhaps a point and digits: {@code -12.50}. */
    static boolean isPlain(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == at || whole - at > 1 && text.charAt(at) == '0') {
            return false;
        }
        if (whole == text.length()) {
            return true;
        }
        return text.charAt(whole) == '.' && whole + 1 < text.length() && digits(text, whole + 1) == text.length();
    }

    /** Whether a workbook can keep this text as a number and show it like that; if not it stays text. */
    static boolean keptByWorkbook(String text) {
        if (text.length() > DIGITS_MAX + 2 || !isPlain(text)) {
            return false;
        }
        if (text.startsWith("-") && new BigDecimal(text).signum() == 0) {
            return false;
        }
        int whole = digits(text, text.startsWith("-") ? 1 : 0);
        int signs = text.startsWith("-") ? 1 : 0;
        int points = whole < text.length() ? 1 : 0;
        return whole - signs <= WHOLE_DIGITS_SHOWN_MAX && text.length() - signs - points <= DIGITS_MAX;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
