package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.spi.Clock;
import java.time.Instant;

/** A clock that is moved through the company's past; both of its hands move together, so that nothing jumps. */
final class DemoClock implements Clock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private volatile long millis;

    DemoClock(Instant start) {
        this.millis = start.toEpochMilli();
    }

    /** Never backwards: an earlier moment leaves it where it stands. */
    void moveTo(Instant at) {
        millis = Math.max(millis, at.toEpochMilli());
    }

    @Override
    public Instant wall() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public long nanos() {
        return millis * NANOS_PER_MILLI;
    }
}
