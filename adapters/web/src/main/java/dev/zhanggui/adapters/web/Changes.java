package dev.zhanggui.adapters.web;

import java.time.Duration;

/** That something changed: whoever shows counts waits for it. */
final class Changes {
    private long count;
    private boolean closed;

    synchronized void happened() {
        count++;
        notifyAll();
    }

    synchronized long seen() {
        return count;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Until more has changed than was seen, or patience ends, or it is closed. */
    synchronized long await(long seen, Duration patience) {
        try {
            if (count == seen && !closed) {
                wait(Math.max(1, patience.toMillis()));
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
        return count;
    }
}
