package dev.zhanggui.adapters.http;

import java.util.List;

/**
 * A list as CSV: UTF-8 with a byte order mark, so that spreadsheets read it. A cell that they would take for a formula
 * begins with an apostrophe, which they show as text.
 */
final class Csv {
    static final String TYPE = "text/csv";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv(String... header) {
        row(List.of(header));
    }

    static boolean isWanted(Call call) {
        var accept = call.accept();
        return accept != null && accept.contains(TYPE);
    }

    void row(List<?> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
    }

    private static String cell(Object value) {
        var plain = value.toString();
        boolean formula =
                !(value instanceof Number) && !plain.isEmpty() && FORMULA_STARTS.indexOf(plain.charAt(0)) >= 0;
        var safe = formula ? "'" + plain : plain;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    Reply reply() {
        return Reply.text(TYPE, text.toString());
    }
}
