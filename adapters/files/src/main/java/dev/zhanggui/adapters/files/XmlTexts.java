package dev.zhanggui.adapters.files;

/** Signs that XML has no place for; workbooks write them as {@code _x000B_}. */
final class XmlTexts {
    private static final int LENGTH = 7;

    private XmlTexts() {}

    /** As it was meant. */
    static String take(String written) {
        int sign = written.indexOf("_x");
        if (sign < 0) {
            return written;
        }
        var meant = new StringBuilder(written.length());
        int done = 0;
        while (sign >= 0) {
            int unit = unit(written, sign);
            if (unit > 0 && !Character.isSurrogate((char) unit)) {
                meant.append(written, done, sign).append((char) unit);
                done = sign + LENGTH;
            }
            sign = written.indexOf("_x", Math.max(done, sign + 1));
        }
        return meant.append(written, done, written.length()).toString();
    }

    /** What {@code _xHHHH_} stands for at this place; -1 where that is not written there. */
    private static int unit(String written, int from) {
        if (from + LENGTH > written.length() || written.charAt(from + LENGTH - 1) != '_') {
            return -1;
        }
        int unit = 0;
        for (int at = from + 2; at < from + 6; at++) {
            int digit = written.charAt(at) < 0x80 ? Character.digit(written.charAt(at), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** As it is written; half of a pair is no text and cannot be. */
    static String put(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text, at)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var written = new StringBuilder(text.length() + LENGTH).append(text, 0, at);
        for (; at < text.length(); at++) {
            char one = text.charAt(at);
            if (isPlain(text, at)) {
                written.append(one);
            } else if (Character.isSurrogate(one)) {
                written.append('\uFFFD');
            } else if (one == '_') {
                written.append("_x005F_");
            } else {
                written.append("_x%04X_".formatted((int) one));
            }
        }
        return written.toString();
    }

    private static boolean isPlain(String text, int at) {
        char one = text.charAt(at);
        if (one == '_') {
            return unit(text, at) < 0 || text.charAt(at + 1) != 'x';
        }
        if (Character.isHighSurrogate(one)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(one)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return one >= ' ' && one < '\uFFFE' || one == '\t' || one == '\n';
    }
}
