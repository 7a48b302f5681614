package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.shared.Sku;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** durable, idempotent reservations through the application API, beside the same rows by bare JDBC. */
@Command(name = "reservations", mixinStandardHelpOptions = true)
final class ReservationBench implements Callable<Integer> {
    private static final int SKUS = 10_000;
    private static final AtomicLong RUNS = new AtomicLong();

    @Option(names = "--seconds", description = "How long each figure is measured (default: 4).")
    private int seconds = 4;

    @Option(
            names = "--sizes",
            split = ",",
            description = "Reservations there before measuring (default: 0,10000,100000).")
    private List<Long> sizes = List.of(0L, 10_000L, 100_000L);

    @Option(names = "--callers", split = ",", description = "Callers at once (default: 1,8,32,128).")
    private List<Integer> callers = List.of(1, 8, 32, 128);

    @Option(names = "--no-server", description = "Leave PostgreSQL out.")
    private boolean withoutServer;

    @Option(names = "--dir", description = "Where the files lie while measuring; a disk, not memory.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private double fileYardstick;
    private double serverHot;
    private double serverSpread;

    @Override
    public Integer call() {
        System.out.println(
                "Q-1  durable reservations: reservation, line, stock, audit, outbox and seal; synchronous=FULL");
        try (var scratch = new Scratch(folder)) {
            if (!withoutServer) {
                measureServer();
            }
            for (long size : sizes) {
                measureAt(size, scratch.path().resolve("desk-" + size));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    /** (b): PostgreSQL, 32 connections. */
    private void measureServer() {
        var started = Cluster.start(folder);
        if (started.isEmpty()) {
            System.out.println("     (b) not measured: PostgreSQL is not installed (apt-get install postgresql)");
            return;
        }
        try (var cluster = started.get()) {
            var url = cluster.database("bench");
            try (var desk = Zhanggui.on(PostgresStorage.on(url))) {
                var unused = Stocked.fill(desk, SKUS);
            }
            serverHot = yardstick("(b) PostgreSQL, 32 connections, hot", 32, url, n -> "sku-0")
                    .perSecond();
            serverSpread = yardstick("(b) PostgreSQL, 32 connections, spread", 32, url, ReservationBench::spread)
                    .perSecond();
        }
    }

    private Load.Measured yardstick(String name, int callers, String url, LongFunction<String> sku) {
        var open = new ArrayList<BareRows>();
        try {
            for (int i = 0; i < callers; i++) {
                open.add(new BareRows(url, sku));
            }
            var measured = Load.warmed(callers, time(), open::get);
            System.out.printf("     %-42s %s%n", name, measured.text());
            return measured;
        } finally {
            open.forEach(BareRows::close);
        }
    }

    private void measureAt(long size, Path place) {
        System.out.printf("     with %,d reservations there:%n", size);
        try (var desk = Zhanggui.on(SqliteStorage.open(place))) {
            var unused = Stocked.fill(desk, SKUS);
            fillUp(desk, size);
        }
        fileYardstick = fileYardstick(place);
        var hot = new TreeMap<Integer, Double>();
        var spread = new TreeMap<Integer, Double>();
        try (var desk = Zhanggui.on(SqliteStorage.open(place))) {
            for (int count : callers) {
                hot.put(count, ours("hot", desk, count, n -> "sku-0"));
                spread.put(count, ours("spread", desk, count, ReservationBench::spread));
            }
        }
        fileYardstick = (fileYardstick + fileYardstick(place)) / 2;
        compare("one caller", hot.get(1), fileYardstick, "(a), goal 0.60");
        compare("32 hot", hot.get(32), fileYardstick, "(a), goal 3.50");
        compare("32 hot", hot.get(32), spread.getOrDefault(32, 0.0), "spread, goal 0.70");
        compare("32 hot", hot.get(32), serverHot, "(b), goal 8, stretch 12");
        compare("32 spread", spread.get(32), serverSpread, "(b), goal 2.50");
    }

    private static void compare(String what, @Nullable Double ours, double yardstick, String goal) {
        if (ours != null && yardstick > 0) {
            System.out.printf("       %-10s %5.2f × %s%n", what, ours / yardstick, goal);
        }
    }

    /** (a): bare JDBC, one caller, the same kind of file. */
    private double fileYardstick(Path place) {
        return yardstick("(a) bare JDBC, one caller, hot", 1, "jdbc:sqlite:" + place.resolve("desk.db"), n -> "sku-0")
                .perSecond();
    }

    private double ours(String name, Zhanggui desk, int callers, LongFunction<String> sku) {
        var measured = Load.warmed(callers, time(), caller -> work(desk, sku));
        System.out.printf(
                "     %-42s %s%n", callers + (callers == 1 ? " caller, " : " callers, ") + name, measured.text());
        return measured.perSecond();
    }

    private static Load.Work work(Zhanggui desk, LongFunction<String> sku) {
        var prefix = "o" + RUNS.incrementAndGet() + "-";
        var count = new AtomicLong();
        return () -> {
            long n = count.incrementAndGet();
            desk.inventory()
                    .reserving()
                    .reserve(reserve(prefix + n, sku.apply(n)))
                    .orThrow();
        };
    }

    private static Reserve reserve(String id, String sku) {
        var asked = Asked.all(Stocked.STORE, AskedLine.of(new Sku(sku), 1));
        return new Reserve(Stocked.ACTOR, new ReservationId(id), asked, Optional.empty());
    }

    private static void fillUp(Zhanggui desk, long size) {
        for (long from = 0; from < size; from += 1_000) {
            var commands = new ArrayList<Reserve>();
            for (long n = from; n < Math.min(size, from + 1_000); n++) {
                commands.add(reserve("fill-" + n, spread(n)));
            }
            desk.inventory()
                    .reserving()
                    .reserveEach(commands)
                    .forEach(one -> one.get().orThrow());
        }
    }

    private static String spread(long n) {
        return "sku-" + Math.floorMod(n * 7_919 + Thread.currentThread().getId() * 313, (long) SKUS);
    }
}
