package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.spi.Backups;
import dev.zhanggui.application.backups.spi.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Backups in the folder {@code backups} beside the data, each a file of its own. */
final class BackupFolder implements Backups {
    private static final String FOLDER = "backups";
    private static final Pattern NAME = Pattern.compile("zhanggui-\\d{8}-\\d{6}(-\\d+)?\\.zip");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int BUFFER_BYTES = 1 << 16;

    private final @Nullable Path folder;
    private final Links links;
    private final Snapshots snapshots;

    /** @param place of the desk; null where it has none */
    BackupFolder(@Nullable Path place, Links links, Snapshots snapshots) {
        this.folder = place == null ? null : place.resolve(FOLDER).toAbsolutePath();
        this.links = links;
        this.snapshots = snapshots;
    }

    @Override
    public Optional<String> place() {
        return Optional.ofNullable(folder).map(Path::toString);
    }

    @Override
    public Backup make(Instant at) {
        if (folder == null) {
            throw Links.unavailable("there is no place for a backup", null);
        }
        try {
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, "zhanggui-", ".part", KeyFile.ownerOnly(folder));
            try {
                dump(part, at);
                return named(folder, part, at);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw Links.unavailable("the backup could not be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private void dump(Path part, Instant at) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
            var unused = snapshots.reading(link -> {
                try {
                    return new Dump(link, links.dialect).write(out, at);
                } catch (IOException e) {
                    throw Links.unavailable("the backup could not be written: " + e.getMessage(), e);
                }
            });
        }
        Durable.content(part);
        try (var file = BackupFile.open(part).orThrow()) {
            // What was just written proves right, or it is a defect of ours and no backup.
            file.proven(Progress.NONE).orThrow();
        }
    }

    private static Backup named(Path folder, Path part, Instant at) throws IOException {
        var stamp = "zhanggui-" + STAMP.format(at);
        var file = folder.resolve(stamp + ".zip");
        for (int again = 2; Files.exists(file); again++) {
            file = folder.resolve(stamp + "-" + again + ".zip");
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Durable.names(folder);
        return described(file).orElseThrow(() -> new IOException("it is gone again"));
    }

    /** What a file says of itself; empty where it is no backup that can be read. */
    static Optional<Backup> described(Path file) {
        return BackupFile.open(file)
                .fold(
                        opened -> {
                            try (opened) {
                                var manifest = opened.manifest();
                                return Optional.of(new Backup(
                                        file.getFileName().toString(),
                                        manifest.createdAt(),
                                        Files.size(file),
                                        manifest.rows(),
                                        manifest.schema(),
                                        manifest.auditHead(),
                                        manifest.sha256()));
                            } catch (IOException e) {
                                return Optional.<Backup>empty();
                            }
                        },
                        refused -> Optional.<Backup>empty());
    }

    @Override
    public List<Backup> all() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Backup>();
        try (var files = Files.list(folder)) {
            files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .forEach(file -> described(file).ifPresent(found::add));
        } catch (IOException e) {
            throw Links.unavailable("the folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        // Of one second the second has a number behind its name, and so the longer one.
        found.sort(Comparator.comparing(Backup::createdAt)
                .thenComparing(backup -> backup.name().length())
                .thenComparing(Backup::name)
                .reversed());
        return found;
    }

    @Override
    public int keepNewest(int most) {
        int gone = 0;
        var all = all();
        try {
            for (var old : all.subList(Math.min(most, all.size()), all.size())) {
                Files.delete(place().map(Path::of).orElseThrow().resolve(old.name()));
                gone++;
            }
        } catch (IOException e) {
            throw Links.unavailable("an old backup could not be deleted: " + e.getMessage(), e);
        }
        return gone;
    }
}
