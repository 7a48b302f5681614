package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.application.spi.Trouble;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves a desk from its file into PostgreSQL; run again, it goes on where it was cut off. */
@Command(name = "migrate", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data", defaultValue = "zhanggui-data")
    private Path data = Path.of("zhanggui-data");

    @Option(names = "--to", paramLabel = "JDBC-URL", required = true, descriptionKey = "option.to")
    private String to = "";

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() {
        var place = new DeskPlace(data.toAbsolutePath().normalize(), null);
        if (!place.isThere()) {
            throw new Say(Main.EXIT_REFUSED, Words.of("no.desk", place.folder()));
        }
        long rows = moved(place);
        var out = spec.commandLine().getOut();
        out.println(
                json
                        ? DeskPlace.JSON.createObjectNode().put("rows", rows).toString()
                        : Words.of("migrate.done", rows, place.folder()));
        return CommandLine.ExitCode.OK;
    }

    private long moved(DeskPlace place) {
        try (var bar = new ProgressBar(spec.commandLine().getErr())) {
            return PostgresStorage.moveFrom(place.folder(), to, bar).fold(rows -> rows, refused -> {
                throw new Say(Main.EXIT_REFUSED, RestoreCommand.sentence(refused));
            });
        } catch (Trouble.AlreadyOpen held) {
            throw new Say(Main.EXIT_REFUSED, Words.of("held.still", place.folder()));
        }
    }
}
