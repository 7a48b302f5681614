package dev.zhanggui.application.spi;

import java.time.Instant;

/** The machine's two clocks. The desk makes of them one that never runs backwards. */
public interface Clock {

    /** What the wall clock shows, to the millisecond; somebody may set it. */
    Instant wall();

    /** Nanoseconds since some moment; nobody can set it. */
    long nanos();

    /** The clocks of this machine. */
    static Clock system() {
        return new Clock() {
            @Override
            public Instant wall() {
                return Instant.ofEpochMilli(System.currentTimeMillis());
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
