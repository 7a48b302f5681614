package dev.zhanggui.bootstrap;

import dev.zhanggui.application.backups.spi.Progress;
import java.io.PrintWriter;

/** A line that fills up, where somebody looks at a terminal; elsewhere nothing. */
final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final int STEP_WIDTH = 20;
    private static final int PERCENT = 100;

    private final PrintWriter out;
    private final boolean isSeen;
    private String shown = "";

    ProgressBar(PrintWriter out) {
        this(out, System.console() != null);
    }

    ProgressBar(PrintWriter out, boolean isSeen) {
        this.out = out;
        this.isSeen = isSeen;
    }

    @Override
    public void at(String step, long done, long total) {
        int percent = total == 0 ? PERCENT : (int) Math.min(PERCENT, done * PERCENT / total);
        int full = percent * WIDTH / PERCENT;
        var line = String.format(
                "[%s%s] %3d %%  %-" + STEP_WIDTH + "s", "#".repeat(full), " ".repeat(WIDTH - full), percent, step);
        if (isSeen && !line.equals(shown)) {
            shown = line;
            out.print("\r" + line);
            out.flush();
        }
    }

    /** Leaves the line clean for what is said next. */
    @Override
    public void close() {
        if (!shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
        }
    }
}
