package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One unit on its way to the writer, and the answer on its way back to the thread that waits for it. */
final class Errand<T, R extends Refusal> {
    private final Supplier<Decision<T, R>> unit;
    private final Thread caller = Thread.currentThread();
    private @Nullable Decision<T, R> decision;
    private @Nullable Throwable failure;
    private volatile boolean answered;

    Errand(Supplier<Decision<T, R>> unit) {
        this.unit = unit;
    }

    /** Runs the unit; answers whether what it did is to stay. */
    boolean run() {
        decision = unit.get();
        failure = null;
        return decision instanceof Decision.Accepted<T, R>;
    }

    void fail(Throwable why) {
        decision = null;
        failure = why;
    }

    /** From now on the caller may know. */
    void answer() {
        answered = true;
        LockSupport.unpark(caller);
    }

    /**
     * Waits for the answer. An interrupt does not end the waiting, since the unit's fate is not known before: the
     * writer always answers, and the thread learns of its interrupt afterwards.
     */
    Decision<T, R> await() {
        boolean interrupted = false;
        while (!answered) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException broken) {
            throw broken;
        }
        if (decision == null) {
            throw new IllegalStateException("answered without an answer", failure);
        }
        return decision;
    }
}
