package dev.zhanggui.application.internal;

import dev.zhanggui.application.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The desk's time, to the millisecond. It runs at the pace of the monotonic clock and never backwards: a wall clock
 * that is set back is not followed, one that is a little ahead is. One that jumps more than {@link #JUMP} ahead is
 * followed only once the jump was written down and open holds were lengthened ({@link #follow}).
 */
public final class DeskClock implements InstantSource {
    public static final Duration JUMP = Duration.ofMinutes(1);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private final AtomicLong aheadOfMonotonic;

    public DeskClock(Clock clock) {
        this.clock = clock;
        this.aheadOfMonotonic = new AtomicLong(clock.wall().toEpochMilli() - monotonic());
    }

    @Override
    public Instant instant() {
        long desk = monotonic() + aheadOfMonotonic.get();
        long ahead = clock.wall().toEpochMilli() - desk;
        if (ahead > 0 && ahead <= JUMP.toMillis()) {
            aheadOfMonotonic.accumulateAndGet(
                    clock.wall().toEpochMilli() - monotonic(),
                    (known, found) -> found - known <= JUMP.toMillis() ? Math.max(known, found) : known);
            desk = monotonic() + aheadOfMonotonic.get();
        }
        return Instant.ofEpochMilli(desk);
    }

    /** How far the wall clock jumped ahead and is not followed yet; zero where it did not. */
    public Duration jumpedAhead() {
        long ahead = clock.wall().toEpochMilli() - monotonic() - aheadOfMonotonic.get();
        return ahead > JUMP.toMillis() ? Duration.ofMillis(ahead) : Duration.ZERO;
    }

    /** Follows the wall clock after a jump. */
    public void follow(Duration jump) {
        aheadOfMonotonic.addAndGet(jump.toMillis());
    }

    private long monotonic() {
        return Math.floorDiv(clock.nanos(), NANOS_PER_MILLI);
    }
}
