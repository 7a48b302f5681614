package dev.zhanggui.bootstrap;

import dev.zhanggui.application.spi.Trouble;
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

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > PORT_MAX) {
            throw new ParameterException(spec.commandLine(), Words.of("port.bad", String.valueOf(port)));
        }
        var place = data.place();
        var checked = serving.checked();
        try (var running = RunningDesk.open(place, port, checked)) {
            var closed = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                running.close();
                closed.countDown();
            }));
            var out = spec.commandLine().getOut();
            out.println("listening on " + checked.listening(running.port()));
            running.desk()
                    .access()
                    .settingUp()
                    .openSetup()
                    .ifPresent(link -> out.println(
                            Words.of("setup.link", checked.address(running.port()) + "/setup/" + link.secret())));
            out.flush();
            closed.await();
        } catch (Trouble.AlreadyOpen held) {
            var who = place.holder().map(holder -> "pid " + holder.pid() + ", port " + holder.port());
            throw new Say(Main.EXIT_REFUSED, Words.of("held", place.folder(), who.orElse("?")));
        }
        return CommandLine.ExitCode.OK;
    }
}
