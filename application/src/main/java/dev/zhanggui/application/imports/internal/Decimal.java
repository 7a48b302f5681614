package dev.zhanggui.application.imports.internal;

import java.math.BigDecimal;

/**
 * A number as people and platforms write it: {@code 1,234.50}, {@code ￥12}, {@code 12元}, {@code 12.5%}. One reader is
 * used for many cells, one after the other.
 */
final class Decimal {
    private static final int DIGITS_MAX = 18;
    private static final long[] TENS = new long[DIGITS_MAX + 1];

    static {
        TENS[0] = 1;
        for (int i = 1; i <= DIGITS_MAX; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private long unscaled;
    private int scale;

    /** What is wrong with it; empty: it was read. */
    String read(String text) {
        unscaled = 0;
        scale = 0;
        int from = 0;
        int to = text.length();
        boolean negative = false;
        while (from < to && isLead(text.charAt(from))) {
            negative |= text.charAt(from) == '-' || text.charAt(from) == '−';
            from++;
        }
        int percent = 0;
        while (to > from && isTail(text.charAt(to - 1))) {
            percent += text.charAt(to - 1) == '%' || text.charAt(to - 1) == '％' ? 2 : 0;
            to--;
        }
        if (from == to || from > 3 || percent > 2) {
            return "not-a-number";
        }
        var fault = digits(text, from, to);
        if (!fault.isEmpty()) {
            return Cell.isInExponent(text) ? "number-in-exponent" : fault;
        }
        scale += percent;
        unscaled = negative ? -unscaled : unscaled;
        return "";
    }

    private String digits(String text, int from, int to) {
        int digits = 0;
        int sinceComma = -1;
        boolean point = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (unscaled != 0 || c != '0') {
                    digits++;
                }
                if (digits > DIGITS_MAX) {
                    return "number-too-large";
                }
                unscaled = unscaled * 10 + (c - '0');
                scale += point ? 1 : 0;
                sinceComma += sinceComma >= 0 && !point ? 1 : 0;
            } else if (c == '.' && !point && i + 1 < to && sinceComma != 0) {
                if (sinceComma >= 0 && sinceComma != 3) {
                    return "not-a-number";
                }
                point = true;
            } else if (c == ',' && !point && i > from && (sinceComma < 0 ? i - from <= 3 : sinceComma == 3)) {
                sinceComma = 0;
            } else {
                return "not-a-number";
            }
        }
        if (scale > DIGITS_MAX) {
            return "number-too-large";
        }
        return sinceComma >= 0 && !point && sinceComma != 3 ? "not-a-number" : "";
    }

    private static boolean isLead(char c) {
        return c == '￥' || c == '¥' || c == '$' || c == '£' || c == '€' || c == '-' || c == '−' || c == '+' || c == ' ';
    }

    private static boolean isTail(char c) {
        return c == '元' || c == '件' || c == '个' || c == '%' || c == '％' || c == ' ';
    }

    int signum() {
        return Long.signum(unscaled);
    }

    /** Whether nothing but zeros stands behind the point. */
    boolean isWhole() {
        return scale == 0 || unscaled % TENS[scale] == 0;
    }

    long whole() {
        return unscaled / TENS[scale];
    }

    BigDecimal value() {
        return BigDecimal.valueOf(unscaled, scale);
    }
}
