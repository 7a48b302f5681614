package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.spi.Background;
import java.time.Duration;

/** Nothing is done in the background while the past is written down: what must be done is done in its order. */
final class NothingMeanwhile implements Background {

    @Override
    public void every(Duration period, String name, Runnable task) {}

    @Override
    public void loop(String name, Runnable loop) {}

    @Override
    public void close() {}
}
