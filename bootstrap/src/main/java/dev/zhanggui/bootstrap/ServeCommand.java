package dev.zhanggui.bootstrap;

import java.util.concurrent.Callable;
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
        var own = data.own();
        if (demo) {
            checkDemo(own);
        }
        var line = spec.commandLine();
        var open = new StayingOpen(own, port, serving.checked(), line.getOut(), line.getErr());
        Runtime.getRuntime().addShutdownHook(new Thread(open::end));
        open.keepOpen(demo || DemoFolder.isIn(own));
        return CommandLine.ExitCode.OK;
    }

    /** The demo company comes only where no team has its desk. */
    private void checkDemo(DeskPlace own) {
        if (own.database() != null) {
            throw new ParameterException(spec.commandLine(), Words.of("demo.database"));
        }
        if (own.isThere() && !DemoFolder.isIn(own)) {
            throw new Say(Main.EXIT_REFUSED, Words.of("demo.desk", own.folder()));
        }
    }
}
