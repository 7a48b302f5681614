package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.jdbi.PostgresStorage;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup back where there is no desk. */
@Command(name = "restore", mixinStandardHelpOptions = true, resourceBundle = "dev.zhanggui.bootstrap.cli")
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "FILE", descriptionKey = "option.backup.file")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        var place = data.own();
        if (!Files.isRegularFile(file)) {
            throw new Say(Main.EXIT_REFUSED, Words.of("file.missing", file));
        }
        var backup = restored(place).fold(done -> done, refused -> {
            throw new Say(Main.EXIT_REFUSED, sentence(refused));
        });
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(DeskPlace.JSON
                    .createObjectNode()
                    .put("rows", backup.rows())
                    .put("createdAt", backup.createdAt().toString())
                    .put("auditHead", backup.auditHead()));
        } else {
            out.println(
                    Words.of("restore.done", backup.rows(), backup.createdAt().toString(), backup.auditHead()));
            if (!Files.exists(place.folder().resolve("keys"))) {
                out.println(Words.of("restore.without.keys", place.folder()));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private Decision<Backup, RestoreRefused> restored(DeskPlace place) {
        try (var bar = new ProgressBar(spec.commandLine().getErr())) {
            var database = place.database();
            if (database != null) {
                return PostgresStorage.restore(file, database, bar);
            }
            place.makeFolder();
            return SqliteStorage.restore(file, place.folder(), bar);
        } catch (Trouble.AlreadyOpen held) {
            throw new Say(Main.EXIT_REFUSED, Words.of("held.still", place.folder()));
        }
    }

    /** Why a backup was not brought back, or a desk not moved. */
    static String sentence(RestoreRefused refused) {
        return Words.of(
                "refused." + refused.code(),
                Facts.of((Record) refused).values().stream()
                        .map(String::valueOf)
                        .toArray());
    }
}
