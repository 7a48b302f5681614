package dev.zhanggui.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list as CSV for spreadsheets: UTF-8 with a byte order mark; what they would reckon is written as text. */
final class Csv {
    static final String TYPE = "text/csv; charset=utf-8";
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private final OutputStream out;

    Csv(OutputStream out) throws IOException {
        this.out = out;
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    }

    void row(List<String> cells) throws IOException {
        var row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                row.append(',');
            }
            cell(row, cells.get(i));
        }
        out.write(row.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void cell(StringBuilder row, String cell) {
        boolean reckoned = !cell.isEmpty() && FORMULA_BEGINS.indexOf(cell.charAt(0)) >= 0;
        boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (quoted) {
            row.append('"');
        }
        if (reckoned) {
            row.append('\'');
        }
        row.append(quoted ? cell.replace("\"", "\"\"") : cell);
        if (quoted) {
            row.append('"');
        }
    }
}
