package dev.zhanggui.application.spi;

import dev.zhanggui.application.Actor;
import java.time.Instant;
import java.util.Map;

/**
 * What happened, written with the change itself: once for those who ask later (the audit) and once for those who
 * listen (the outbox).
 */
public interface Journal {

    /** Writes one row of the audit, with the hash of its content, and one event of the outbox. */
    void write(Entry entry);

    /**
     * Writes the event only: of a chunk of a job, whose one row of the audit is written when it ends. What the chunk
     * wrote names the job.
     */
    void tell(Entry entry);

    /**
     * One change of one thing.
     *
     * @param kind what was changed: {@code reservation}, {@code sku}, {@code store} …
     * @param id its id
     * @param version its version after the change; events of one thing are delivered in this order
     * @param before what it was, as far as the change touched it; empty where it is new
     * @param event what happened, as a record of facts; its name in camel case is the event's name
     * @param why what the actor gave as a reason; may be empty
     */
    record Entry(
            Instant at,
            Actor actor,
            String kind,
            String id,
            long version,
            Map<String, Object> before,
            Record event,
            String why) {

        public static Entry of(Instant at, Actor actor, String kind, String id, long version, Record event) {
            return new Entry(at, actor, kind, id, version, Map.of(), event, "");
        }
    }
}
