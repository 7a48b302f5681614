package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.BackgroundThreads;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Storage in one SQLite file, {@code desk.db}: what one program on one machine needs, durable when answered. Only one
 * process may have it open for writing.
 */
public final class SqliteStorage extends JdbiStorage {
    private static final String FILE = "desk.db";

    private final SqliteLinks links;
    private final GroupCommit writer;
    private final Optional<Background> own;
    private final FolderLock lock;

    private SqliteStorage(
            FolderLock lock, SqliteLinks links, GroupCommit writer, JdbiAuditTrail trail, Optional<Background> own) {
        super(links, writer, trail, new SqliteSelfChecks(links, writer));
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
        var links = new SqliteLinks(directory.resolve(FILE));
        try {
            migrate(links);
            var trail = new JdbiAuditTrail.SealedByWriter(links);
            var writer = new GroupCommit(links, trail::sealGroup);
            writer.open();
            background.loop("zhanggui-writer", writer::write);
            return new SqliteStorage(lock, links, writer, trail, own);
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

    private static void migrate(SqliteLinks links) throws SQLException {
        try (var link = links.open(true)) {
            link.once("BEGIN IMMEDIATE");
            new Migrations(Dialect.SQLITE).apply(link.connection);
            link.once("COMMIT");
        }
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
