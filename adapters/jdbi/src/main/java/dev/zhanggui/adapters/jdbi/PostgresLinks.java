package dev.zhanggui.adapters.jdbi;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of a pool to PostgreSQL: one for each unit or snapshot, and one for each single read outside of them. */
final class PostgresLinks extends Links {
    private final DataSource pool;
    private final ThreadLocal<@Nullable Link> unit = new ThreadLocal<>();
    private volatile boolean closed;

    PostgresLinks(DataSource pool) {
        super(Dialect.POSTGRES);
        this.pool = pool;
    }

    @Override
    boolean isInUnit() {
        return unit.get() != null;
    }

    /** All of this thread's SQL goes over the link, as a unit or not, until told otherwise. */
    void setUnit(@Nullable Link link) {
        setCurrent(link);
        if (link == null) {
            unit.remove();
        } else {
            unit.set(link);
        }
    }

    @Override
    Link borrow() {
        if (closed) {
            throw unavailable("the storage is closed", null);
        }
        try {
            var connection = pool.getConnection();
            // A single read is a transaction of its own, also where the pool was set up otherwise.
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return new Link(connection);
        } catch (SQLException e) {
            throw unavailable("no connection to PostgreSQL: " + e.getMessage(), e);
        }
    }

    @Override
    void giveBack(Link link) {
        if (link.loss() != null) {
            abort(link);
        }
        link.close();
    }

    /** A connection of which nobody knows where it stands must not go back to the pool as it is. */
    private static void abort(Link link) {
        try {
            link.connection.abort(Runnable::run);
        } catch (SQLException e) {
            System.getLogger(PostgresLinks.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection could not be aborted", e);
        }
    }

    void close() {
        closed = true;
    }
}
