package dev.zhanggui.application.spi;

import java.time.Duration;

/**
 * The only thing that starts threads or waits for time to pass. The real one is {@link BackgroundThreads}; a test or a
 * simulation brings one that it steps itself.
 */
public interface Background extends AutoCloseable {

    /** Does {@code task} again and again, {@code period} after it last ended, until closed. */
    void every(Duration period, String name, Runnable task);

    /** Runs a loop that ends by itself when its thread is interrupted. */
    void loop(String name, Runnable loop);

    /** Interrupts what runs and waits for its end. */
    @Override
    void close();
}
