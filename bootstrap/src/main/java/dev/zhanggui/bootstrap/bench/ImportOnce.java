package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.application.imports.api.Job;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One file of orders twice into an empty desk; prints the seconds of both, and the peak of the heap in MiB. */
@Command(name = "import-once", hidden = true)
final class ImportOnce implements Callable<Integer> {
    @Option(names = "--file", required = true)
    private Path file = Path.of("");

    @Option(names = "--data", required = true)
    private Path folder = Path.of("");

    @Override
    public Integer call() throws Exception {
        try (var desk = new FileDesk(folder, "CNY", ZoneId.of("Asia/Shanghai"))) {
            var first = desk.orders(file);
            var again = desk.orders(file);
            System.out.printf(Locale.ROOT, "%.3f %.3f %d%n", first.seconds(), again.seconds(), heapPeakMebibytes());
            boolean whole = first.job().state() == Job.State.DONE
                    && first.job().counts().created() == first.job().counts().rows()
                    && again.job().counts().unchanged() == first.job().counts().rows();
            if (!whole) {
                System.err.println("first " + first.job() + ", again " + again.job());
            }
            return whole ? CommandLine.ExitCode.OK : 1;
        }
    }

    private static long heapPeakMebibytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
