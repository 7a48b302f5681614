package dev.zhanggui.adapters.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/**
 * Connections to one SQLite file: one that writes, opened for the writer alone, and a few that only read, kept for
 * whoever asks. Each is set up the same way and read back, since a setting that was not taken is worse than none.
 */
final class SqliteLinks extends Links {
    /** WAL files of earlier versions could be corrupted by a reset at the wrong moment. */
    private static final int[] VERSION_LEAST = {3, 51, 3};

    private static final int READERS_MAX = 8;
    /**
     * Enough for the pages that reservations come back to. More costs more: when a page was split, SQLite looks
     * through all that it has in memory at the next commit; with 64 MiB that was a third of a reservation's time.
     */
    private static final int WRITER_CACHE_KIB = 16_384;

    private static final int READER_CACHE_KIB = 8_192;

    /**
     * For the proof that a power cut loses answered writes when {@code synchronous} is lowered, and for nothing else:
     * the file's setting in place of FULL.
     */
    private static final String SYNCHRONOUS_FOR_PROOF = "zhanggui.test.synchronous";

    final Path file;
    private final LinkedBlockingDeque<Link> idle = new LinkedBlockingDeque<>();
    private final Semaphore readers = new Semaphore(READERS_MAX);
    private volatile @Nullable Link writing;
    private volatile boolean closed;
    private long group;
    /** Changed by the writer alone. */
    private long memory;

    SqliteLinks(Path file) {
        super(Dialect.SQLITE);
        this.file = file;
        createPrivately();
    }

    /** The file holds what only its owner may read; the files beside it take over its permissions. */
    private void createPrivately() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException e) {
            // As it should be, from the second start on.
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory cannot be used: " + file, e);
        }
    }

    /** What is asked of each connection, in this order: waiting first, so that the rest does not fail for a lock. */
    static Map<String, String> settings(boolean writes) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("busy_timeout", "5000");
        settings.put("journal_mode", "wal");
        settings.put("synchronous", synchronous());
        settings.put("foreign_keys", "1");
        settings.put("temp_store", "2");
        settings.put("cache_size", Integer.toString(-(writes ? WRITER_CACHE_KIB : READER_CACHE_KIB)));
        if (writes) {
            // The writer does it itself, after its callers are answered, and sees what becomes of it.
            settings.put("wal_autocheckpoint", "0");
        } else {
            settings.put("query_only", "1");
        }
        return settings;
    }

    private static String synchronous() {
        var lowered = System.getProperty(SYNCHRONOUS_FOR_PROOF, "FULL");
        return lowered.equalsIgnoreCase("NORMAL") ? "1" : "2";
    }

    Link open(boolean writes) throws SQLException {
        var config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        // A link is used by one thread at a time, so SQLite need not lock it at every call.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        var link = new Link(config.createConnection("jdbc:sqlite:" + file));
        try {
            for (var setting : settings(writes).entrySet()) {
                link.once("PRAGMA " + setting.getKey() + " = " + setting.getValue());
            }
            var wrong = wrongSettings(link, writes);
            if (!wrong.isEmpty()) {
                throw new IllegalStateException("SQLite did not take its settings: " + wrong);
            }
            requireVersion(version(link));
            leaveTransactionsToUs(link);
            return link;
        } catch (SQLException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /**
     * With autocommit on, the driver asks SQLite after every statement whether it should commit (a BEGIN that fails).
     * So it is told that it is off; and the transaction that it thereby begins is ended, since ours are said as text.
     */
    private static void leaveTransactionsToUs(Link link) throws SQLException {
        link.connection.setAutoCommit(false);
        link.once("ROLLBACK");
    }

    /** Settings that are not as they were asked for, as name and what was found. */
    static Map<String, String> wrongSettings(Link link, boolean writes) throws SQLException {
        var wrong = new LinkedHashMap<String, String>();
        for (var setting : settings(writes).entrySet()) {
            var found = one(link, "PRAGMA " + setting.getKey());
            if (!found.equals(setting.getValue())) {
                wrong.put(setting.getKey(), found);
            }
        }
        return wrong;
    }

    /** How many rows were written over this link since it was opened; a number to be compared with an earlier one. */
    static long rowsWritten(Link link) throws SQLException {
        return ((SQLiteConnection) link.connection).getDatabase().total_changes();
    }

    static String version(Link link) throws SQLException {
        return one(link, "SELECT sqlite_version()");
    }

    static String one(Link link, String sql) throws SQLException {
        try (var rows = link.statement(sql).executeQuery()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    static void requireVersion(String version) {
        var parts = version.split("\\.");
        for (int i = 0; i < VERSION_LEAST.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part != VERSION_LEAST[i]) {
                if (part < VERSION_LEAST[i]) {
                    throw new IllegalStateException("SQLite " + version + " is too old: 3.51.3 is the least");
                }
                return;
            }
        }
    }

    @Override
    boolean isInUnit() {
        var here = current();
        return here != null && here == writing;
    }

    @Override
    long group() {
        return isInUnit() ? group : -1;
    }

    @Override
    long memory() {
        return isInUnit() ? memory : -1;
    }

    @Override
    void forget() {
        memory++;
    }

    /** By the writer: what was written before is committed, or gone. */
    void beginGroup() {
        group++;
    }

    /** The link that writes, from now on; null where there is none. */
    void writeOn(@Nullable Link link) {
        writing = link;
        setCurrent(link);
    }

    @Override
    Link borrow() {
        if (closed) {
            throw unavailable("the storage is closed", null);
        }
        try {
            readers.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting for a connection to read", e);
        }
        var link = idle.pollFirst();
        if (link != null) {
            return link;
        }
        Link opened = null;
        try {
            opened = open(false);
            return opened;
        } catch (SQLException e) {
            throw dialect.translated(e);
        } finally {
            if (opened == null) {
                readers.release();
            }
        }
    }

    @Override
    void giveBack(Link link) {
        if (link.loss() != null || closed) {
            link.close();
        } else {
            idle.addFirst(link);
        }
        readers.release();
    }

    /** The connections that read, as far as nobody uses them just now; for a look at their settings. */
    List<Link> takeIdle() {
        var taken = new ArrayList<Link>();
        while (readers.tryAcquire()) {
            var link = idle.pollFirst();
            if (link == null) {
                readers.release();
                break;
            }
            taken.add(link);
        }
        return taken;
    }

    void close() {
        closed = true;
        for (var link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
            link.close();
        }
    }
}
