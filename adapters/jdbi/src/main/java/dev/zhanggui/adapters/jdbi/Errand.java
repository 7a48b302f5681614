package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One unit on its way to the writer, and the answer on its way back to whoever sent it. */
abstract sealed class Errand<T, R extends Refusal> {
    private final Supplier<Decision<T, R>> unit;

    @Nullable
    Decision<T, R> decision;

    @Nullable
    Throwable failure;

    private Errand(Supplier<Decision<T, R>> unit) {
        this.unit = unit;
    }

    /** Runs the unit; answers whether what it did is to stay. */
    final boolean run() {
        decision = unit.get();
        failure = null;
        return decision instanceof Decision.Accepted<T, R>;
    }

    final void fail(Throwable why) {
        decision = null;
        failure = why;
    }

    final Throwable why() {
        return failure == null ? new IllegalStateException("answered without an answer") : failure;
    }

    /** From now on the sender may know. */
    abstract void answer();

    /** The sender's thread waits for the answer. */
    static final class Awaited<T, R extends Refusal> extends Errand<T, R> {
        private final Thread caller = Thread.currentThread();
        private volatile boolean answered;

        Awaited(Supplier<Decision<T, R>> unit) {
            super(unit);
        }

        @Override
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
            if (decision != null) {
                return decision;
            }
            var why = why();
            if (why instanceof Error error) {
                throw error;
            }
            if (why instanceof RuntimeException broken) {
                throw broken;
            }
            throw new IllegalStateException(why);
        }
    }

    /** The sender's thread has gone on to other things, and hears of the answer. */
    static final class Begun<T, R extends Refusal> extends Errand<T, R> {
        final CompletableFuture<Decision<T, R>> answer = new CompletableFuture<>();

        Begun(Supplier<Decision<T, R>> unit) {
            super(unit);
        }

        @Override
        void answer() {
            var unused = decision != null ? answer.complete(decision) : answer.completeExceptionally(why());
        }
    }
}
