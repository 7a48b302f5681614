package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.bootstrap.DeskPlace;
import dev.zhanggui.bootstrap.RunningDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** reservations through HTTP and JSON, beside a bare handler of the same server. */
@Command(name = "http", mixinStandardHelpOptions = true)
final class HttpBench implements Callable<Integer> {
    private static final int CONNECTIONS = 32;
    private static final int SKUS = 10_000;

    @Option(names = "--seconds", description = "How long each figure is measured (default: 5).")
    private int seconds = 5;

    @Option(
            names = "--warm",
            description = "How many seconds each kind of request is sent before anything is measured (default: 10).")
    private int warm = 10;

    @Option(names = "--dir", description = "Where the files lie while measuring.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() {
        System.out.println("Q-2  reservations over HTTP, " + CONNECTIONS + " connections, one line each");
        try (var scratch = new Scratch(folder)) {
            var place = scratch.path().resolve("desk");
            var token = prepare(place);
            var sample = answerLikeOurs();
            try (var desk = Child.start(List.of("serve", "--data", place.toString(), "--port", "0"));
                    var bare = Child.start(List.of("bench", "bare-server", "--answer", sample))) {
                System.out.println("     warmed for " + warm + " s each");
                warm(bare, c -> work(c, bare.port(), token, "sku-0"));
                warm(desk, c -> work(c, desk.port(), token, "sku-0"));
                warm(desk, c -> work(c, desk.port(), token, null));
                for (int round = 1; round <= 3; round++) {
                    var yardstick =
                            measure("bare handler", bare, connection -> work(connection, bare.port(), token, "sku-0"));
                    compare(yardstick, measure("hot SKU", desk, c -> work(c, desk.port(), token, "sku-0")));
                    compare(yardstick, measure("spread", desk, c -> work(c, desk.port(), token, null)));
                }
                System.out.printf(
                        "     resident after the load: %d MiB (bare %d MiB)%n",
                        desk.residentMebibytes(), bare.residentMebibytes());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /** Until both servers are compiled as they will be, or the figures tell of the compiler. */
    private void warm(Child server, IntFunction<Load.Work> work) {
        if (warm > 0) {
            System.out.printf(
                    "     warming up (port %d)  %s%n",
                    server.port(),
                    Load.run(CONNECTIONS, Duration.ofSeconds(warm), work).text());
        }
    }

    private Load.Measured measure(String name, Child server, IntFunction<Load.Work> work) {
        var measured = Load.warmed(CONNECTIONS, Duration.ofSeconds(seconds), work);
        System.out.printf("     %-14s %s%n", name, measured.text());
        return measured;
    }

    private static void compare(Load.Measured bare, Load.Measured ours) {
        System.out.printf(
                "       ratio %.2f (goal 0.50)   p99 %.1f × bare (goal 3)%n",
                ours.perSecond() / bare.perSecond(), ours.p99Micros() / bare.p99Micros());
    }

    private static final AtomicLong RUNS = new AtomicLong();

    private static Load.Work work(int connection, int port, String token, @Nullable String sku) {
        var client = new RawClient(port);
        var prefix = "/api/v1/reservations/b" + RUNS.incrementAndGet() + "-";
        var count = new AtomicLong();
        return () -> {
            long n = count.incrementAndGet();
            var which = sku != null ? sku : "sku-" + (n * 7_919 + connection * 313L) % SKUS;
            int status = client.send(
                    "PUT",
                    prefix + n,
                    token,
                    "{\"store\":\"s1\",\"lines\":[{\"sku\":\"" + which + "\",\"quantity\":1}]}");
            if (status != 201) {
                throw new IOException("answered " + status);
            }
        };
    }

    private static String prepare(Path place) {
        try (var running = RunningDesk.open(new DeskPlace(place, null), 0)) {
            return Stocked.fill(running.desk(), SKUS);
        }
    }

    private static String answerLikeOurs() {
        return "{\"id\":\"b12-345678\",\"store\":\"s1\",\"order\":null,\"mode\":\"all\",\"state\":\"held\",\"lines\":"
                + "[{\"sku\":\"sku-0\",\"quantity\":1,\"location\":\"w1\"}],"
                + "\"expiresAt\":\"2026-11-22T12:34:56.789123Z\",\"resolvedAt\":null,\"refused\":[]}";
    }
}
