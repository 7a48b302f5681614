package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Background work that happens when a test says so, in virtual time and on the caller's thread: the same steps give
 * the same run. A loop gets one turn per step, with its thread's interrupt set, so that it does what is there to do
 * and ends.
 */
public final class SteppedBackground implements Background {
    private final List<Task> tasks = new ArrayList<>();
    private final List<Runnable> loops = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private boolean closed;

    private static final class Task {
        private final Duration period;
        private final String name;
        private final Runnable work;
        private Duration due;

        Task(Duration period, String name, Runnable work, Duration due) {
            this.period = period;
            this.name = name;
            this.work = work;
            this.due = due;
        }
    }

    @Override
    public synchronized void every(Duration period, String name, Runnable task) {
        tasks.add(new Task(period, name, task, now.plus(period)));
    }

    @Override
    public synchronized void loop(String name, Runnable loop) {
        loops.add(loop);
    }

    /** Time passes: what falls due within it runs, the earliest first. A task that fails is tried in its next turn. */
    public synchronized void pass(Duration by) {
        var end = now.plus(by);
        for (var next = earliest(); next != null && next.due.compareTo(end) <= 0; next = earliest()) {
            now = next.due;
            next.due = now.plus(next.period);
            attempt(next.work);
        }
        now = end;
    }

    private @Nullable Task earliest() {
        return closed
                ? null
                : tasks.stream().min(Comparator.comparing(task -> task.due)).orElse(null);
    }

    /** Runs the named task once, now, whatever its period. */
    public synchronized void step(String name) {
        tasks.stream().filter(task -> task.name.equals(name)).forEach(task -> attempt(task.work));
    }

    /** Runs every task and every loop once, now. */
    public synchronized void stepAll() {
        tasks.forEach(task -> attempt(task.work));
        for (var loop : loops) {
            Thread.currentThread().interrupt();
            try {
                attempt(loop);
            } finally {
                var unused = Thread.interrupted();
            }
        }
    }

    /** The names of all tasks, in the order in which they were given. */
    public synchronized List<String> names() {
        return tasks.stream().map(task -> task.name).toList();
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Trouble e) {
            // Tried again in its next turn, as in real life; a defect goes on to the test.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
        loops.clear();
    }
}
