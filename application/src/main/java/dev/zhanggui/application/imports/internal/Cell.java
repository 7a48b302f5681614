package dev.zhanggui.application.imports.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What platforms wrap around the text of a cell, and how it comes off. */
final class Cell {
    private static final int NULL_LENGTH_MAX = 12;

    private Cell() {}

    /**
     * The text without blanks around it, without {@code ="…"}, {@code =…} and a leading apostrophe; null where nothing
     * is known. What still begins with {@code =} is a formula, or a text that looks like one.
     */
    static @Nullable String clean(String cell, Set<String> nulls) {
        var text = stripped(cell);
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '=' || first == '\'') {
            text = unwrapped(text);
            if (text.isEmpty()) {
                return null;
            }
        }
        return text.length() <= NULL_LENGTH_MAX && nulls.contains(text) ? null : text;
    }

    private static String unwrapped(String text) {
        if (text.charAt(0) == '\'') {
            // What was written as text, so that no spreadsheet reckons it, may be wrapped once more.
            var bare = stripped(text.substring(1));
            return bare.startsWith("=") ? unwrapped(bare) : bare;
        }
        if (text.length() > 2 && text.charAt(1) == '"' && text.charAt(text.length() - 1) == '"') {
            return stripped(text.substring(2, text.length() - 1).replace("\"\"", "\""));
        }
        return text.length() > 1 && isPlain(text) ? text.substring(1) : text;
    }

    /** A number or a code behind the equals sign: nothing that is reckoned. */
    private static boolean isPlain(String text) {
        boolean digit = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            if (!(c >= '0' && c <= '9' || c == '.')) {
                return false;
            }
        }
        return digit;
    }

    /** Without blanks at the ends, the wide and the unbreakable ones and the byte order mark among them. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\ufeff' || c == '\u200b';
    }

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a spreadsheet would reckon it: behind the equals sign a call, a sum, or another cell. */
    static boolean isFormula(String text) {
        if (text.length() < 2 || text.charAt(0) != '=') {
            return false;
        }
        char second = text.charAt(1);
        boolean begins = second >= 'A' && second <= 'Z'
                || second >= 'a' && second <= 'z'
                || second >= '0' && second <= '9'
                || second == '('
                || second == '-'
                || second == '+'
                || second == '$';
        return begins;
    }

    /** What a spreadsheet makes of a long number: {@code 1.23457E+18}. */
    static boolean isInExponent(String text) {
        int e = text.indexOf('E');
        if (e < 0) {
            e = text.indexOf('e');
        }
        if (e < 1 || e > text.length() - 2) {
            return false;
        }
        boolean point = false;
        for (int i = 0; i < e; i++) {
            char c = text.charAt(i);
            boolean firstPoint = c == '.' && !point && i > 0;
            point |= firstPoint;
            if (!firstPoint && (c < '0' || c > '9')) {
                return false;
            }
        }
        int from = text.charAt(e + 1) == '+' ? e + 2 : e + 1;
        // Codes such as 12E7 have no sign; a spreadsheet always writes one.
        if (from == e + 1 || from == text.length()) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Text that any storage keeps as it is: without NUL and without halves of characters. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        var repaired = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean broken = c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            repaired.appendCodePoint(broken ? 0xfffd : c);
        });
        return repaired.toString();
    }

    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return storable(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return storable(text.substring(0, end));
    }
}
