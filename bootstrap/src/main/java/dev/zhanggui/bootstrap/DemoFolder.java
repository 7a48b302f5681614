package dev.zhanggui.bootstrap;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.bootstrap.demo.DemoCompany;
import dev.zhanggui.bootstrap.demo.DemoCompany.Stage;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The demo company's desk: a folder of its own within that of the team's desk, so that nothing of it ever stands in the
 * team's file. While it is there, it is the desk of that folder; it is written whole under another name first, and
 * moved away under another name before it is deleted, so that it is there wholly or not at all.
 */
final class DemoFolder {
    private static final String NAME = "demo";
    private static final String UNFINISHED = "demo.unfinished";
    private static final String LEFT = "demo.left";

    private DemoFolder() {}

    static DeskPlace in(DeskPlace own) {
        return new DeskPlace(own.folder().resolve(NAME), null, true);
    }

    static boolean isIn(DeskPlace own) {
        return own.database() == null && in(own).isThere();
    }

    /** Writes the company; one that is there already stays as it is. Answers whether it was written. */
    static boolean make(DeskPlace own, Consumer<Stage> tell) {
        if (isIn(own)) {
            return false;
        }
        own.makeFolder();
        var unfinished = own.folder().resolve(UNFINISHED);
        try {
            delete(unfinished);
            Files.createDirectories(unfinished);
            DemoCompany.write(SqliteStorage.open(unfinished), Clock.system().wall(), tell);
            Files.move(unfinished, in(own).folder(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw cannot(own, e);
        }
    }

    /** Takes the company away for good; it is closed. */
    static void leave(DeskPlace own) {
        var left = own.folder().resolve(LEFT);
        try {
            delete(left);
            if (Files.exists(in(own).folder())) {
                Files.move(in(own).folder(), left, StandardCopyOption.ATOMIC_MOVE);
                delete(left);
            }
        } catch (IOException e) {
            throw cannot(own, e);
        }
    }

    private static Say cannot(DeskPlace own, IOException e) {
        return new Say(Main.EXIT_REFUSED, Words.of("folder.cannot", own.folder(), String.valueOf(e.getMessage())));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        var unused = Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path one, @Nullable IOException trouble) throws IOException {
                if (trouble != null) {
                    throw trouble;
                }
                Files.delete(one);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
