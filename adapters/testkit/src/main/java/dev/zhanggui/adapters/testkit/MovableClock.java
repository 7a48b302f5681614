package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Two clocks that stand still until a test moves them. */
public final class MovableClock implements Clock {
    private Instant wall;
    private long nanos;

    private MovableClock(Instant wall) {
        this.wall = wall.truncatedTo(ChronoUnit.MILLIS);
    }

    public static MovableClock at(Instant wall) {
        return new MovableClock(wall);
    }

    /** Time passes: both clocks go on. */
    public synchronized void advance(Duration by) {
        wall = wall.plus(by).truncatedTo(ChronoUnit.MILLIS);
        nanos = Math.addExact(nanos, by.toNanos());
    }

    /** Somebody sets the wall clock, ahead or back; no time passes. */
    public synchronized void step(Duration by) {
        wall = wall.plus(by).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public synchronized Instant wall() {
        return wall;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }
}
