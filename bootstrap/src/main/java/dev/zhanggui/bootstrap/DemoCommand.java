package dev.zhanggui.bootstrap;

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

    /** Takes the company away; a desk that has it open goes on with the team's own. */
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
            var out = spec.commandLine().getOut();
            if (isServed(DemoFolder.in(own))) {
                out.println(Words.of("demo.left", own.folder()));
            } else {
                DemoFolder.leave(own);
                out.println(Words.of("demo.cleared", own.folder()));
            }
            return CommandLine.ExitCode.OK;
        }

        /** Whether a desk serves it, which then leaves it by itself. */
        private static boolean isServed(DeskPlace demo) {
            try (var desk = DeskClient.of(demo)) {
                if (desk.isRemote()) {
                    var unused = desk.delete("/api/v1/demo");
                }
                return desk.isRemote();
            }
        }
    }
}
