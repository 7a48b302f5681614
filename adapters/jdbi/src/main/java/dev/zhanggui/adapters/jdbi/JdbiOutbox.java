package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Outbox;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Events and how far each subscriber is. A subscriber has a position in commit order: all events up to it are
 * delivered, or parked for it one by one; so one that fails holds up no other. A thing is held back while one of its
 * parked events waits for its time.
 */
final class JdbiOutbox implements Outbox {
    private static final String EVENT = "o.id, o.name, o.kind, o.subject, o.version, o.at, o.body";
    private static final String NOT_HELD_BACK = """
             AND NOT EXISTS (SELECT 1 FROM outbox_parked h
                  WHERE h.subscriber = :subscriber AND h.kind = o.kind AND h.subject = o.subject
                    AND h.retry_at > :now)""";

    private final Links links;
    private final Transactions transactions;
    private final String parkedEvents;
    private final String newEvents;
    private final String positions;
    private final String parkPassedOver;
    private final String forget;

    JdbiOutbox(Links links, Transactions transactions) {
        this.links = links;
        this.transactions = transactions;
        var dialect = links.dialect;
        var order = " ORDER BY " + dialect.inOrder("o");
        this.parkedEvents = "SELECT " + EVENT + " FROM outbox_parked p JOIN outbox o ON o.id = p.event"
                + " WHERE p.subscriber = :subscriber " + NOT_HELD_BACK + order + " LIMIT :most";
        this.newEvents = "SELECT " + EVENT + " FROM outbox o WHERE " + dialect.after("o") + " AND o.xid < "
                + dialect.horizon() + " " + NOT_HELD_BACK + order + " LIMIT :most";
        this.positions =
                "SELECT o.xid, o.id FROM outbox o WHERE o.id IN (<ids>) ORDER BY o.xid DESC, o.id DESC LIMIT 1";
        this.parkPassedOver = "INSERT INTO outbox_parked (subscriber, event, kind, subject, retry_at)"
                + " SELECT :subscriber, o.id, o.kind, o.subject, 0 FROM outbox o WHERE " + dialect.after("o")
                + " AND " + dialect.upTo("o") + " AND o.id NOT IN (<ids>)"
                + " ON CONFLICT (subscriber, event) DO NOTHING";
        // The oldest that nobody waits for: so much is looked at, and no more.
        this.forget = "DELETE FROM outbox WHERE id IN (SELECT o.id FROM (SELECT f.id, f.xid, f.at FROM outbox f"
                + " WHERE f.id NOT IN (SELECT event FROM outbox_parked) ORDER BY " + dialect.inOrder("f")
                + " LIMIT :most) o WHERE o.at < :before AND o.id < (SELECT MAX(id) FROM outbox) AND "
                + dialect.upTo("o") + ")";
    }

    private record Position(long xid, long id) {
        boolean isBefore(Position other) {
            return xid < other.xid || (xid == other.xid && id < other.id);
        }
    }

    private record Thing(String kind, String subject) {
        static Thing of(PublishedEvent event) {
            return new Thing(event.kind(), event.subject());
        }
    }

    /** In the unit of the caller, or in one of its own. */
    private <T> T inUnit(Supplier<T> work) {
        Decision<T, Refusal> done = transactions.run(() -> Decision.accepted(work.get()));
        return done.orThrow();
    }

    @Override
    public boolean lease(String subscriber, String holder, Instant now, Instant until) {
        return inUnit(() -> links.withHandle(db -> db.createUpdate("""
                                INSERT INTO outbox_lease (subscriber, holder, until_at)
                                VALUES (:subscriber, :holder, :until)
                                ON CONFLICT (subscriber) DO UPDATE
                                   SET holder = excluded.holder, until_at = excluded.until_at
                                 WHERE outbox_lease.holder = excluded.holder OR outbox_lease.until_at <= :now""")
                        .bind("subscriber", subscriber)
                        .bind("holder", holder)
                        .bind("now", now)
                        .bind("until", until)
                        .execute()))
                == 1;
    }

    @Override
    public void subscribe(String subscriber) {
        var unused = inUnit(() -> links.withHandle(db -> db.createUpdate(
                        "INSERT INTO outbox_subscriber (subscriber, xid, id) SELECT :subscriber, e.xid, e.id FROM ("
                                + links.dialect.outboxEnd()
                                + ") e WHERE true ON CONFLICT (subscriber) DO NOTHING")
                .bind("subscriber", subscriber)
                .execute()));
    }

    @Override
    public List<PublishedEvent> unread(String subscriber, Instant now, int most) {
        return links.withHandle(db -> {
            var position = position(db, subscriber);
            if (position == null) {
                return List.of();
            }
            var events = new ArrayList<>(events(db, parkedEvents, subscriber, position, now, most));
            if (events.size() < most) {
                events.addAll(events(db, newEvents, subscriber, position, now, most - events.size()));
            }
            return byVersionWithinThings(withoutOvertakers(db, subscriber, position, events));
        });
    }

    private static @Nullable Position position(Handle db, String subscriber) {
        return db.createQuery("SELECT xid, id FROM outbox_subscriber WHERE subscriber = :subscriber")
                .bind("subscriber", subscriber)
                .map((rows, context) -> new Position(rows.getLong(1), rows.getLong(2)))
                .findOne()
                .orElse(null);
    }

    private static List<PublishedEvent> events(
            Handle db, String sql, String subscriber, Position position, Instant now, int most) {
        return db.createQuery(sql)
                .bind("subscriber", subscriber)
                .bind("xid", position.xid())
                .bind("id", position.id())
                .bind("now", now)
                .bind("most", most)
                .map((rows, context) -> event(rows))
                .list();
    }

    private static PublishedEvent event(ResultSet rows) throws SQLException {
        return new PublishedEvent(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                Instant.ofEpochMilli(rows.getLong(6)),
                Json.facts(rows.getString(7)));
    }

    /**
     * Transactions that change one thing after the other may have begun in the other order, so on PostgreSQL a lower
     * version can lie further on, beyond the end of these events. The higher one waits for it: when the position has
     * passed, it is among the parked.
     */
    private List<PublishedEvent> withoutOvertakers(
            Handle db, String subscriber, Position position, List<PublishedEvent> events) {
        if (links.dialect == Dialect.SQLITE || events.isEmpty()) {
            return events;
        }
        var overtakers = Set.copyOf(db.createQuery("SELECT o.id FROM outbox o JOIN outbox e"
                        + " ON e.kind = o.kind AND e.subject = o.subject AND e.version < o.version"
                        + " WHERE o.id IN (<ids>) AND e.id NOT IN (<ids>) AND e.xid < " + links.dialect.horizon()
                        + " AND (" + links.dialect.after("e") + " OR EXISTS (SELECT 1 FROM outbox_parked p"
                        + " WHERE p.subscriber = :subscriber AND p.event = e.id))")
                .bindList("ids", ids(events))
                .bind("subscriber", subscriber)
                .bind("xid", position.xid())
                .bind("id", position.id())
                .mapTo(Long.class)
                .list());
        return events.stream().filter(event -> !overtakers.contains(event.id())).toList();
    }

    /** Each thing keeps its places in the list, and takes them in the order of its versions. */
    private static List<PublishedEvent> byVersionWithinThings(List<PublishedEvent> events) {
        Map<Thing, List<PublishedEvent>> byThing =
                events.stream().collect(Collectors.groupingBy(Thing::of, LinkedHashMap::new, Collectors.toList()));
        var next = new HashMap<Thing, Iterator<PublishedEvent>>();
        byThing.forEach((thing, all) -> next.put(
                thing,
                all.stream()
                        .sorted(Comparator.comparing(PublishedEvent::version).thenComparing(PublishedEvent::id))
                        .iterator()));
        return events.stream()
                .map(event -> Objects.requireNonNull(next.get(Thing.of(event))).next())
                .toList();
    }

    private static List<Long> ids(List<PublishedEvent> events) {
        return events.stream().map(PublishedEvent::id).toList();
    }

    @Override
    public void settle(
            String subscriber, List<PublishedEvent> delivered, List<PublishedEvent> failed, Instant retryAt) {
        if (delivered.isEmpty() && failed.isEmpty()) {
            return;
        }
        var unused = inUnit(() -> links.withHandle(db -> {
            if (!delivered.isEmpty()) {
                db.createUpdate("DELETE FROM outbox_parked WHERE subscriber = :subscriber AND event IN (<ids>)")
                        .bind("subscriber", subscriber)
                        .bindList("ids", ids(delivered))
                        .execute();
            }
            failed.forEach(event -> park(db, subscriber, event, retryAt));
            return moveUp(
                    db,
                    subscriber,
                    ids(Stream.concat(delivered.stream(), failed.stream()).toList()));
        }));
    }

    private static void park(Handle db, String subscriber, PublishedEvent event, Instant retryAt) {
        db.createUpdate("""
                        INSERT INTO outbox_parked (subscriber, event, kind, subject, retry_at)
                        VALUES (:subscriber, :event, :kind, :subject, :retryAt)
                        ON CONFLICT (subscriber, event) DO UPDATE SET retry_at = excluded.retry_at""")
                .bind("subscriber", subscriber)
                .bind("event", event.id())
                .bind("kind", event.kind())
                .bind("subject", event.subject())
                .bind("retryAt", retryAt)
                .execute();
    }

    /** The position moves behind the last event that was dealt with; those passed over on the way are parked. */
    private boolean moveUp(Handle db, String subscriber, List<Long> settled) {
        var from = position(db, subscriber);
        var to = db.createQuery(positions)
                .bindList("ids", settled)
                .map((rows, context) -> new Position(rows.getLong(1), rows.getLong(2)))
                .findOne()
                .orElse(null);
        if (from == null || to == null || !from.isBefore(to)) {
            return false;
        }
        db.createUpdate(parkPassedOver)
                .bind("subscriber", subscriber)
                .bind("xid", from.xid())
                .bind("id", from.id())
                .bind("toXid", to.xid())
                .bind("toId", to.id())
                .bindList("ids", settled)
                .execute();
        return db.createUpdate("UPDATE outbox_subscriber SET xid = :xid, id = :id WHERE subscriber = :subscriber")
                        .bind("subscriber", subscriber)
                        .bind("xid", to.xid())
                        .bind("id", to.id())
                        .execute()
                == 1;
    }

    @Override
    public int forget(Instant before, int most) {
        return inUnit(() -> links.withHandle(db -> {
            var settled = db.createQuery("SELECT xid, id FROM outbox_subscriber ORDER BY xid, id LIMIT 1")
                    .map((rows, context) -> new Position(rows.getLong(1), rows.getLong(2)))
                    .findOne()
                    .orElse(new Position(Long.MAX_VALUE, Long.MAX_VALUE));
            return db.createUpdate(forget)
                    .bind("before", before)
                    .bind("most", most)
                    .bind("toXid", settled.xid())
                    .bind("toId", settled.id())
                    .execute();
        }));
    }
}
