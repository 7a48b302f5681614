package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** How far long work is, on one line of a terminal that is written over; nothing where nobody looks. */
final class ProgressLine {
    private static final int CELLS = 30;

    private final PrintWriter out;
    private final boolean shown;
    private int width;

    ProgressLine(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** @param total a number, or null where it is not known yet */
    void show(long done, JsonNode total) {
        if (!shown) {
            return;
        }
        var line = total.isNumber() && total.asLong() > 0 ? bar(done, total.asLong()) : "%,d".formatted(done);
        var padding = " ".repeat(Math.max(0, width - line.length()));
        out.print('\r' + line + padding);
        out.flush();
        width = line.length();
    }

    static String bar(long done, long total) {
        int full = (int) Math.min(CELLS, done * CELLS / total);
        return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + "%,d / %,d".formatted(done, total);
    }

    /** Takes the line away. */
    void end() {
        if (shown && width > 0) {
            out.print('\r' + " ".repeat(width) + '\r');
            out.flush();
        }
    }
}
