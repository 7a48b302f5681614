package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.sqlite.SQLiteConfig;

/**
 * How many reservations a second, against the same rows written by bare JDBC, one reservation for each commit. Run by
 * hand: {@code ReservationSpeed [directory] [seconds]}. Ratios count; the machine is shared.
 */
public final class ReservationSpeed {
    private static final Actor ACTOR = Actor.embedding("speed");
    private static final StoreId STORE = new StoreId("tmall-1");
    private static final LocationId PLACE = new LocationId("hangzhou");
    private static final int SKUS = 10_000;

    private final Path directory;
    private final long nanos;
    private static final AtomicLong IDS = new AtomicLong();

    private ReservationSpeed(Path directory, long nanos) {
        this.directory = directory;
        this.nanos = nanos;
    }

    public static void main(String[] args) throws Exception {
        var directory = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("zhanggui-speed");
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 5;
        new ReservationSpeed(directory, seconds * 1_000_000_000L).run();
    }

    private void run() throws Exception {
        empty(directory);
        try (var desk = Zhanggui.on(SqliteStorage.open(directory))) {
            fill(desk);
            var warm = measured(desk, "warming up", 32, false);
            for (int round = 0; round < 2; round++) {
                double bare = bare();
                for (int callers : new int[] {1, 8, 32, 128}) {
                    ratio(measured(desk, "hot", callers, true), bare);
                    ratio(measured(desk, "spread", callers, false), bare);
                }
            }
            desk.auditing().examine().forEach(finding -> System.out.println(finding));
        }
    }

    private static void ratio(double rate, double bare) {
        System.out.printf("   %.2f x bare%n", rate / bare);
    }

    private static void empty(Path directory) throws Exception {
        Files.createDirectories(directory);
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void fill(Zhanggui desk) {
        var zone = ZoneId.of("Asia/Shanghai");
        var catalog = desk.inventory().catalog();
        var place = new Location(
                PLACE,
                "Hangzhou",
                Location.Kind.WAREHOUSE,
                "Zhejiang",
                "Hangzhou",
                Optional.empty(),
                zone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var store = new Store(STORE, "Tmall", "tmall", Currency.getInstance("CNY"), zone, ServingList.ALL_WAREHOUSES);
        var keptplace =
                catalog.putLocation(new Put<>(ACTOR, place, Optional.empty())).orThrow();
        var keptstore =
                catalog.putStore(new Put<>(ACTOR, store, Optional.empty())).orThrow();
        var threads = IntStream.range(0, 32)
                .mapToObj(n -> new Thread(() -> {
                    for (int i = n; i < SKUS; i += 32) {
                        var sku = sku(i);
                        var keptCard = catalog.putSku(new Put<>(ACTOR, card(sku), Optional.empty()))
                                .orThrow();
                        var moved = desk.inventory()
                                .moving()
                                .receive(new Book(ACTOR, sku, PLACE, Quantity.of(10_000_000), "", ""))
                                .orThrow();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        threads.forEach(ReservationSpeed::join);
    }

    private static SkuCard card(Sku sku) {
        return new SkuCard(
                sku,
                "P" + sku.code(),
                "A shirt",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Sku sku(int n) {
        return new Sku("SKU-" + n);
    }

    private double measured(Zhanggui desk, String what, int callers, boolean hot) {
        var latencies = new ArrayList<long[]>();
        long writerFrom = writerCpu();
        long from = System.nanoTime();
        var threads = new ArrayList<Thread>();
        var counts = new long[callers];
        for (int n = 0; n < callers; n++) {
            int caller = n;
            var taken = new long[(1 << 21) / callers];
            latencies.add(taken);
            var thread = new Thread(() -> {
                int at = caller * 7919;
                while (System.nanoTime() - from < nanos) {
                    long begun = System.nanoTime();
                    at = (at + 104_729) % SKUS;
                    var held = desk.inventory()
                            .reserving()
                            .reserve(reserve(hot ? 0 : at))
                            .orThrow();
                    taken[(int) counts[caller]++] = System.nanoTime() - begun;
                }
            });
            threads.add(thread);
            thread.start();
        }
        threads.forEach(ReservationSpeed::join);
        double seconds = (System.nanoTime() - from) / 1e9;
        long all = IntStream.range(0, callers).mapToLong(n -> counts[n]).sum();
        var sorted = IntStream.range(0, callers)
                .boxed()
                .flatMapToLong(n -> java.util.Arrays.stream(latencies.get(n), 0, (int) counts[n]))
                .sorted()
                .toArray();
        System.out.printf(
                "%-10s %3d callers %8.0f/s  p50 %.2f ms  p99 %.2f ms  writer %.1f us of CPU each",
                what,
                callers,
                all / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                (writerCpu() - writerFrom) / 1e3 / all);
        return all / seconds;
    }

    /** CPU time of the writer's thread so far: on a machine that others use too, it says more than the clock. */
    private static long writerCpu() {
        var threads = ManagementFactory.getThreadMXBean();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("zhanggui-writer")) {
                return threads.getThreadCpuTime(thread.getId());
            }
        }
        return 0;
    }

    private static Reserve reserve(int n) {
        long id = IDS.incrementAndGet();
        var asked = new Asked(
                STORE, Optional.of(new OrderRef("order-" + id)), Asked.Mode.ALL, List.of(AskedLine.of(sku(n), 1)));
        return new Reserve(ACTOR, new ReservationId("res-" + id), asked, Optional.empty());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same rows in a file of the same kind: reservation, line, stock, audit, outbox, seal; one commit for each. */
    private double bare() throws Exception {
        var other = Files.createTempDirectory(directory.toAbsolutePath().getParent(), "bare");
        long count = 0;
        double rate;
        Storage schema = SqliteStorage.open(other);
        schema.close();
        var config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        try (var connection = config.createConnection("jdbc:sqlite:" + other.resolve("desk.db"));
                var say = connection.createStatement()) {
            say.execute("PRAGMA journal_mode=WAL");
            say.execute("PRAGMA synchronous=FULL");
            say.execute("PRAGMA cache_size=-65536");
            say.execute(
                    "INSERT INTO location (id,name,kind,province,city,zone,version) VALUES ('hangzhou','','warehouse','','','',1)");
            connection.setAutoCommit(false);
            try (var card = connection.prepareStatement(
                            "INSERT INTO sku (sku,product,title,version) VALUES (?,'','',1)");
                    var shelf = connection.prepareStatement("INSERT INTO shelf VALUES (?,'hangzhou',10000000,0,0,0)")) {
                for (int i = 0; i < SKUS; i++) {
                    card.setString(1, "SKU-" + i);
                    card.executeUpdate();
                    shelf.setString(1, "SKU-" + i);
                    shelf.executeUpdate();
                }
            }
            connection.commit();
            var body = "{\"reservation\":\"res-1234567\",\"store\":\"tmall-1\",\"order\":\"order-1234567\",\"lines\":"
                    + "[{\"sku\":\"SKU-1234\",\"quantity\":1,\"location\":\"hangzhou\"}],\"expiresAt\":\"2026-11-22T11:11:11.111Z\"}";
            var hash = new byte[32];
            try (var reservation = connection.prepareStatement(
                            "INSERT INTO reservation VALUES (?,'tmall-1',?,'all','[[\"SKU-1\",1]]','held',NULL,1,?,NULL,1)");
                    var line =
                            connection.prepareStatement("INSERT INTO reservation_line VALUES (?,1,?,'hangzhou',1,1)");
                    var stock = connection.prepareStatement(
                            "UPDATE shelf SET held=held+1 WHERE sku=? AND location='hangzhou' AND on_hand-held-committed>=1");
                    var audit = connection.prepareStatement(
                            "INSERT INTO audit (at,actor,via,action,kind,subject,version,before_json,after_json,why,hash) VALUES (?,'speed','library','stockHeld','reservation',?,1,'{}',?,'',?)");
                    var outbox = connection.prepareStatement(
                            "INSERT INTO outbox (name,kind,subject,version,at,body) VALUES ('stockHeld','reservation',?,1,?,?)");
                    var seal = connection.prepareStatement("INSERT INTO audit_seal VALUES (?,0,?,?)")) {
                long from = System.nanoTime();
                while (System.nanoTime() - from < nanos) {
                    var id = "res-" + ++count;
                    var sku = "SKU-" + count * 104_729 % SKUS;
                    reservation.setString(1, id);
                    reservation.setString(2, "order-" + count);
                    reservation.setLong(3, count);
                    reservation.executeUpdate();
                    line.setString(1, id);
                    line.setString(2, sku);
                    line.executeUpdate();
                    stock.setString(1, sku);
                    stock.executeUpdate();
                    audit.setLong(1, count);
                    audit.setString(2, id);
                    audit.setString(3, body);
                    audit.setBytes(4, hash);
                    audit.executeUpdate();
                    outbox.setString(1, id);
                    outbox.setLong(2, count);
                    outbox.setString(3, body);
                    outbox.executeUpdate();
                    seal.setLong(1, count);
                    seal.setLong(2, count);
                    seal.setBytes(3, hash);
                    seal.executeUpdate();
                    connection.commit();
                }
                rate = count / ((System.nanoTime() - from) / 1e9);
            }
        }
        System.out.printf("bare JDBC, one caller, one commit each (spread): %.0f/s%n", rate);
        empty(other);
        Files.delete(other);
        return rate;
    }
}
