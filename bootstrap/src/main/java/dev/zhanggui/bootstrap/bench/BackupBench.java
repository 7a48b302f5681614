package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.backups.api.MakingBackups.Make;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.PersonalData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** what a backup costs those who reserve meanwhile, beside SQLite's own ways to copy a file that is written. */
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupBench implements Callable<Integer> {
    private static final int SKUS = 1_000;
    private static final int CALLERS = 8;
    private static final int CHUNK = 500;
    private static final int CHUNKS = 40;
    private static final AtomicLong RUNS = new AtomicLong();

    @Option(names = "--size", description = "Reservations there before measuring (default: 200000).")
    private int size = 200_000;

    @Option(names = "--seconds", description = "How long the undisturbed figure is measured (default: 4).")
    private int seconds = 4;

    @Option(names = "--dir", description = "Where the files lie while measuring; a disk, not memory.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    /** Something that is done while others reserve. */
    private interface Copying {
        String copy() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        System.out.printf("Q-27 a backup while %d callers reserve, %,d reservations there%n", CALLERS, size);
        try (var scratch = new Scratch(folder)) {
            var place = scratch.path().resolve("desk");
            try (var storage = SqliteStorage.open(place);
                    var desk = Zhanggui.on(storage)) {
                var unused = Stocked.fill(desk, SKUS);
                fillUp(desk);
                keepBuyers(desk);
                var alone = Load.warmed(CALLERS, Duration.ofSeconds(seconds), caller -> work(desk));
                System.out.printf("     %-28s %s%n", "undisturbed", alone.text());
                var url = "jdbc:sqlite:" + place.resolve("desk.db");
                during("our backup, proven", desk, () -> {
                    var made = desk.backups()
                            .make(new Make(Stocked.ACTOR, "bench"))
                            .orThrow();
                    return "%,d rows, %,d bytes".formatted(made.rows(), made.bytes());
                });
                during("VACUUM INTO", desk, () -> sql(url, "VACUUM INTO '" + place.resolve("vacuum.db") + "'"));
                during("backup API", desk, () -> sql(url, "backup to " + place.resolve("api.db")));
                restored(desk, storage.backups().place().orElseThrow(), scratch.path());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /** What sealing the buyers of a chunk adds to its unit of work, which should stay below 20 ms. */
    private static void keepBuyers(Zhanggui desk) {
        for (var round : List.of("new", "known", "the same again")) {
            long worst = 0;
            long began = System.nanoTime();
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                long before = System.nanoTime();
                var unused = desk.buyers().keep(chunk(chunk, round)).orThrow();
                worst = Math.max(worst, System.nanoTime() - before);
            }
            System.out.printf(
                    "     %-28s %,d buyers a unit: %5.1f ms, worst %5.1f ms%n",
                    "keeping buyers, " + round, CHUNK, (System.nanoTime() - began) / 1e6 / CHUNKS, worst / 1e6);
        }
    }

    private static List<Keep> chunk(int chunk, String round) {
        var buyers = new ArrayList<Keep>();
        for (int i = 0; i < CHUNK; i++) {
            int n = chunk * CHUNK + i;
            var order = new OrderKey(Stocked.STORE, new OrderNo("order-" + n));
            var address = Optional.of("浙江省杭州市西湖区文三路 " + n + " 号" + (round.equals("new") ? "" : " 2 楼"));
            var personal =
                    new PersonalData(Optional.of("nick" + n), Optional.of("张小明"), Optional.of("1380000" + n), address);
            buyers.add(new Keep("own", "buyer-" + n, order, personal));
        }
        return buyers;
    }

    private static String sql(String url, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var one = connection.createStatement()) {
            var unused = one.executeUpdate(statement);
            return "";
        }
    }

    private static void during(String name, Zhanggui desk, Copying copying) throws Exception {
        var over = new AtomicBoolean();
        var told = new ArrayList<String>();
        var began = System.nanoTime();
        var failure = new ArrayList<Exception>();
        var copier = new Thread(() -> {
            try {
                told.add(copying.copy());
            } catch (Exception e) {
                failure.add(e);
            } finally {
                over.set(true);
            }
        });
        copier.start();
        var samples = new ArrayList<Load.Measured>();
        while (!over.get()) {
            samples.add(Load.run(CALLERS, Duration.ofMillis(500), caller -> work(desk)));
        }
        copier.join();
        if (!failure.isEmpty()) {
            throw failure.get(0);
        }
        double took = (System.nanoTime() - began) / 1e9;
        double worst =
                samples.stream().mapToDouble(Load.Measured::p99Micros).max().orElse(0);
        double rate =
                samples.stream().mapToDouble(Load.Measured::perSecond).average().orElse(0);
        System.out.printf(
                "     %-28s %,9.0f /s   worst p99 of half a second %,8.0f µs   took %.1f s  %s%n",
                name, rate, worst, took, told.get(0));
    }

    private static void restored(Zhanggui desk, String backups, Path scratch) {
        var newest = desk.backups().backups(Stocked.ACTOR).orThrow().get(0);
        long began = System.nanoTime();
        var unused = SqliteStorage.restore(
                        Path.of(backups).resolve(newest.name()), scratch.resolve("copy"), Progress.NONE)
                .orThrow();
        System.out.printf(
                "     %-28s %,d rows in %.1f s%n", "restore, proven", newest.rows(), (System.nanoTime() - began) / 1e9);
    }

    private static Load.Work work(Zhanggui desk) {
        var prefix = "b" + RUNS.incrementAndGet() + "-";
        var count = new AtomicLong();
        return () -> desk.inventory()
                .reserving()
                .reserve(reserve(prefix + count.incrementAndGet()))
                .orThrow();
    }

    private static Reserve reserve(String id) {
        var asked = Asked.all(Stocked.STORE, AskedLine.of(new Sku("sku-" + Math.floorMod(id.hashCode(), SKUS)), 1));
        return new Reserve(Stocked.ACTOR, new ReservationId(id), asked, Optional.empty());
    }

    private void fillUp(Zhanggui desk) {
        for (int from = 0; from < size; from += 1_000) {
            List<Reserve> commands = new ArrayList<>();
            for (int n = from; n < Math.min(size, from + 1_000); n++) {
                commands.add(reserve("fill-" + n));
            }
            desk.inventory()
                    .reserving()
                    .reserveEach(commands)
                    .forEach(one -> one.get().orThrow());
        }
    }
}
