package dev.zhanggui.adapters.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.RestoreRefused;
import dev.zhanggui.application.backups.spi.Progress;
import dev.zhanggui.application.spi.Clock;
import dev.zhanggui.domain.shared.Decision;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Storage in PostgreSQL 14 or later, for several instances of the desk on the same tables. */
public final class PostgresStorage extends JdbiStorage {
    private final PostgresLinks links;
    private final @Nullable HikariDataSource own;

    private PostgresStorage(
            PostgresLinks links,
            PostgresTransactions transactions,
            @Nullable Path folder,
            BackupFolder backups,
            @Nullable HikariDataSource own) {
        super(
                links,
                transactions,
                new JdbiAuditTrail.SealedAfterwards(links, transactions),
                new PostgresSelfChecks(links),
                KeyFile.in(folder),
                backups);
        this.links = links;
        this.own = own;
    }

    /**
     * On the caller's pool, which stays the caller's to close; tables are made or brought up to date. Without a folder
     * personal data of buyers is kept only where {@code ZHANGGUI_KEY_FILE} names a place for its keys.
     */
    public static Storage on(DataSource pool) {
        return on(pool, null, null);
    }

    /** @param folder for what does not lie in the database: the keys to personal data */
    public static Storage on(DataSource pool, Path folder) {
        return on(pool, folder, null);
    }

    /** On a pool of its own of HikariCP's default size. */
    public static Storage on(String jdbcUrl) {
        return onOwnPool(jdbcUrl, null);
    }

    /** The same with a folder for what does not lie in the database. */
    public static Storage on(String jdbcUrl, Path folder) {
        return onOwnPool(jdbcUrl, folder);
    }

    private static Storage onOwnPool(String jdbcUrl, @Nullable Path folder) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("zhanggui");
        var pool = new HikariDataSource(config);
        try {
            return on(pool, folder, pool);
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    private static Storage on(DataSource pool, @Nullable Path folder, @Nullable HikariDataSource own) {
        var links = new PostgresLinks(pool);
        var backups = new BackupFolder(folder, links, Snapshots.of(links));
        // Of a moment before this instance asks for the right to change tables; another's change is then no loss.
        int known = links.with(link -> {
            if (TableShapes.names(link.connection, Dialect.POSTGRES).contains(Removal.TABLE)) {
                throw Links.unavailable("a desk is being moved here: let \"migrate --to\" come to its end first", null);
            }
            return new Migrations(Dialect.POSTGRES).known(link.connection);
        });
        if (folder != null && known > 0 && known < Migrations.newest()) {
            var unused = backups.make(Clock.system().wall());
        }
        links.use(link -> {
            link.once("BEGIN");
            try {
                // Instances that start together do this one after the other.
                link.once("SELECT pg_advisory_xact_lock(" + AdvisoryLocks.MIGRATION + ")");
                new Migrations(Dialect.POSTGRES).apply(link.connection);
                link.once("COMMIT");
            } catch (SQLException | RuntimeException e) {
                link.lose(new SQLException("the migration failed", e));
                throw e;
            }
        });
        return new PostgresStorage(links, new PostgresTransactions(links), folder, backups, own);
    }

    /**
     * Makes a desk of a backup, in an empty database, within one transaction.
     *
     * @param progress hears of {@code check} and {@code restore}
     */
    public static Decision<Backup, RestoreRefused> restore(Path backup, String jdbcUrl, Progress progress) {
        return Restore.intoPostgres(backup, jdbcUrl, progress);
    }

    /**
     * Moves the desk of a folder into an empty database, and goes on where an earlier run was cut off. The folder is
     * only read; no other desk may have it open. Answers how many rows there are.
     *
     * @param progress hears of each table by its name, and of {@code compare}
     */
    public static Decision<Long, RestoreRefused> moveFrom(Path directory, String jdbcUrl, Progress progress) {
        return Removal.run(directory, jdbcUrl, progress);
    }

    /** For tests of faults and order. */
    PostgresLinks links() {
        return links;
    }

    @Override
    public void close() {
        links.close();
        if (own != null) {
            own.close();
        }
    }
}
