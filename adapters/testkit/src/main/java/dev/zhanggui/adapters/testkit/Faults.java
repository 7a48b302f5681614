package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Trouble;

/** Counts what a storage is asked, and makes calls fail before they do anything. */
public final class Faults {
    private static final long NEVER = Long.MAX_VALUE;

    private long calls;
    private long failing = NEVER;
    private long again = NEVER;
    private boolean due;

    /** How long a fault lasts. */
    enum Stroke {
        /** Whoever tries again gets through. */
        ONCE,
        /** Every nth call: whoever tries again comes as far as before. */
        AGAIN_AND_AGAIN,
        /** Whoever tries again fails at once. */
        FROM_THEN_ON
    }

    /** The {@code nth} call from now on fails, counted from 1, and no other. */
    public synchronized void failing(long nth) {
        failing(nth, Stroke.ONCE);
    }

    synchronized void failing(long nth, Stroke stroke) {
        failing = calls + nth;
        again = switch (stroke) {
            case ONCE -> NEVER;
            case AGAIN_AND_AGAIN -> nth;
            case FROM_THEN_ON -> 1;
        };
        due = true;
    }

    /** No call fails any more. */
    public synchronized void none() {
        failing = NEVER;
        due = false;
    }

    /** How many calls there were. */
    public synchronized long calls() {
        return calls;
    }

    /** Whether a fault is still to come, and none of it was met yet. */
    public synchronized boolean areDue() {
        return due;
    }

    synchronized void pass(String call) {
        calls++;
        if (calls == failing) {
            due = false;
            failing = again == NEVER ? NEVER : calls + again;
            throw new Trouble.Unavailable(
                    "call %d, %s, was made to fail".formatted(calls, call), new IllegalStateException(call));
        }
    }
}
