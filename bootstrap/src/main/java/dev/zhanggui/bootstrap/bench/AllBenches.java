package dev.zhanggui.bootstrap.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every benchmark, one after the other. */
@Command(name = "all", mixinStandardHelpOptions = true)
final class AllBenches implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        System.out.printf(
                "%s, Java %s, %d processors%n",
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
        int worst = CommandLine.ExitCode.OK;
        for (var bench : List.<Callable<Integer>>of(new ReservationBench(), new HttpBench(), new StartBench())) {
            worst = Math.max(worst, bench.call());
        }
        return worst;
    }
}
