package dev.zhanggui.adapters.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection with the statements it was asked for, prepared once: neither the driver of SQLite nor JDBI keeps
 * any. A link is used by one thread at a time.
 */
final class Link implements AutoCloseable {
    final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private @Nullable SQLException loss;
    private @Nullable SQLException failure;

    Link(Connection connection) {
        this.connection = connection;
    }

    /** The statement of this text, whose parameters are to be set all, and whose rows are to be closed after use. */
    PreparedStatement statement(String sql) throws SQLException {
        if (loss != null) {
            throw loss;
        }
        var statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    void execute(String sql) throws SQLException {
        var unused = statement(sql).execute();
    }

    /** Runs a statement that is not worth keeping, and drops what it answers. */
    void once(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var unused = statement.execute(sql);
        }
    }

    /** Nothing more goes over this link: the engine has given up the transaction, and half a unit must not follow. */
    void lose(SQLException why) {
        if (loss == null) {
            loss = why;
        }
    }

    /** Why this link is lost; null where it is not. */
    @Nullable
    SQLException loss() {
        return loss;
    }

    /** An error after which PostgreSQL does nothing more in this transaction, until a savepoint is gone back to. */
    void fail(SQLException why) {
        if (failure == null) {
            failure = why;
        }
    }

    @Nullable
    SQLException failure() {
        return failure;
    }

    /** A savepoint was gone back to that was set before the error. */
    void recover() {
        failure = null;
    }

    /** Closes the statements, and leaves the connection to whoever opened it. */
    void forgetStatements() {
        for (var statement : kept.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // The connection is gone, and its statements with it.
                break;
            }
        }
        kept.clear();
    }

    @Override
    public void close() {
        forgetStatements();
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(Link.class.getName()).log(System.Logger.Level.DEBUG, "a connection did not close", e);
        }
    }
}
