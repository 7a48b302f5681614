package dev.zhanggui.adapters.web;

import java.util.OptionalLong;

/** Numbers as people type them. */
final class Numbers {
    private static final int DIGITS_MAX = 15;

    private Numbers() {}

    /** A whole number; blanks and thousands separators do not count, full-width digits do. */
    static OptionalLong whole(String typed) {
        var digits = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (c == '-' && digits.isEmpty()) {
                digits.append(c);
            } else if (c != ',' && c != '，' && !Character.isWhitespace(c)) {
                return OptionalLong.empty();
            }
        }
        var text = digits.toString();
        return text.isEmpty() || text.equals("-") || text.length() > DIGITS_MAX
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(text));
    }
}
