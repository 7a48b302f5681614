package dev.zhanggui.bootstrap;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which desk a command is about. */
final class DataOptions {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data", defaultValue = "zhanggui-data")
    private Path data = Path.of("zhanggui-data");

    @Option(names = "--database", paramLabel = "JDBC-URL", descriptionKey = "option.database")
    private @Nullable String database;

    /** The desk that stands there: the demo company's, until it was left. */
    DeskPlace place() {
        var own = own();
        return DemoFolder.isIn(own) ? DemoFolder.in(own) : own;
    }

    /** The team's own desk, whether it stands there or not. */
    DeskPlace own() {
        return new DeskPlace(data.toAbsolutePath().normalize(), database);
    }
}
