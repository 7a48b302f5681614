package dev.zhanggui.bootstrap.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * order lines from a file, checked row by row, normalised, indexed, resumable, in a process with 256 MiB of heap;
 * beside the engine's own bulk load and normalisation of the same rows in the same run.
 */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportBench implements Callable<Integer> {
    private static final String HEAP = "-Xmx256m";

    @Option(names = "--sizes", split = ",", description = "Order lines (default: 10000,100000,1000000).")
    private List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);

    @Option(names = "--dir", description = "Where the files lie while measuring; a disk, not memory.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private double before;
    private int sizeBefore;

    @Override
    public Integer call() throws Exception {
        System.out.println("Q-3  order lines imported, normalised and indexed, each chunk durable; heap 256 MiB");
        for (int size : sizes) {
            try (var scratch = new Scratch(folder)) {
                measure(size, scratch.path());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(int size, Path place) throws Exception {
        var file = place.resolve("orders.csv");
        SoldRows.write(file, size);
        var bulk = BulkLoad.seconds(file, place.resolve("bulk.db"));
        var ours = imported(file, place.resolve("desk"));
        System.out.printf(
                "     %,9d lines  %6.2f s  the same file again %6.2f s  peak of the heap %d MiB%n",
                size, ours.first(), ours.again(), ours.peak());
        bulk.ifPresentOrElse(
                seconds -> System.out.printf(
                        "       the engine's bulk load %6.2f s: %5.2f × (goal 1.50); again %5.2f × (goal 0.30)%n",
                        seconds, ours.first() / seconds, ours.again() / ours.first()),
                () -> System.out.println("       not compared: the sqlite3 command is not installed"));
        if (before > 0) {
            System.out.printf(
                    "       slope: %.2f × the time for %.0f × the lines%n",
                    ours.first() / before, (double) size / sizeBefore);
        }
        before = ours.first();
        sizeBefore = size;
    }

    private record Ours(double first, double again, long peak) {}

    /** In a process of its own, so that the heap is no larger than it may be. */
    private static Ours imported(Path file, Path desk) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), "dev.zhanggui.bootstrap.Main"));
        command.addAll(List.of("bench", "import-once", "--file", file.toString(), "--data", desk.toString()));
        var process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = out.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IllegalStateException("the import did not end well: " + line);
            }
            var figures = line.split(" ", -1);
            return new Ours(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
        } finally {
            process.destroy();
        }
    }
}
