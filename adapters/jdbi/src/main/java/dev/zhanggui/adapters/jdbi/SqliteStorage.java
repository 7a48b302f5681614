package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.domain.shared.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Storage in one SQLite file, {@code desk.db}: what one program on one machine needs, durable when answered. Only one
 * process may have it open for writing.
 */
public final class SqliteStorage extends JdbiStorage {
    static final String FILE = "desk.db";

    private final SqliteLinks links;
    private final GroupCommit writer;
    private final Optional<Background> own;
    private final FolderLock lock;

    private SqliteStorage(
            FolderLock lock,
            SqliteLinks links,
            GroupCommit writer,
            JdbiAuditTrail trail,
            BackupFolder backups,
            Optional<Background> own) {
        super(links, writer, trail, new SqliteSelfChecks(links, writer), KeyFile.in(links.file.getParent()), backups);
        this.links = links;
        this.writer = writer;
        this.own = own;
        this.lock = lock;
    }

    /** Opens the file of this directory, making both where they do not exist yet; the writer's thread is its own. */
    public static SqliteStorage open(Path directory) {
        var background = new BackgroundThreads("zhanggui-storage");
        try {
            return open(directory, background, Optional.of(background));
        } catch (RuntimeException | Error e) {
            background.close();
            throw e;
        }
    }

    /**
     * The same with the writer as a loop of the caller's {@code background}, which must run it on a thread that is
     * its own. Whoever closes the background first ends the writing.
     */
    public static SqliteStorage open(Path directory, Background background) {
        return open(directory, background, Optional.empty());
    }

    private static SqliteStorage open(Path directory, Background background, Optional<Background> own) {
        var lock = FolderLock.hold(directory);
        try {
            return open(lock, directory, background, own);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static SqliteStorage open(
            FolderLock lock, Path directory, Background background, Optional<Background> own) {
        if (Files.exists(directory.resolve(Restore.PART))) {
            throw Links.unavailable(
                    "a restore into " + directory + " was cut off: run it again, or delete " + Restore.PART, null);
        }
        var links = new SqliteLinks(directory.resolve(FILE));
        try {
            var backups = new BackupFolder(directory, links, Snapshots.of(links));
            migrate(links, backups);
            var trail = new JdbiAuditTrail.SealedByWriter(links);
            var writer = new GroupCommit(links, trail::sealGroup);
            writer.open();
            background.loop("zhanggui-writer", writer::write);
            return new SqliteStorage(lock, links, writer, trail, backups, own);
        } catch (SQLException e) {
            links.close();
            throw links.dialect.translated(e);
        }
    }

    /**
     * Writes into {@code desk.lock} how this desk can be reached, for other processes of the same user.
     *
     * @param text JSON; a member {@code secret} is not shown to those who find the folder locked
     */
    public void announce(String text) {
        lock.announce(text);
    }

    /** Brings the tables to this program's version; what stood there before is backed up first. */
    private static void migrate(SqliteLinks links, BackupFolder backups) throws SQLException {
        try (var link = links.open(true)) {
            int known = new Migrations(Dialect.SQLITE).known(link.connection);
            if (known > 0 && known < Migrations.newest()) {
                var unused = backups.make(Clock.system().wall());
            }
            link.once("BEGIN IMMEDIATE");
            new Migrations(Dialect.SQLITE).apply(link.connection);
            link.once("COMMIT");
        }
    }

    /**
     * Makes a desk of a backup, in a folder that has none. Nothing is there until all of it is, proven; what was cut
     * off keeps a desk from opening there until it is run again.
     *
     * @param progress hears of {@code check} and {@code restore}
     */
    public static Decision<Backup, RestoreRefused> restore(Path backup, Path directory, Progress progress) {
        return Restore.intoFolder(backup, directory, progress);
    }

    /** For tests of faults and settings. */
    SqliteLinks links() {
        return links;
    }

    @Override
    public void close() {
        writer.close();
        links.close();
        own.ifPresent(Background::close);
        lock.close();
    }
}
