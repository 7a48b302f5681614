package dev.zhanggui.adapters.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A bar chart, drawn on the server: it needs no script and prints. Its twin is a table with the same figures.
 *
 * @param summary what it shows, in one sentence
 */
record Chart(String id, String title, String summary, String labelHead, String valueHead, List<Bar> bars) {
    static final int HEIGHT = 160;
    private static final int BAR = 68;
    private static final int WIDTH_LEAST = 320;
    private static final int GROUND = HEIGHT - 24;
    private static final int CEILING = 18;

    /** A bar with its place on the drawing. */
    record Drawn(Bar bar, double x, double y, double width, double height) {
        double middle() {
            return x + width / 2;
        }
    }

    List<Drawn> drawn() {
        long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
        double step = (double) width() / Math.max(1, bars.size());
        double width = Math.min(56, step * 0.64);
        var drawn = new ArrayList<Drawn>();
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double height = most == 0 ? 0 : Math.max(0, bar.value()) * (double) (GROUND - CEILING) / most;
            drawn.add(new Drawn(bar, i * step + (step - width) / 2, GROUND - height, width, height));
        }
        return drawn;
    }

    /** Wide enough for its bars; so that its text is not drawn small where there are few. */
    int width() {
        return Math.max(WIDTH_LEAST, bars.size() * BAR);
    }

    int ground() {
        return GROUND;
    }

    /** A number as SVG writes it. */
    static String at(double number) {
        return String.valueOf(Math.round(number * 10) / 10.0);
    }
}
