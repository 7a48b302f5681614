package dev.zhanggui.application.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Events on their way out: each is delivered to each subscriber at least once, and those of one thing in the order of
 * its versions. An event that fails holds back only the later ones of the same thing.
 */
public interface Outbox {

    /**
     * Takes or renews the right to deliver to {@code subscriber}: at most one holder has it until {@code until}.
     * Answers whether {@code holder} has it now.
     */
    boolean lease(String subscriber, String holder, Instant now, Instant until);

    /** A subscriber that was never seen starts with the first event written after this call. */
    void subscribe(String subscriber);

    /**
     * The next events for a subscriber, those of one thing by version: events not yet settled of things that are not
     * held back, and held-back ones whose time to retry has come.
     */
    List<PublishedEvent> unread(String subscriber, Instant now, int most);

    /**
     * Writes down what became of events that {@link #unread} answered. What stands in neither list is answered again.
     *
     * @param failed to be tried again from {@code retryAt} on; later events of the same thing wait behind them
     */
    void settle(String subscriber, List<PublishedEvent> delivered, List<PublishedEvent> failed, Instant retryAt);

    /**
     * Forgets events that every subscriber has settled and that were written before {@code before}; answers how many.
     * One that is still to be tried again for somebody stays, however old, and so does the newest of all, from which
     * the next is counted.
     *
     * @param most how many of the oldest events are looked at in one call
     */
    int forget(Instant before, int most);

    /**
     * @param name such as {@code stockHeld}
     * @param facts plain values: text, numbers, truth values, lists and maps
     */
    record PublishedEvent(
            long id, String name, String kind, String subject, long version, Instant at, Map<String, Object> facts) {}
}
