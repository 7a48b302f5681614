package dev.zhanggui.application;

import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import java.util.function.Consumer;

/** What happened, for programs that listen. */
public interface Events {

    /**
     * Delivers every event written from now on to {@code listener}, at least once, those of one thing in order. A
     * listener that throws gets the event again later, and meanwhile none of the same thing.
     *
     * @param name of the subscriber: what it has received is remembered under it, across restarts
     */
    void subscribe(String name, Consumer<PublishedEvent> listener);
}
