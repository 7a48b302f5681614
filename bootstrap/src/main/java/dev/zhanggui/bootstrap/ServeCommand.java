package dev.zhanggui.bootstrap;

import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.bootstrap.demo.DemoFiles;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Opens the desk and keeps it open. */
@Command(name = "serve", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class ServeCommand implements Callable<Integer> {
    static final int PORT_DEFAULT = 7788;
    private static final int PORT_MAX = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--port", paramLabel = "N", descriptionKey = "option.port", defaultValue = "" + PORT_DEFAULT)
    private int port = PORT_DEFAULT;

    @Mixin
    private Serving serving = new Serving();

    @Option(names = "--demo", descriptionKey = "option.demo")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > PORT_MAX) {
            throw new ParameterException(spec.commandLine(), Words.of("port.bad", String.valueOf(port)));
        }
        boolean isNew = demo && makeDemo();
        var place = data.place();
        var checked = serving.checked();
        try (var running = RunningDesk.open(place, port, checked)) {
            if (isNew) {
                var unused = DemoFiles.sendIn(running.desk());
            }
            var closed = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                running.close();
                closed.countDown();
            }));
            tell(running, checked);
            if (place.demo()) {
                spec.commandLine()
                        .getErr()
                        .println(Words.of("demo.open", data.own().folder()));
            }
            closed.await();
        } catch (Trouble.AlreadyOpen held) {
            var who = place.holder().map(holder -> "pid " + holder.pid() + ", port " + holder.port());
            throw new Say(Main.EXIT_REFUSED, Words.of("held", place.folder(), who.orElse("?")));
        }
        return CommandLine.ExitCode.OK;
    }

    /** Writes the demo company where no desk is; answers whether it had to. */
    private boolean makeDemo() {
        var own = data.own();
        if (own.database() != null) {
            throw new ParameterException(spec.commandLine(), Words.of("demo.database"));
        }
        if (own.isThere() && !DemoFolder.isIn(own)) {
            throw new Say(Main.EXIT_REFUSED, Words.of("demo.desk", own.folder()));
        }
        return DemoFolder.make(own, stage -> spec.commandLine().getErr().println(Words.of(stage.key())));
    }

    /** Where the desk is; and, while nobody owns it, how somebody comes to. */
    private void tell(RunningDesk running, Serving.Checked checked) {
        var out = spec.commandLine().getOut();
        out.println("listening on " + checked.listening(running.port()));
        running.desk()
                .access()
                .settingUp()
                .openSetup()
                .ifPresent(link -> out.println(
                        Words.of("setup.link", checked.address(running.port()) + "/setup/" + link.secret())));
        out.flush();
    }
}
