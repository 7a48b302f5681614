package dev.zhanggui.bootstrap;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a desk lives: a folder, and the database, which is a file in the folder unless a PostgreSQL is named. Whoever
 * has the folder's file open holds {@code desk.lock} and writes into it how it can be reached.
 *
 * @param database the JDBC address of a PostgreSQL; null: the SQLite file in the folder
 * @param demo whether it is the demo company's
 */
public record DeskPlace(Path folder, @Nullable String database, boolean demo) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** The team's own. */
    public DeskPlace(Path folder, @Nullable String database) {
        this(folder, database, false);
    }

    /** How the desk that has the folder open can be reached from this machine, by this user. */
    record Holder(long pid, int port, String secret) {

        String text() {
            return "{\"pid\":" + pid + ",\"port\":" + port + ",\"secret\":\"" + secret + "\"}";
        }
    }

    /** Whether there is a desk, or a database that may hold one. */
    boolean isThere() {
        return database != null || Files.exists(folder.resolve("desk.db"));
    }

    void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Say(Main.EXIT_REFUSED, Words.of("folder.cannot", folder, String.valueOf(e.getMessage())));
        }
    }

    /** Waits until something in the folder changes, such as the lock file, or {@code most} has passed. */
    void awaitChange(Duration most) {
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
            var unused = watch.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new Say(Main.EXIT_REFUSED, Words.of("folder.cannot", folder, String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Say(Main.EXIT_REFUSED, Words.of("interrupted"));
        }
    }

    /** What stands in the lock file; perhaps of a desk that is gone. */
    Optional<Holder> holder() {
        try {
            var text = Files.readString(folder.resolve("desk.lock"));
            return text.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(text, Holder.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
