package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.adapters.jdbi.Dialect.RunAgain;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Units of work on PostgreSQL: each is a transaction of READ COMMITTED on one connection, whatever the server's
 * default, and its row locks are taken in key order. A deadlock or a serialization failure runs the whole unit again,
 * at once: the loser of a deadlock has waited for {@code deadlock_timeout} already, and whoever won is done soon.
 */
final class PostgresTransactions implements Transactions {
    static final int TRIES_MAX = 10;

    /** The isolation, and the name by which the transaction can be asked for; one way to the server for both. */
    private static final String BEGIN =
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SELECT CAST(pg_current_xact_id() AS TEXT)";

    private static final String STATUS = "SELECT pg_xact_status(CAST(? AS xid8))";
    /** A server whose caller is gone may need a moment to find out; the wait is the server's. */
    private static final String WAIT = "SELECT pg_sleep(0.1)";

    private static final int QUESTIONS_MAX = 50;
    /** The commit need not wait for the disk, since a later one that does carries it along. */
    private static final String LATER = "SET LOCAL synchronous_commit = off";
    /** Something to be written, so that a commit waits for the disk and with it for all before it. */
    private static final String MARK = "SELECT pg_logical_emit_message(true, 'zhanggui', '')";

    private static final String SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final PostgresLinks links;

    PostgresTransactions(PostgresLinks links) {
        this.links = links;
    }

    @Override
    public <T, R extends Refusal> Decision<T, R> run(Supplier<Decision<T, R>> unit) {
        return links.isInUnit() ? inPlace(unit) : again(unit, false);
    }

    /** On the caller's thread, which has a connection of its own; nothing is gained by another. */
    @Override
    public <T, R extends Refusal> CompletableFuture<Decision<T, R>> begin(Supplier<Decision<T, R>> unit) {
        try {
            return CompletableFuture.completedFuture(run(unit));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public <T, R extends Refusal> List<Supplier<Decision<T, R>>> runEach(List<Supplier<Decision<T, R>>> units) {
        boolean nested = links.isInUnit();
        var answers = new ArrayList<Supplier<Decision<T, R>>>(units.size());
        for (var unit : units) {
            answers.add(answered(() -> nested ? inPlace(unit) : again(unit, true)));
        }
        if (nested || units.isEmpty()) {
            return answers;
        }
        try {
            waitForDisk();
            return answers;
        } catch (Trouble e) {
            // Nobody knows whether they will be there tomorrow.
            return units.stream()
                    .<Supplier<Decision<T, R>>>map(unit -> () -> {
                        throw e;
                    })
                    .toList();
        }
    }

    private static <A> Supplier<A> answered(Supplier<A> question) {
        try {
            var answer = question.get();
            return () -> answer;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private void waitForDisk() {
        var unused = again(
                () -> {
                    links.say(MARK);
                    return Decision.<Boolean, Refusal>accepted(true);
                },
                false);
    }

    private <T, R extends Refusal> Decision<T, R> again(Supplier<Decision<T, R>> unit, boolean later) {
        Invariant.holds(links.current() == null, "a unit cannot be run from within read()");
        boolean stale = false;
        for (int tries = 1; ; tries++) {
            try {
                return once(unit, later);
            } catch (StaleWrite e) {
                if (stale) {
                    throw e;
                }
                stale = true;
            } catch (RunAgain e) {
                if (tries == TRIES_MAX) {
                    throw Links.unavailable("run " + tries + " times, and each time others were in the way", e);
                }
            }
        }
    }

    private <T, R extends Refusal> Decision<T, R> once(Supplier<Decision<T, R>> unit, boolean later) {
        var link = links.borrow();
        links.setUnit(link);
        boolean committed = false;
        try {
            var name = begin(later);
            var decision = unit.get();
            committed = decision instanceof Decision.Accepted<T, R> && commit(name);
            return decision;
        } finally {
            if (!committed) {
                rollBack(link);
            }
            links.setUnit(null);
            links.giveBack(link);
        }
    }

    /** Answers the name of the transaction. */
    private String begin(boolean later) {
        return links.with(link -> {
            link.connection.setAutoCommit(false);
            var begin = link.statement(BEGIN);
            boolean isRows = begin.execute();
            Invariant.holds(!isRows && begin.getMoreResults(), "the second statement answers a row");
            try (var rows = begin.getResultSet()) {
                Invariant.holds(rows.next(), "a transaction has a name");
                var name = rows.getString(1);
                if (later) {
                    link.execute(LATER);
                }
                return name;
            }
        });
    }

    /** After an error the server takes COMMIT for ROLLBACK and says nothing: a unit that swallowed one was not done. */
    private boolean commit(String name) {
        return links.with(link -> {
            var swallowed = link.failure();
            if (swallowed != null) {
                throw swallowed;
            }
            try {
                link.connection.commit();
                return true;
            } catch (SQLException e) {
                if (!links.dialect.endsTransaction(e)) {
                    throw e;
                }
                link.lose(e);
                return wasCommitted(name, e);
            }
        });
    }

    /**
     * The connection was lost on the way to the server or on the way back. Only the server knows which it was; so it
     * is asked over another.
     */
    private boolean wasCommitted(String name, SQLException lost) throws SQLException {
        String status;
        try {
            status = statusOf(name);
        } catch (SQLException | Trouble e) {
            lost.addSuppressed(e);
            status = "unknown";
        }
        return switch (status) {
            case "committed" -> true;
            case "aborted" -> throw lost;
            default ->
                throw new Trouble.UnknownOutcome("PostgreSQL did not say what became of transaction " + name, lost);
        };
    }

    private String statusOf(String name) throws SQLException {
        var link = links.borrow();
        try {
            var status = "in progress";
            for (int asked = 0; status.equals("in progress") && asked < QUESTIONS_MAX; asked++) {
                if (asked > 0) {
                    link.execute(WAIT);
                }
                var ask = link.statement(STATUS);
                ask.setString(1, name);
                try (var rows = ask.executeQuery()) {
                    status = rows.next() ? String.valueOf(rows.getString(1)) : "unknown";
                }
            }
            return status;
        } catch (SQLException e) {
            link.lose(e);
            throw e;
        } finally {
            links.giveBack(link);
        }
    }

    private static void rollBack(Link link) {
        try {
            if (!link.connection.getAutoCommit()) {
                link.connection.rollback();
            } else {
                link.once("ROLLBACK");
            }
        } catch (SQLException e) {
            link.lose(e);
        }
    }

    private <T, R extends Refusal> Decision<T, R> inPlace(Supplier<Decision<T, R>> unit) {
        links.say("SAVEPOINT part");
        @Nullable Decision<T, R> decision = null;
        try {
            decision = unit.get();
            return decision;
        } finally {
            var here = links.current();
            if (here != null && here.loss() == null) {
                if (!(decision instanceof Decision.Accepted<T, R>)) {
                    links.say("ROLLBACK TO part");
                    here.recover();
                }
                links.say("RELEASE part");
            }
        }
    }

    @Override
    public <T> T read(Supplier<T> reads) {
        if (links.current() != null) {
            return reads.get();
        }
        return links.with(snapshot -> {
            snapshot.execute(SNAPSHOT);
            try {
                return reads.get();
            } finally {
                rollBack(snapshot);
            }
        });
    }
}
