package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread's SQL runs: on the link of its unit or of its snapshot, and outside of both on one that is borrowed
 * for a single read. There is one {@link Jdbi}, and it follows the same rule.
 */
abstract class Links implements ConnectionFactory {
    final Dialect dialect;
    private final Jdbi jdbi;
    private final ThreadLocal<@Nullable Link> current = new ThreadLocal<>();

    Links(Dialect dialect) {
        this.dialect = dialect;
        this.jdbi = Jdbi.create(this).installPlugin(new PlainValues());
        // The transactions are ours, and said as text.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    }

    /** Bare statements on one link, and what they answer. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T on(Link link) throws SQLException;
    }

    /** Bare statements that answer nothing. */
    @FunctionalInterface
    interface Deed {
        void on(Link link) throws SQLException;
    }

    /** JDBI's statements, and what they answer. */
    @FunctionalInterface
    interface HandleWork<T extends @Nullable Object> {
        T on(Handle db);
    }

    abstract Link borrow();

    abstract void giveBack(Link link);

    @Nullable
    Link current() {
        return current.get();
    }

    void setCurrent(@Nullable Link link) {
        if (link == null) {
            current.remove();
        } else {
            current.set(link);
        }
    }

    /** Whether this thread is within a unit of work. */
    abstract boolean isInUnit();

    /**
     * The number of the group of units that this thread is writing, where nobody else writes meanwhile, so that what
     * an earlier group left stays as it was read; −1 where somebody else may.
     */
    long group() {
        return -1;
    }

    /**
     * A number that changes when rows were undone or written in bulk, so that who remembers rows of a unit has to read
     * them anew; −1 where somebody else may write, and nothing is to be remembered.
     */
    long memory() {
        return -1;
    }

    /** What is remembered of rows does not hold any more. */
    void forget() {}

    /** Runs bare statements where this thread's SQL belongs. */
    <T extends @Nullable Object> T with(Work<T> work) {
        var here = current.get();
        if (here != null) {
            return translated(work, here);
        }
        var borrowed = borrow();
        current.set(borrowed);
        try {
            return translated(work, borrowed);
        } finally {
            current.remove();
            giveBack(borrowed);
        }
    }

    /** Runs bare statements that answer nothing. */
    void use(Deed deed) {
        var unused = with(link -> {
            deed.on(link);
            return true;
        });
    }

    /** Runs one kept statement that answers nothing. */
    void say(String sql) {
        use(link -> link.execute(sql));
    }

    /** Runs JDBI's statements where this thread's SQL belongs. */
    <T extends @Nullable Object> T withHandle(HandleWork<T> work) {
        return with(link -> jdbi.<T, RuntimeException>withHandle(work::on));
    }

    /** Runs JDBI's statements that answer nothing. */
    void useHandle(Consumer<Handle> deed) {
        use(link -> jdbi.useHandle(deed::accept));
    }

    private <T extends @Nullable Object> T translated(Work<T> work, Link link) {
        try {
            return work.on(link);
        } catch (SQLException e) {
            throw failed(link, e);
        } catch (JdbiException e) {
            throw failed(link, e);
        }
    }

    private RuntimeException failed(Link link, JdbiException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return failed(link, sql);
            }
        }
        return e;
    }

    private RuntimeException failed(Link link, SQLException e) {
        link.fail(e);
        if (dialect.endsTransaction(e)) {
            link.lose(e);
        }
        return dialect.translated(e);
    }

    @Override
    public Connection openConnection() {
        return Objects.requireNonNull(current.get(), "SQL goes through withHandle").connection;
    }

    @Override
    public void closeConnection(Connection connection) {
        // It belongs to its link.
    }

    /** Trouble for a caller that could not be given a link. */
    static Trouble unavailable(String what, @Nullable Throwable cause) {
        return new Trouble.Unavailable(what, cause == null ? new IllegalStateException(what) : cause);
    }
}
