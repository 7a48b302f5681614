package dev.zhanggui.application.imports.internal;

import java.time.Duration;

/** Tells those who wait for a job that one has moved. */
final class Board {
    private long moves;
    private boolean closed;

    synchronized void moved() {
        moves++;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized long moves() {
        return moves;
    }

    /** Until there were more moves than that, or patience ends, or it is closed. */
    synchronized void await(long seen, Duration patience) {
        try {
            if (moves == seen && !closed) {
                wait(Math.max(1, patience.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
