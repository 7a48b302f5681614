package dev.zhanggui.bootstrap;

import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.bootstrap.bench.BenchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code java -jar zhanggui.jar}: one jar, one word for each thing that it does. */
@Command(
        name = "zhanggui",
        mixinStandardHelpOptions = true,
        version = "zhanggui 0.1.0",
        resourceBundle = "dev.zhanggui.bootstrap.cli",
        subcommands = {
            ServeCommand.class,
            DoctorCommand.class,
            TokenCommand.class,
            UserCommand.class,
            AuditCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateCommand.class,
            KeyCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    /** The desk found something wrong. */
    static final int EXIT_WRONG = 1;
    /** The command itself was not understood. */
    static final int EXIT_USAGE = 2;
    /** The desk said no, or cannot be reached. */
    static final int EXIT_REFUSED = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /** Runs one command and answers its exit code; a user's mistake is one line, never a stack trace. */
    static int run(List<String> arguments) {
        Logging.quiet();
        var line = new CommandLine(new Main());
        if (Charset.defaultCharset().equals(StandardCharsets.US_ASCII)) {
            // A machine without a locale, as servers and containers often are: its terminal reads UTF-8 all the same.
            line.setOut(utf8(FileDescriptor.out));
            line.setErr(utf8(FileDescriptor.err));
        }
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof Say said) {
                command.getErr().println(said.getMessage());
                return said.exitCode();
            }
            command.getErr()
                    .println(
                            problem instanceof Trouble
                                    ? Words.of("storage.cannot", String.valueOf(problem.getMessage()))
                                    : Words.of("unexpected", String.valueOf(problem)));
            if (System.getenv("ZHANGGUI_TRACE") != null) {
                problem.printStackTrace(command.getErr());
            }
            return EXIT_REFUSED;
        });
        return line.execute(arguments.toArray(String[]::new));
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
