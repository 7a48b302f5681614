package dev.zhanggui.bootstrap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** So many callers doing one thing over and over, each waiting for its answer before it asks again. */
final class Load {
    private static final int SAMPLES_MAX = 2_000_000;

    private Load() {}

    /** One thing done once; throws where it was not done. */
    interface Work {
        void once() throws Exception;
    }

    /** How many a second, and how long one took: the middle and the slowest of a hundred, in microseconds. */
    record Measured(long count, double perSecond, double p50Micros, double p99Micros) {

        String text() {
            return String.format("%,9.0f /s   p50 %,8.0f µs   p99 %,8.0f µs", perSecond, p50Micros, p99Micros);
        }
    }

    /** Runs {@code callers} threads for {@code time}; the first third of the time is not counted (warming up). */
    static Measured warmed(int callers, Duration time, IntFunction<Work> work) {
        var unused = run(callers, time.dividedBy(3), work);
        return run(callers, time, work);
    }

    static Measured run(int callers, Duration time, IntFunction<Work> work) {
        var samples = new ArrayList<long[]>();
        var failure = new AtomicReference<Throwable>();
        var ready = new CountDownLatch(callers);
        var go = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < callers; i++) {
            var one = work.apply(i);
            var thread = new Thread(() -> {
                try {
                    ready.countDown();
                    go.await();
                    var mine = repeat(one, System.nanoTime() + time.toNanos());
                    synchronized (samples) {
                        samples.add(mine);
                    }
                } catch (Exception | Error e) {
                    failure.compareAndSet(null, e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        try {
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            for (var thread : threads) {
                thread.join();
            }
            if (failure.get() != null) {
                throw new IllegalStateException("the load failed", failure.get());
            }
            return summary(samples, System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long[] repeat(Work work, long deadline) throws Exception {
        var took = new long[4_096];
        int done = 0;
        long before = System.nanoTime();
        while (before < deadline) {
            work.once();
            long after = System.nanoTime();
            if (done == took.length && done < SAMPLES_MAX) {
                took = Arrays.copyOf(took, done * 2);
            }
            took[done++ % took.length] = after - before;
            before = after;
        }
        return Arrays.copyOf(took, Math.min(done, took.length));
    }

    private static Measured summary(List<long[]> samples, long nanos) {
        var all = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalStateException("nothing was done in time");
        }
        return new Measured(
                all.length,
                all.length * 1e9 / nanos,
                all[all.length / 2] / 1e3,
                all[(int) Math.min(all.length - 1L, all.length * 99L / 100)] / 1e3);
    }
}
