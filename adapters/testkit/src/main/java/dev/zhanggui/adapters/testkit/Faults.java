package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Trouble;

/** Counts what a storage is asked, and makes one call fail: once, before it does anything. */
public final class Faults {
    private long calls;
    private long failing = Long.MAX_VALUE;

    /** The {@code nth} call from now on fails, counted from 1. */
    public synchronized void failing(long nth) {
        failing = calls + nth;
    }

    /** No call fails any more. */
    public synchronized void none() {
        failing = Long.MAX_VALUE;
    }

    /** How many calls there were. */
    public synchronized long calls() {
        return calls;
    }

    /** Whether a fault is still to come. */
    public synchronized boolean areDue() {
        return failing != Long.MAX_VALUE;
    }

    synchronized void pass(String call) {
        calls++;
        if (calls == failing) {
            failing = Long.MAX_VALUE;
            throw new Trouble.Unavailable(
                    "call %d, %s, was made to fail".formatted(calls, call), new IllegalStateException(call));
        }
    }
}
