package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Rows in memory under one lock. Every change writes down how to undo it, so that a unit, or a part of one, can go
 * back to where it began. Nothing is written outside of a unit.
 */
final class Memory {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> undo = new ArrayList<>();
    private Runnable beforeCommit = () -> {};
    private int units;
    private int reads;
    private boolean closed;

    /** What belongs to every unit that is kept, before it ends. */
    void beforeCommit(Runnable last) {
        beforeCommit = last;
    }

    void close() {
        lock.lock();
        closed = true;
        lock.unlock();
    }

    /** One call, or several, that see one moment. */
    <T> T look(Supplier<T> call) {
        lock.lock();
        try {
            if (closed) {
                throw new Trouble.Unavailable("the storage is closed", new IllegalStateException("closed"));
            }
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Supplier<T> reading) {
        return look(() -> {
            reads++;
            try {
                return reading.get();
            } finally {
                reads--;
            }
        });
    }

    boolean isInUnit() {
        return lock.isHeldByCurrentThread() && units > 0;
    }

    <T, R extends Refusal> Decision<T, R> unit(Supplier<Decision<T, R>> unit) {
        return look(() -> {
            Invariant.holds(reads == 0, "a unit of work inside of reads");
            int savepoint = undo.size();
            boolean kept = false;
            units++;
            try {
                var decision = unit.get();
                boolean accepted = decision.fold(value -> true, refusal -> false);
                if (accepted && units == 1) {
                    beforeCommit.run();
                }
                kept = accepted;
                return decision;
            } finally {
                if (!kept) {
                    undoTo(savepoint);
                }
                units--;
                if (units == 0) {
                    undo.clear();
                }
            }
        });
    }

    /** Changes that a caller makes outside of any unit: one of their own. */
    void alone(Runnable changes) {
        Decision<Boolean, Refusal> done = unit(() -> {
            changes.run();
            return Decision.accepted(true);
        });
        Invariant.holds(done.orThrow(), "nothing refuses it");
    }

    private void undoTo(int savepoint) {
        while (undo.size() > savepoint) {
            undo.remove(undo.size() - 1).run();
        }
    }

    private void change(Runnable undoing) {
        Invariant.holds(isInUnit() && reads == 0, "a write outside of a unit of work");
        undo.add(undoing);
    }

    /** Rows by key. */
    final class Table<K, V> {
        private final Map<K, V> rows = new HashMap<>();

        Optional<V> find(K key) {
            return Optional.ofNullable(rows.get(key));
        }

        Collection<V> all() {
            return Collections.unmodifiableCollection(rows.values());
        }

        Map<K, V> rows() {
            return Collections.unmodifiableMap(rows);
        }

        void put(K key, V row) {
            var before = rows.get(key);
            change(() -> {
                if (before == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, before);
                }
            });
            rows.put(key, row);
        }

        void remove(K key) {
            var before = rows.get(key);
            if (before != null) {
                change(() -> rows.put(key, before));
                rows.remove(key);
            }
        }
    }

    /** Rows that are only ever added; the first has number 1. */
    final class Log<V> {
        private final List<V> rows = new ArrayList<>();

        void add(V row) {
            change(() -> rows.remove(rows.size() - 1));
            rows.add(row);
        }

        long size() {
            return rows.size();
        }

        V row(long number) {
            return rows.get((int) number - 1);
        }

        /** Up to {@code most} rows after that number. */
        List<V> after(long number, int most) {
            int from = (int) Math.min(number, rows.size());
            return List.copyOf(rows.subList(from, (int) Math.min((long) from + most, rows.size())));
        }
    }
}
