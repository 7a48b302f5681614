package dev.zhanggui.adapters.files;

/**
 * What keeps a spreadsheet from calculating a cell of a CSV: an apostrophe before it. Excel, WPS and LibreOffice take
 * such a cell for text and show the apostrophe. Reading takes it away again; so that nothing else is lost, a text that
 * itself is an apostrophe before such a sign gets one more. Of a workbook nothing is said here: its cells have types.
 */
final class Apostrophes {
    private Apostrophes() {}

    /** As it is written: a number, also a negative one, stays what it is. */
    static String put(String text) {
        if (text.isEmpty() || text.charAt(0) != '\'' && !calculates(text.charAt(0))) {
            return text;
        }
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        boolean harmless =
                first == text.length() || !calculates(text.charAt(first)) || first == 0 && Numbers.isPlain(text);
        return harmless ? text : "'" + text;
    }

    /** As it was meant. */
    static String take(String text) {
        if (text.length() < 2 || text.charAt(0) != '\'') {
            return text;
        }
        int first = 1;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first < text.length() && calculates(text.charAt(first)) ? text.substring(1) : text;
    }

    /** Signs with which a formula can begin, the wide ones of Chinese and Japanese keyboards among them. */
    private static boolean calculates(char first) {
        return switch (first) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            default -> false;
        };
    }
}
