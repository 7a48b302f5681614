package dev.zhanggui.application.internal;

import dev.zhanggui.application.Events;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.Outbox;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Consumer;

/** Carries events from the outbox to their listeners, one instance at a time for each. */
public final class EventPump implements Events {
    private static final System.Logger LOG = System.getLogger(EventPump.class.getName());
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int BATCH = 200;
    private static final Duration KEPT_FOR = Duration.ofDays(1);
    private static final int FORGOTTEN_AT_ONCE = 500;
    /** At most so many times in one turn: 50,000 events, beside the desk's other work. */
    private static final int FORGETTING_MAX = 100;

    private final Outbox outbox;
    private final Background background;
    private final InstantSource clock;
    private final String holder;

    /** @param holder names this instance among others on the same storage */
    public EventPump(Outbox outbox, Background background, InstantSource clock, String holder) {
        this.outbox = outbox;
        this.background = background;
        this.clock = clock;
        this.holder = holder;
    }

    @Override
    public void subscribe(String name, Consumer<PublishedEvent> listener) {
        outbox.subscribe(name);
        background.every(EVERY, "events for " + name, () -> deliver(name, listener));
    }

    /** Forgets events that everybody heard a day ago, a few at a time. */
    public void forgetOld() {
        var before = clock.instant().minus(KEPT_FOR);
        int forgotten = FORGOTTEN_AT_ONCE;
        for (int i = 0; i < FORGETTING_MAX && forgotten == FORGOTTEN_AT_ONCE; i++) {
            forgotten = outbox.forget(before, FORGOTTEN_AT_ONCE);
        }
    }

    private void deliver(String name, Consumer<PublishedEvent> listener) {
        int more = BATCH;
        while (more == BATCH) {
            var now = clock.instant();
            // A lease is a write; where there is nothing to deliver none is needed.
            if (outbox.unread(name, now, 1).isEmpty()) {
                return;
            }
            if (!outbox.lease(name, holder, now, now.plus(LEASE))) {
                return;
            }
            more = deliverBatch(name, listener);
        }
    }

    private int deliverBatch(String name, Consumer<PublishedEvent> listener) {
        var now = clock.instant();
        var events = outbox.unread(name, now, BATCH);
        var delivered = new ArrayList<PublishedEvent>();
        var failed = new ArrayList<PublishedEvent>();
        var heldBack = new HashSet<String>();
        for (var event : events) {
            var thing = event.kind() + '/' + event.subject();
            if (heldBack.contains(thing)) {
                failed.add(event);
                continue;
            }
            try {
                listener.accept(event);
                delivered.add(event);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "event " + event.id() + " held back for " + name, e);
                heldBack.add(thing);
                failed.add(event);
            }
        }
        if (!events.isEmpty()) {
            outbox.settle(name, delivered, failed, now.plus(RETRY_AFTER));
        }
        return events.size();
    }
}
