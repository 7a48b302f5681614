package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Units of work on SQLite: one thread owns the one connection that writes. It takes the units that wait, runs each so
 * that it can be undone alone, seals the audit, commits them together with one fsync, and answers all callers then,
 * none before. Where the engine gives up the transaction, every unit of the group fails; where the disk cannot be trusted
 * any more, nothing is written until the process is started again.
 */
final class GroupCommit implements Transactions {
    static final int UNITS_PER_GROUP_MAX = 256;
    private static final int UNITS_WAITING_MAX = 100_000;
    /** Pages in the WAL at which its content is moved to the file: about 48 MiB; fewer cost a tenth of the rate. */
    private static final int WAL_PAGES = 12_288;

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final SqliteLinks links;
    private final Supplier<Integer> seal;
    private final LinkedBlockingQueue<Errand<?, ?>> waiting = new LinkedBlockingQueue<>(UNITS_WAITING_MAX);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closing;
    private volatile boolean ended;
    private volatile Trouble.@Nullable WritesStopped stopped;
    private volatile @Nullable Thread writer;
    private @Nullable Link link;
    private int nested;
    private int unitsSinceCheckpoint;
    private int unitsUntilCheckpoint = 256;

    /** @param seal adds the links of the audit's chain, as the last thing in each group */
    GroupCommit(SqliteLinks links, Supplier<Integer> seal) {
        this.links = links;
        this.seal = seal;
    }

    // What callers do.

    @Override
    public <T, R extends Refusal> Decision<T, R> run(Supplier<Decision<T, R>> unit) {
        if (Thread.currentThread() == writer) {
            return inPlace(unit);
        }
        return sent(new Errand.Awaited<>(unit)).await();
    }

    @Override
    public <T, R extends Refusal> CompletableFuture<Decision<T, R>> begin(Supplier<Decision<T, R>> unit) {
        if (Thread.currentThread() == writer) {
            try {
                return CompletableFuture.completedFuture(inPlace(unit));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return sent(new Errand.Begun<>(unit)).answer;
    }

    @Override
    public <T, R extends Refusal> List<Supplier<Decision<T, R>>> runEach(List<Supplier<Decision<T, R>>> units) {
        if (Thread.currentThread() == writer) {
            return units.stream().map(unit -> answered(() -> inPlace(unit))).toList();
        }
        var sent = units.stream()
                .map(unit -> answered(() -> sent(new Errand.Awaited<>(unit))))
                .toList();
        return sent.stream().map(errand -> answered(() -> errand.get().await())).toList();
    }

    /** What {@code question} answers or throws, now and as often as it is asked for. */
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

    private <E extends Errand<?, ?>> E sent(E errand) {
        Invariant.holds(links.current() == null, "a unit cannot be run from within read()");
        var why = stopped;
        if (why != null) {
            throw new Trouble.WritesStopped(String.valueOf(why.getMessage()), why);
        }
        if (closing || ended) {
            throw closed();
        }
        if (!waiting.offer(errand)) {
            throw Links.unavailable(UNITS_WAITING_MAX + " units are waiting already", null);
        }
        if (ended) {
            turnAwayAll();
        }
        return errand;
    }

    private static Trouble closed() {
        return Links.unavailable("the storage is closed", null);
    }

    @Override
    public <T> T read(Supplier<T> reads) {
        if (links.current() != null) {
            return reads.get();
        }
        return links.with(snapshot -> {
            snapshot.execute("BEGIN");
            try {
                return reads.get();
            } finally {
                snapshot.execute("ROLLBACK");
            }
        });
    }

    /** Why nothing can be written at present. */
    Optional<String> writesStopped() {
        var why = stopped;
        if (why != null) {
            return Optional.ofNullable(why.getMessage());
        }
        return ended ? Optional.of("the storage is closed") : Optional.empty();
    }

    /** How many units wait for the writer. */
    int waiting() {
        return waiting.size();
    }

    // What happens within a unit: a part of it, in a savepoint of its own.

    private <T, R extends Refusal> Decision<T, R> inPlace(Supplier<Decision<T, R>> unit) {
        nested++;
        var name = "part" + nested;
        boolean stays = false;
        try {
            links.say("SAVEPOINT " + name);
            var decision = unit.get();
            stays = decision instanceof Decision.Accepted<T, R>;
            return decision;
        } finally {
            nested--;
            if (!stays) {
                links.forget();
                sayUnlessLost("ROLLBACK TO " + name);
            }
            sayUnlessLost("RELEASE " + name);
        }
    }

    private void sayUnlessLost(String sql) {
        var here = links.current();
        if (here != null && here.loss() == null) {
            links.say(sql);
        }
    }

    // What the writer does.

    /** The writer's life: until {@link #close}, or until its thread is interrupted. */
    void write() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        writer = Thread.currentThread();
        links.writeOn(link);
        var group = new ArrayList<Errand<?, ?>>(UNITS_PER_GROUP_MAX);
        try {
            while (!(closing && waiting.isEmpty())) {
                take(group);
                serve(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void take(List<Errand<?, ?>> group) throws InterruptedException {
        group.add(waiting.take());
        var unused = waiting.drainTo(group, UNITS_PER_GROUP_MAX - 1);
    }

    private void serve(List<Errand<?, ?>> group) {
        var lost = stopped == null ? committed(group) : null;
        if (lost != null) {
            dropLink();
        }
        for (var errand : group) {
            if (stopped != null) {
                errand.fail(new Trouble.WritesStopped(String.valueOf(stopped.getMessage()), stopped));
            } else if (lost != null) {
                errand.fail(links.dialect.translated(lost));
            }
        }
        group.forEach(Errand::answer);
        if (lost == null && stopped == null) {
            unitsSinceCheckpoint += group.size();
            if (unitsSinceCheckpoint >= unitsUntilCheckpoint) {
                checkpoint("PASSIVE");
            }
        }
    }

    /** Runs and commits the group; answers why all of it failed, or null. */
    private @Nullable SQLException committed(List<Errand<?, ?>> group) {
        boolean committing = false;
        try {
            var here = link();
            links.beginGroup();
            here.execute("BEGIN IMMEDIATE");
            if (!runTogether(group, here)) {
                links.forget();
                here.execute("ROLLBACK");
                here.execute("BEGIN IMMEDIATE");
                for (var errand : group) {
                    run(errand, here);
                }
            }
            var unused = seal.get();
            committing = true;
            here.execute("COMMIT");
            return null;
        } catch (SQLException e) {
            stopIfUntrusted(e, committing);
            return e;
        } catch (RuntimeException e) {
            var loss = link == null ? null : link.loss();
            var why = loss == null ? new SQLException("the audit could not be sealed", e) : loss;
            stopIfUntrusted(why, false);
            return why;
        }
    }

    /**
     * Runs all units without savepoints, which cost a tenth of the rate. Almost always that is enough, since a unit
     * that is refused has written nothing yet; where one has, the whole group has to begin anew, each unit in a
     * savepoint of its own, and this answers false.
     */
    private static boolean runTogether(List<Errand<?, ?>> group, Link here) throws SQLException {
        for (var errand : group) {
            long before = SqliteLinks.rowsWritten(here);
            boolean stays = false;
            try {
                stays = errand.run();
            } catch (StaleWrite e) {
                return false;
            } catch (RuntimeException | Error e) {
                errand.fail(e);
            }
            var loss = here.loss();
            if (loss != null) {
                throw loss;
            }
            if (!stays && SqliteLinks.rowsWritten(here) != before) {
                return false;
            }
        }
        return true;
    }

    /** Runs one unit in a savepoint. */
    private void run(Errand<?, ?> errand, Link here) throws SQLException {
        for (int tries = 1; ; tries++) {
            here.execute("SAVEPOINT unit");
            boolean stays = false;
            boolean again = false;
            try {
                stays = errand.run();
            } catch (StaleWrite e) {
                errand.fail(e);
                again = tries == 1;
            } catch (RuntimeException | Error e) {
                errand.fail(e);
            }
            if (!stays) {
                links.forget();
                here.execute("ROLLBACK TO unit");
            }
            here.execute("RELEASE unit");
            if (!again) {
                return;
            }
        }
    }

    /** After a failed fsync nobody knows what is on the disk, and asking again would be answered by the cache. */
    private void stopIfUntrusted(SQLException e, boolean committing) {
        boolean failedWrite = committing && (Dialect.code(e) & 0xFF) == Dialect.IOERR;
        if (Dialect.isFailedSync(e) || failedWrite) {
            stopped = new Trouble.WritesStopped(
                    "the disk failed while writing (" + e.getMessage()
                            + "); nothing more is written until the disk is looked at and the desk started again",
                    e);
            LOG.log(System.Logger.Level.ERROR, "writes are stopped", e);
        }
    }

    private Link link() throws SQLException {
        if (link == null) {
            link = links.open(true);
            links.writeOn(link);
        }
        return link;
    }

    /** A transaction that was given up is gone for good with its connection; the next group opens a new one. */
    private void dropLink() {
        links.forget();
        if (link != null) {
            try {
                link.once("ROLLBACK");
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "had been rolled back already", e);
            }
            link.close();
            link = null;
            links.writeOn(null);
        }
    }

    /** Moves the WAL's content to the file, as far as no reader needs it; how often follows from what it found. */
    private void checkpoint(String how) {
        try (var rows = link().statement("PRAGMA wal_checkpoint(" + how + ")").executeQuery()) {
            int pages = rows.next() ? Math.max(1, rows.getInt(2)) : 1;
            unitsUntilCheckpoint =
                    (int) Math.min(100_000, Math.max(64, (long) WAL_PAGES * Math.max(1, unitsSinceCheckpoint) / pages));
        } catch (SQLException e) {
            stopIfUntrusted(e, false);
            LOG.log(System.Logger.Level.WARNING, "a checkpoint failed and will be tried again", e);
        }
        unitsSinceCheckpoint = 0;
    }

    private void end() {
        closing = true;
        boolean interrupted = Thread.interrupted();
        var rest = new ArrayList<Errand<?, ?>>();
        while (waiting.drainTo(rest, UNITS_PER_GROUP_MAX) > 0) {
            serve(rest);
            rest.clear();
        }
        ended = true;
        turnAwayAll();
        if (stopped == null) {
            checkpoint("TRUNCATE");
        }
        dropLink();
        over.countDown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void turnAwayAll() {
        for (var late = waiting.poll(); late != null; late = waiting.poll()) {
            late.fail(closed());
            late.answer();
        }
    }

    /** Opens the connection that writes; by the thread that opens the storage, so that it hears what is wrong. */
    void open() throws SQLException {
        link = links.open(true);
    }

    /** Lets what waits be done and answered, and the connection be closed. */
    void close() {
        closing = true;
        if (begun.compareAndSet(false, true)) {
            end();
            return;
        }
        if (ended) {
            return;
        }
        boolean woken = waiting.offer(new Errand.Awaited<Boolean, Refusal>(() -> Decision.accepted(true)));
        if (woken && ended) {
            turnAwayAll();
        }
        boolean interrupted = false;
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
