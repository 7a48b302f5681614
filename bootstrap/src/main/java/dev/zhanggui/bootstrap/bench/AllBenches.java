package dev.zhanggui.bootstrap.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every benchmark, one after the other. */
@Command(name = "all", mixinStandardHelpOptions = true, description = "Q-1, Q-2 and Q-9, one after the other.")
final class AllBenches implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        System.out.printf(
                "%s, Java %s, %d processors%n",
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
        int worst = CommandLine.ExitCode.OK;
        for (Callable<Integer> bench :
                new Bench[] {new ReservationBench()::call, new HttpBench()::call, new StartBench()::call}) {
            worst = Math.max(worst, bench.call());
        }
        return worst;
    }

    private interface Bench extends Callable<Integer> {}
}
