package dev.zhanggui.application.imports.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one chunk while the next one is being read: a loop beside the one that reads. Where it does not run, the
 * reader writes itself.
 */
final class Handing {
    private static final int PATIENCE_MILLIS = 50;

    private final ArrayBlockingQueue<FutureTask<Boolean>> waiting = new ArrayBlockingQueue<>(1);
    private volatile boolean runs;

    /** The life of the loop, until its thread is interrupted. */
    void loop() {
        runs = true;
        try {
            while (true) {
                waiting.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runs = false;
            for (var late = waiting.poll(); late != null; late = waiting.poll()) {
                late.run();
            }
        }
    }

    /** Has it done beside the reading, in the order of the calls; waits while two are under way. */
    FutureTask<Boolean> hand(Runnable work) {
        var task = new FutureTask<>(work, true);
        while (runs) {
            try {
                if (waiting.offer(task, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return task;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportRun.Stopped(false);
            }
        }
        task.run();
        return task;
    }

    /** Waits for its end, and throws what it threw. */
    void await(FutureTask<Boolean> task) {
        while (!task.isDone()) {
            if (!runs && waiting.remove(task)) {
                task.run();
            }
            finished(task, PATIENCE_MILLIS);
        }
        finished(task, 0);
    }

    private static void finished(FutureTask<Boolean> task, int millis) {
        try {
            var unused = task.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Asked again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportRun.Stopped(false);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
