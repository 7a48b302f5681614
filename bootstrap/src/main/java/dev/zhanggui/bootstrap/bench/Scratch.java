package dev.zhanggui.bootstrap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is gone when the measuring is done. */
final class Scratch implements AutoCloseable {
    private final Path path;

    Scratch(Path parent) {
        try {
            Files.createDirectories(parent);
            path = Files.createTempDirectory(parent, "zhanggui-bench-");
        } catch (IOException e) {
            throw new IllegalStateException("no folder for measuring in " + parent, e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (var all = Files.walk(path)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + path + " (" + e.getMessage() + ")");
        }
    }
}
