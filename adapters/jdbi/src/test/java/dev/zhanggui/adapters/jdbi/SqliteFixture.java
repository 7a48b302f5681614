package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A storage in a new file for each test. */
final class SqliteFixture implements BeforeEachCallback, AfterEachCallback {
    private @Nullable Storage storage;
    private @Nullable Path directory;

    Storage storage() {
        return Objects.requireNonNull(storage);
    }

    Path directory() {
        return Objects.requireNonNull(directory);
    }

    SqliteLinks links() {
        return ((SqliteStorage) storage()).links();
    }

    /** Units that wait for the writer. */
    int waiting() {
        return ((GroupCommit) storage().transactions()).waiting();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        var fresh = Files.createTempDirectory("zhanggui-sqlite");
        directory = fresh;
        storage = SqliteStorage.open(fresh);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        storage().close();
        delete(directory());
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
