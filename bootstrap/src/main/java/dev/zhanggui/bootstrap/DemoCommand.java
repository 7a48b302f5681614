package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.spi.Trouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The demo company beside the team's own desk: written, and taken away. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.zhanggui.bootstrap.cli",
        subcommands = {DemoCommand.Clear.class})
final class DemoCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Takes the company away; what the team itself keeps there was never touched. */
    @Command(name = "clear", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
    static final class Clear implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private DataOptions data = new DataOptions();

        @Override
        public Integer call() {
            var own = data.own();
            if (!DemoFolder.isIn(own)) {
                throw new Say(Main.EXIT_REFUSED, Words.of("demo.none", own.folder()));
            }
            // Whoever has it open would go on writing into files that are gone.
            try (var alone = SqliteStorage.open(DemoFolder.in(own).folder())) {
                alone.announce("{}");
            } catch (Trouble.AlreadyOpen held) {
                throw new Say(Main.EXIT_REFUSED, Words.of("demo.held", own.folder()));
            }
            DemoFolder.leave(own);
            spec.commandLine().getOut().println(Words.of("demo.cleared", own.folder()));
            return CommandLine.ExitCode.OK;
        }
    }
}
