package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocalTimes;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The demo company, written into an empty storage as if its desk had been opened two weeks ago: then came a count and
 * the orders of a year, which are history, and since then every part of a day its orders. From one seed and one moment
 * comes always the same company.
 */
public final class DemoCompany {
    static final long SEED = 20_261_111L;

    /** Who does all this. */
    static final Actor ACTOR = new Actor("demo", "desk", Actor.DESK.authority());

    private static final int DAYS_OPEN = 14;
    private static final LocalTime OPENED_AT = LocalTime.of(8, 0);

    /** When files come in on every day: each before what is waiting then can leave. */
    private static final List<LocalTime> FILES_AT = List.of(
            LocalTime.of(8, 0),
            LocalTime.of(12, 10),
            LocalTime.of(14, 10),
            LocalTime.of(16, 10),
            LocalTime.of(20, 30),
            LocalTime.of(23, 50));

    /** What is being written. */
    public enum Stage {
        CATALOG,
        STOCK,
        HISTORY,
        DAYS,
        PRESENT;

        /** As the command line names it. */
        public String key() {
            return "demo.stage." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Zhanggui desk;
    private final DemoClock clock;
    private final Instant opened;
    private final Instant now;
    private final Consumer<Stage> tell;

    private DemoCompany(Zhanggui desk, DemoClock clock, Instant opened, Instant now, Consumer<Stage> tell) {
        this.desk = desk;
        this.clock = clock;
        this.opened = opened;
        this.now = now;
        this.tell = tell;
    }

    /**
     * Writes the company into {@code storage}, which is empty, and closes it.
     *
     * @param now the moment at which its record ends
     * @param tell hears of each stage as it begins
     */
    public static void write(Storage storage, Instant now, Consumer<Stage> tell) {
        var opened = opened(now);
        var clock = new DemoClock(opened);
        try (var desk = Zhanggui.on(storage, clock, new NothingMeanwhile(), Randomness.secure())) {
            new DemoCompany(desk, clock, opened, now, tell).write();
        }
    }

    /** When its desk was opened: some mornings ago. */
    static Instant opened(Instant now) {
        var day = LocalTimes.dayOf(now, Places.ZONE).minusDays(DAYS_OPEN);
        return LocalTimes.at(day.atTime(OPENED_AT), Places.ZONE);
    }

    private void write() {
        tell.accept(Stage.CATALOG);
        new DemoCatalog(desk).write();
        tell.accept(Stage.STOCK);
        var stock = new DemoStock(desk);
        stock.open(opened);
        stock.expect(opened, now);
        tell.accept(Stage.HISTORY);
        var trade = new DemoTrade(desk, Sales.until(now));
        trade.begin(opened);
        tell.accept(Stage.DAYS);
        days(stock, trade);
        tell.accept(Stage.PRESENT);
        stock.setAside(now);
        stock.runLow();
        trade.work(now);
        trade.trouble(now);
        stock.show(now);
        new DemoParcels(desk).write(trade.sales(), now);
    }

    private void days(DemoStock stock, DemoTrade trade) {
        var before = opened;
        var day = LocalTimes.dayOf(opened, Places.ZONE);
        int n = 0;
        for (var file : files()) {
            clock.moveTo(file);
            trade.goOn(before, file);
            before = file;
            if (LocalTimes.dayOf(file, Places.ZONE).isAfter(day)) {
                day = LocalTimes.dayOf(file, Places.ZONE);
                n++;
                stock.day(n);
            }
        }
    }

    private List<Instant> files() {
        var files = new ArrayList<Instant>();
        var first = LocalTimes.dayOf(opened, Places.ZONE);
        for (int n = 0; n <= DAYS_OPEN; n++) {
            for (var time : FILES_AT) {
                var at = LocalTimes.at(first.plusDays(n).atTime(time), Places.ZONE);
                if (at.isAfter(opened) && at.isBefore(now)) {
                    files.add(at);
                }
            }
        }
        files.add(now);
        return files;
    }

    /** What the generator counts on; where it does not hold, the generator is wrong. */
    static void check(boolean holds, String what, Object found) {
        Invariant.holds(holds, "the demo company: %s: %s", what, found);
    }
}
