package dev.zhanggui.domain.shared;

import java.text.Normalizer;

/**
 * The rule for every id that a caller chooses: 1 to 64 code points in NFC; letters, digits, marks, punctuation,
 * symbols and inner blanks; no control characters; neither {@code .} nor {@code ..}. Ids are compared exactly.
 */
public final class CallerId {
    public static final int CODE_POINTS_MAX = 64;

    private CallerId() {}

    /** Whether {@code text} may name something here. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > 2 * CODE_POINTS_MAX || text.equals(".") || text.equals("..")) {
            return false;
        }
        return isPlainAscii(text) ? length <= CODE_POINTS_MAX && !isOuterBlank(text) : isValidUnicode(text);
    }

    /** The id itself, where {@link #isValid} was asked before; otherwise a defect. */
    public static String checked(String text) {
        Invariant.holds(isValid(text), "not an id: '%s'", text);
        return text;
    }

    /** The order of ids: by code point, as both databases sort their bytes; {@link String} sorts by UTF-16 unit. */
    public static int compare(String one, String other) {
        int most = Math.min(one.length(), other.length());
        for (int i = 0; i < most; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean sameHeight = Character.isSurrogate(a) == Character.isSurrogate(b);
                return sameHeight
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOuterBlank(String text) {
        return isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()));
    }

    private static boolean isValidUnicode(String text) {
        return text.codePointCount(0, text.length()) <= CODE_POINTS_MAX
                && text.codePoints().allMatch(CallerId::isAllowed)
                && !isOuterBlank(text)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static boolean isBlank(int codePoint) {
        return Character.getType(codePoint) == Character.SPACE_SEPARATOR;
    }

    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
