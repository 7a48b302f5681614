package dev.zhanggui.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list as CSV for spreadsheets: UTF-8 with a byte order mark. Text that they would take for a formula begins with an
 * apostrophe, which they show as text; a number stays one.
 */
final class Csv implements AutoCloseable {
    static final String TYPE = "text/csv; charset=utf-8";
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private final Writer writer;

    /** @param out is the caller's, and stays open */
    Csv(OutputStream out) throws IOException {
        this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
    }

    void row(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            var cell = cells.get(i);
            writer.write(quoted(cell instanceof Number ? cell.toString() : harmless(cell.toString())));
        }
        writer.write("\r\n");
    }

    static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
