package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.testkit.StockSimulationContract;
import dev.zhanggui.application.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Histories over a file that is closed and opened again in the middle of them. */
final class SqliteSimulationTest extends StockSimulationContract {

    @Override
    protected int histories() {
        return 50;
    }

    @Override
    protected Ground ground() {
        try {
            return new Folder(Files.createTempDirectory("zhanggui-simulation"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Folder(Path path) implements Ground {

        @Override
        public Storage open() {
            return SqliteStorage.open(path);
        }

        @Override
        public void close() {
            try (var files = Files.list(path)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
