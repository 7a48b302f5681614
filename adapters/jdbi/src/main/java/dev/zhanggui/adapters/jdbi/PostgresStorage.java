package dev.zhanggui.adapters.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.zhanggui.application.Storage;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Storage in PostgreSQL 14 or later, for several instances of the desk on the same tables. */
public final class PostgresStorage extends JdbiStorage {
    private final PostgresLinks links;
    private final @Nullable HikariDataSource own;

    private PostgresStorage(PostgresLinks links, PostgresTransactions transactions, @Nullable HikariDataSource own) {
        super(
                links,
                transactions,
                new JdbiAuditTrail.SealedAfterwards(links, transactions),
                new PostgresSelfChecks(links));
        this.links = links;
        this.own = own;
    }

    /** On the caller's pool, which stays the caller's to close; tables are made or brought up to date. */
    public static Storage on(DataSource pool) {
        return on(pool, null);
    }

    /** On a pool of its own of HikariCP's default size. */
    public static Storage on(String jdbcUrl) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("zhanggui");
        var pool = new HikariDataSource(config);
        try {
            return on(pool, pool);
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    private static Storage on(DataSource pool, @Nullable HikariDataSource own) {
        var links = new PostgresLinks(pool);
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
        return new PostgresStorage(links, new PostgresTransactions(links), own);
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
