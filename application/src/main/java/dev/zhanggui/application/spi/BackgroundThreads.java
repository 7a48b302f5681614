package dev.zhanggui.application.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Background work on daemon threads; none is left after {@link #close}. A task that fails is tried again. */
public final class BackgroundThreads implements Background {
    private static final System.Logger LOG = System.getLogger(BackgroundThreads.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer;
    private final List<Thread> loops = new ArrayList<>();

    public BackgroundThreads(String name) {
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
    }

    @Override
    public void every(Duration period, String name, Runnable task) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // What the end of the desk cuts off is no failure.
                        var level = timer.isShutdown() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
                        LOG.log(level, name + " failed and will be tried again", e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void loop(String name, Runnable loop) {
        var thread = daemon(loop, name);
        loops.add(thread);
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        loops.forEach(Thread::interrupt);
        try {
            timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (var thread : loops) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
