package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Who has read what, and who delivers. */
final class MemoryOutbox implements Outbox {
    private final Memory memory;
    private final MemoryJournal journal;
    private final Memory.Table<String, Lease> leases;
    /** The number up to which each subscriber has settled everything. */
    private final Memory.Table<String, Long> settledUpTo;

    private final Memory.Table<Settled, Boolean> settled;
    private final Memory.Table<HeldBack, Instant> heldBack;

    MemoryOutbox(Memory memory, MemoryJournal journal) {
        this.memory = memory;
        this.journal = journal;
        this.leases = memory.new Table<>();
        this.settledUpTo = memory.new Table<>();
        this.settled = memory.new Table<>();
        this.heldBack = memory.new Table<>();
    }

    private record Lease(String holder, Instant until) {}

    private record Settled(String subscriber, long event) {}

    private record Thing(String kind, String subject) {
        static Thing of(PublishedEvent event) {
            return new Thing(event.kind(), event.subject());
        }
    }

    private record HeldBack(String subscriber, Thing thing) {}

    @Override
    public boolean lease(String subscriber, String holder, Instant now, Instant until) {
        boolean taken = leases.find(subscriber)
                .filter(lease -> !lease.holder().equals(holder) && lease.until().isAfter(now))
                .isPresent();
        if (!taken) {
            memory.alone(() -> leases.put(subscriber, new Lease(holder, until)));
        }
        return !taken;
    }

    @Override
    public void subscribe(String subscriber) {
        if (settledUpTo.find(subscriber).isEmpty()) {
            memory.alone(() -> settledUpTo.put(subscriber, journal.newest()));
        }
    }

    @Override
    public List<PublishedEvent> unread(String subscriber, Instant now, int most) {
        var from = settledUpTo.find(subscriber);
        if (from.isEmpty()) {
            return List.of();
        }
        var open = new ArrayList<PublishedEvent>();
        for (long n = from.get() + 1; n <= journal.newest(); n++) {
            var event = journal.events().find(n).orElseThrow();
            boolean waits = heldBack.find(new HeldBack(subscriber, Thing.of(event)))
                    .filter(now::isBefore)
                    .isPresent();
            if (!waits && settled.find(new Settled(subscriber, n)).isEmpty()) {
                open.add(event);
            }
        }
        return byVersionWithinThings(open).stream().limit(most).toList();
    }

    /** Each thing keeps its places in the list, and takes them in the order of its versions. */
    private static List<PublishedEvent> byVersionWithinThings(List<PublishedEvent> open) {
        Map<Thing, List<PublishedEvent>> byThing =
                open.stream().collect(Collectors.groupingBy(Thing::of, LinkedHashMap::new, Collectors.toList()));
        var next = new HashMap<Thing, Iterator<PublishedEvent>>();
        byThing.forEach((thing, events) -> next.put(
                thing,
                events.stream()
                        .sorted(Comparator.comparing(PublishedEvent::version).thenComparing(PublishedEvent::id))
                        .iterator()));
        return open.stream()
                .map(event -> Objects.requireNonNull(next.get(Thing.of(event))).next())
                .toList();
    }

    @Override
    public void settle(
            String subscriber, List<PublishedEvent> delivered, List<PublishedEvent> failed, Instant retryAt) {
        memory.alone(() -> write(subscriber, delivered, failed, retryAt));
    }

    private void write(
            String subscriber, List<PublishedEvent> delivered, List<PublishedEvent> failed, Instant retryAt) {
        for (var event : delivered) {
            settled.put(new Settled(subscriber, event.id()), true);
            heldBack.remove(new HeldBack(subscriber, Thing.of(event)));
        }
        for (var event : failed) {
            heldBack.put(new HeldBack(subscriber, Thing.of(event)), retryAt);
        }
        settledUpTo.find(subscriber).ifPresent(from -> moveUp(subscriber, from));
    }

    private void moveUp(String subscriber, long from) {
        long upTo = from;
        while (settled.find(new Settled(subscriber, upTo + 1)).isPresent()) {
            upTo++;
            settled.remove(new Settled(subscriber, upTo));
        }
        settledUpTo.put(subscriber, upTo);
    }

    @Override
    public int forget(Instant before, int most) {
        long settledByAll =
                settledUpTo.all().stream().mapToLong(upTo -> upTo).min().orElse(Long.MAX_VALUE);
        var old = journal.events().rows().keySet().stream()
                .sorted()
                .limit(most)
                .filter(n -> n <= settledByAll
                        && n < journal.newest()
                        && journal.events().find(n).orElseThrow().at().isBefore(before))
                .toList();
        memory.alone(() -> old.forEach(journal.events()::remove));
        return old.size();
    }
}
