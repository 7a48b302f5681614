package dev.zhanggui.bootstrap.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures the desk on this machine; every figure stands beside a yardstick of the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReservationBench.class,
            BackupBench.class,
            HttpBench.class,
            StartBench.class,
            AllBenches.class,
            TradingDay.class,
            RetailYear.class,
            OrderRehearsal.class,
            ImportBench.class,
            SplitBench.class,
            ImportOnce.class,
            BareServer.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
