package dev.zhanggui.bootstrap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** from start to the first answer, beside a bare server; memory at rest; size of the jar. */
@Command(name = "start", mixinStandardHelpOptions = true)
final class StartBench implements Callable<Integer> {
    private static final int SKUS = 1_000;

    @Option(names = "--rounds", description = "How often it is started (default: 5).")
    private int rounds = 5;

    @Option(names = "--dir", description = "Where the files lie while measuring.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws IOException {
        System.out.println("Q-9  start to the first answer, median of " + rounds);
        try (var scratch = new Scratch(folder)) {
            var bare = new double[rounds];
            var empty = new double[rounds];
            var again = new double[rounds];
            long resident = 0;
            for (int i = 0; i < rounds; i++) {
                bare[i] = started(List.of("bench", "bare-server")).seconds();
                var place = scratch.path().resolve("desk-" + i).toString();
                var serve = List.of("serve", "--data", place, "--port", "0");
                empty[i] = started(serve).seconds();
                var second = started(serve);
                again[i] = second.seconds();
                resident = second.residentMebibytes();
            }
            System.out.printf(
                    "     bare server %.2f s   new folder %.2f s (%.2f ×)   again %.2f s (%.2f ×, goal 2.5)%n",
                    median(bare),
                    median(empty),
                    median(empty) / median(bare),
                    median(again),
                    median(again) / median(bare));
            System.out.printf("     resident at rest: %d MiB (goal 256)%n", resident);
            System.out.printf("     jar: %s%n", jarSize());
        }
        return CommandLine.ExitCode.OK;
    }

    private record Started(double seconds, long residentMebibytes) {}

    private static Started started(List<String> arguments) throws IOException {
        long before = System.nanoTime();
        try (var child = Child.start(arguments);
                var client = new RawClient(child.port())) {
            int status = client.send("GET", "/healthz", "-", "");
            double seconds = (System.nanoTime() - before) / 1e9;
            if (status != 200) {
                throw new IOException("answered " + status);
            }
            return new Started(seconds, child.residentMebibytes());
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String jarSize() throws IOException {
        var jar = Path.of(System.getProperty("java.class.path"));
        return Files.isRegularFile(jar)
                ? String.format("%.1f MiB (goal 60)", Files.size(jar) / 1_048_576.0)
                : "not run from the jar";
    }
}
