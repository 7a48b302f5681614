package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Outbox;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Events on their way out: at least once, in order for each thing, and no thing in the way of another. */
public abstract class OutboxContract extends StorageContract {
    private static final String READER = "reader";

    private Outbox outbox() {
        return storage().outbox();
    }

    private void happened(String thing, long... versions) {
        unit(() -> {
            for (long version : versions) {
                storage().journal().write(JournalContract.entry(thing, version));
            }
        });
    }

    private List<PublishedEvent> unread(Instant now) {
        return outbox().unread(READER, now, 100);
    }

    private static List<String> names(List<PublishedEvent> events) {
        return events.stream().map(event -> event.subject() + event.version()).toList();
    }

    private static List<PublishedEvent> of(String thing, List<PublishedEvent> events) {
        return events.stream().filter(event -> event.subject().equals(thing)).toList();
    }

    private void delivered(List<PublishedEvent> events) {
        outbox().settle(READER, events, List.of(), NOW);
    }

    @Test
    void a_subscriber_starts_with_the_first_event_after_it_was_seen() {
        happened("a", 1);
        outbox().subscribe(READER);
        assertThat(unread(NOW)).isEmpty();
        happened("a", 2);
        assertThat(names(unread(NOW))).containsExactly("a2");
    }

    @Test
    void a_subscriber_that_comes_back_goes_on_where_it_was() {
        outbox().subscribe(READER);
        happened("a", 1, 2);
        delivered(unread(NOW).subList(0, 1));
        outbox().subscribe(READER);
        assertThat(names(unread(NOW))).containsExactly("a2");
    }

    @Test
    void what_is_not_settled_is_answered_again() {
        outbox().subscribe(READER);
        happened("a", 1);
        happened("b", 1);
        var seen = unread(NOW);
        assertThat(names(seen)).containsExactlyInAnyOrder("a1", "b1");
        assertThat(unread(NOW)).isEqualTo(seen);
        delivered(of("b", seen));
        assertThat(names(unread(NOW))).containsExactly("a1");
        delivered(of("a", seen));
        assertThat(unread(NOW)).isEmpty();
        delivered(seen);
        assertThat(unread(NOW)).isEmpty();
    }

    @Test
    void each_subscriber_settles_for_itself() {
        outbox().subscribe(READER);
        outbox().subscribe("other");
        happened("a", 1);
        delivered(unread(NOW));
        assertThat(unread(NOW)).isEmpty();
        assertThat(names(outbox().unread("other", NOW, 100))).containsExactly("a1");
    }

    @Test
    void events_of_one_thing_come_by_version_however_they_became_visible() {
        outbox().subscribe(READER);
        happened("a", 3);
        happened("b", 1);
        happened("a", 1);
        happened("a", 10, 2);
        assertThat(names(of("a", unread(NOW)))).containsExactly("a1", "a2", "a3", "a10");
        assertThat(names(unread(NOW))).hasSize(5).contains("b1");
    }

    @Test
    void no_more_than_asked_and_in_the_end_all() {
        outbox().subscribe(READER);
        for (int i = 1; i <= 4; i++) {
            happened("a", i);
            happened("b", i);
            happened("c", i);
        }
        var got = new ArrayList<PublishedEvent>();
        for (var some = outbox().unread(READER, NOW, 5); !some.isEmpty(); some = outbox().unread(READER, NOW, 5)) {
            assertThat(some).hasSizeLessThanOrEqualTo(5);
            got.addAll(some);
            delivered(some);
        }
        assertThat(got).hasSize(12).doesNotHaveDuplicates();
        for (var thing : List.of("a", "b", "c")) {
            assertThat(of(thing, got)).extracting(PublishedEvent::version).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void a_failed_event_holds_back_only_the_later_ones_of_the_same_thing() {
        outbox().subscribe(READER);
        happened("a", 1, 2);
        happened("b", 1);
        var seen = unread(NOW);
        outbox().settle(READER, of("b", seen), of("a", seen), LATER);
        assertThat(unread(NOW)).isEmpty();
        happened("a", 3);
        happened("b", 2);
        assertThat(names(unread(NOW))).containsExactly("b2");
        assertThat(names(unread(LATER.minusMillis(1)))).containsExactly("b2");
    }

    @Test
    void a_thing_held_back_is_tried_again_when_its_time_has_come_from_where_it_failed() {
        outbox().subscribe(READER);
        happened("a", 1, 2, 3);
        var seen = unread(NOW);
        outbox().settle(READER, seen.subList(0, 1), seen.subList(1, 2), LATER);
        assertThat(unread(NOW)).isEmpty();
        assertThat(names(unread(LATER))).containsExactly("a2", "a3");
        outbox().settle(READER, List.of(), unread(LATER), LATER.plusSeconds(60));
        assertThat(unread(LATER)).isEmpty();
        var again = unread(LATER.plusSeconds(60));
        assertThat(names(again)).containsExactly("a2", "a3");
        delivered(again);
        happened("a", 4);
        assertThat(names(unread(NOW))).containsExactly("a4");
    }

    @Test
    void things_of_two_kinds_with_one_id_are_two_things() {
        outbox().subscribe(READER);
        happened("a", 1);
        unit(() -> storage().journal().write(otherKind("a", 1)));
        var seen = unread(NOW);
        assertThat(seen).hasSize(2);
        outbox().settle(
                        READER,
                        List.of(),
                        seen.stream()
                                .filter(event -> event.kind().equals("thing"))
                                .toList(),
                        LATER);
        assertThat(unread(NOW)).extracting(PublishedEvent::kind).containsExactly("otherThing");
    }

    private static Journal.Entry otherKind(String id, long version) {
        var entry = JournalContract.entry(id, version);
        return Journal.Entry.of(entry.at(), entry.actor(), "otherThing", id, version, entry.event());
    }

    @Test
    void what_is_held_back_for_one_subscriber_is_not_for_another() {
        outbox().subscribe(READER);
        outbox().subscribe("other");
        happened("a", 1);
        outbox().settle(READER, List.of(), unread(NOW), LATER);
        assertThat(names(outbox().unread("other", NOW, 100))).containsExactly("a1");
    }

    @Test
    void a_lease_has_one_holder() {
        assertThat(outbox().lease(READER, "one", NOW, NOW.plusSeconds(10))).isTrue();
        assertThat(outbox().lease(READER, "two", NOW, NOW.plusSeconds(10))).isFalse();
        assertThat(outbox().lease(READER, "one", NOW.plusSeconds(5), NOW.plusSeconds(15)))
                .isTrue();
        assertThat(outbox().lease(READER, "two", NOW.plusSeconds(14), NOW.plusSeconds(30)))
                .isFalse();
        assertThat(outbox().lease("other", "two", NOW, NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void a_lease_that_ended_may_be_taken_by_another() {
        assertThat(outbox().lease(READER, "one", NOW, NOW.plusSeconds(10))).isTrue();
        assertThat(outbox().lease(READER, "two", NOW.plusSeconds(10), NOW.plusSeconds(20)))
                .isTrue();
        assertThat(outbox().lease(READER, "one", NOW.plusSeconds(10), NOW.plusSeconds(20)))
                .isFalse();
    }

    @Test
    void of_many_who_want_a_lease_one_gets_it() {
        for (int round = 0; round < 5; round++) {
            var subscriber = "reader" + round;
            var got = new AtomicInteger();
            race(8, racer -> {
                if (outbox().lease(subscriber, "holder" + racer, NOW, NOW.plusSeconds(10))) {
                    got.incrementAndGet();
                }
            });
            assertThat(got.get()).isEqualTo(1);
        }
    }

    @Test
    void nothing_is_lost_or_out_of_order_while_many_write() {
        outbox().subscribe(READER);
        var got = new ArrayList<PublishedEvent>();
        race(5, racer -> {
            for (int i = 1; i <= 20; i++) {
                if (racer > 0) {
                    var thing = "thing" + racer;
                    long version = i;
                    unitInTheEnd(() -> storage().journal().write(JournalContract.entry(thing, version)));
                } else {
                    var some = outbox().unread(READER, NOW, 7);
                    got.addAll(some);
                    delivered(some);
                }
            }
        });
        for (var some = outbox().unread(READER, NOW, 7); !some.isEmpty(); some = outbox().unread(READER, NOW, 7)) {
            got.addAll(some);
            delivered(some);
        }
        assertThat(got).hasSize(80).doesNotHaveDuplicates();
        var last = new HashMap<String, Long>();
        got.forEach(
                event -> assertThat(last.merge(event.subject(), 1L, Long::sum)).isEqualTo(event.version()));
    }

    @Test
    void events_that_everybody_has_heard_are_forgotten_after_a_while() {
        outbox().subscribe(READER);
        outbox().subscribe("other");
        happened("a", 1, 2);
        happened("b", 1);
        delivered(unread(NOW));
        assertThat(outbox().forget(LATER, 100)).isZero();
        outbox().settle("other", outbox().unread("other", NOW, 2), List.of(), NOW);
        assertThat(outbox().forget(NOW, 100)).isZero();
        assertThat(outbox().forget(LATER, 100)).isEqualTo(2);
        assertThat(names(outbox().unread("other", NOW, 100))).containsExactly("b1");
        happened("a", 3);
        assertThat(names(unread(NOW))).containsExactly("a3");
        assertThat(names(outbox().unread("other", NOW, 100))).containsExactlyInAnyOrder("a3", "b1");
    }

    @Test
    void an_event_that_is_to_be_tried_again_is_not_forgotten() {
        outbox().subscribe(READER);
        happened("a", 1);
        happened("b", 1, 2);
        var seen = unread(NOW);
        outbox().settle(READER, of("b", seen), of("a", seen), LATER);
        assertThat(outbox().forget(LATER, 100)).isBetween(0, 2);
        assertThat(names(unread(LATER))).containsExactly("a1");
        delivered(unread(LATER));
        assertThat(outbox().forget(LATER, 100)).isBetween(1, 2);
        assertThat(outbox().forget(LATER, 100)).isZero();
        assertThat(unread(LATER)).isEmpty();
    }

    @Test
    void no_more_is_forgotten_at_once_than_was_asked_for() {
        outbox().subscribe(READER);
        happened("a", 1, 2, 3, 4, 5);
        delivered(unread(NOW));
        assertThat(outbox().forget(LATER, 3)).isEqualTo(3);
        assertThat(outbox().forget(LATER, 3)).isEqualTo(1);
        assertThat(outbox().forget(LATER, 3)).isZero();
        happened("a", 6);
        assertThat(names(unread(NOW))).containsExactly("a6");
    }
}
