package dev.zhanggui.adapters.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's threads, one of which at a time sends the answers that kept no thread while they were waited for. The
 * storage answers a whole group of callers at once, and to wake a thread for each, once to send its answer and once to
 * listen to its connection again, would cost more than the reservation. So one thread does both for all. It must not
 * wait for any caller: answers are sent without waiting, and when a connection has its next request there already,
 * {@link #stepAside} leaves the others to the next thread before that request is served.
 */
final class AnsweringThreads extends QueuedThreadPool {
    private static final Object NOBODY = "nobody";
    private static final Object SOMEBODY = "somebody";
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringThreads.class);

    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> connections = new ConcurrentLinkedQueue<>();
    /** The thread that sends answers; before it has begun, that there will be one. */
    private final AtomicReference<Object> sender = new AtomicReference<>(NOBODY);

    AnsweringThreads(int most, int least, int idleMillis) {
        super(most, least, idleMillis);
        setName("http");
    }

    /** Has an answer sent soon, by another thread. */
    void send(Runnable answer) {
        answers.add(answer);
        wakeSender();
    }

    /** What the server wants done by another thread; while answers are sent, that is to listen to their connections. */
    @Override
    public void execute(Runnable job) {
        if (sender.get() == Thread.currentThread()) {
            connections.add(job);
        } else {
            super.execute(job);
        }
    }

    /** Before a request is served, which may take a while: whoever sends answers lets another do it. */
    void stepAside() {
        if (sender.compareAndSet(Thread.currentThread(), NOBODY)) {
            wakeSender();
        }
    }

    private void wakeSender() {
        boolean something = !answers.isEmpty() || !connections.isEmpty();
        if (something && sender.get() == NOBODY && sender.compareAndSet(NOBODY, SOMEBODY)) {
            try {
                super.execute(this::sendAll);
            } catch (RejectedExecutionException e) {
                sender.set(NOBODY);
                LOG.debug("the server is closed, and its connections with it", e);
            }
        }
    }

    private void sendAll() {
        var me = Thread.currentThread();
        sender.set(me);
        try {
            var next = next();
            while (next != null) {
                run(next);
                next = sender.get() == me ? next() : null;
            }
        } finally {
            stepAside();
        }
    }

    private static void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.error("an answer was not sent", e);
        }
    }

    private @Nullable Runnable next() {
        var answer = answers.poll();
        return answer != null ? answer : connections.poll();
    }
}
