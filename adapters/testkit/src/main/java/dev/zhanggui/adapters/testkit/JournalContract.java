package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.audit.spi.AuditTrail.SealedRow;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The journal: one row of the audit and one event for each change, with the change or not at all. */
public abstract class JournalContract extends StorageContract {

    /** Something that happened, with every kind of fact. */
    record ThingHappened(
            String text, Quantity units, long many, boolean done, Optional<String> absent, List<String> all, Nested in)
            implements Rather {

        record Nested(String first, int second) {}
    }

    /** A name that events share. */
    interface Rather {}

    private static final ThingHappened RICH = new ThingHappened(
            "名 \"q\" \\ \n<&>",
            Quantity.of(3),
            1L << 40,
            true,
            Optional.empty(),
            List.of("a", "乙"),
            new ThingHappened.Nested("x", 2));

    static Journal.Entry entry(String id, long version) {
        return Journal.Entry.of(NOW.plusMillis(version), ACTOR, "thing", id, version, RICH);
    }

    /** What stands in the audit, sealed. */
    static List<SealedRow> sealed(StorageContract contract) {
        var trail = contract.storage().auditTrail();
        int sealed = trail.seal(100);
        while (sealed > 0) {
            sealed = trail.seal(100);
        }
        return trail.after(0, 1_000);
    }

    private List<PublishedEvent> events() {
        return storage().outbox().unread("reader", LATER, 1_000);
    }

    @Test
    void a_change_is_written_once_for_the_audit() {
        var entry = new Journal.Entry(
                NOW.plusMillis(7),
                ACTOR,
                "thing",
                "订单 1/'2'",
                42,
                Map.of("onHand", 5L, "name", "旧"),
                RICH,
                "因为 \"so\"");
        unit(() -> storage().journal().write(entry));
        var row = sealed(this).get(0).row().orElseThrow();
        assertThat(row.at()).isEqualTo(NOW.plusMillis(7));
        assertThat(row.actor()).isEqualTo("contract");
        assertThat(row.via()).isEqualTo("library");
        assertThat(row.action()).isEqualTo("thingHappened");
        assertThat(row.kind()).isEqualTo("thing");
        assertThat(row.subject()).isEqualTo("订单 1/'2'");
        assertThat(row.version()).isEqualTo(42);
        assertThat(row.why()).isEqualTo("因为 \"so\"");
        assertThat(row.before()).isIn("{\"onHand\":5,\"name\":\"旧\"}", "{\"name\":\"旧\",\"onHand\":5}");
        assertThat(row.after())
                .isEqualTo("{\"text\":\"名 \\\"q\\\" \\\\ \\n<&>\",\"units\":3,\"many\":1099511627776,\"done\":true,"
                        + "\"all\":[\"a\",\"乙\"],\"in\":{\"first\":\"x\",\"second\":2}}");
    }

    @Test
    void what_is_only_told_is_an_event_and_no_row_of_the_audit() {
        storage().outbox().subscribe("reader");
        unit(() -> {
            storage().journal().write(entry("a", 1));
            storage().journal().tell(entry("b", 1));
            storage().journal().write(entry("c", 1));
        });
        assertThat(sealed(this))
                .extracting(link -> link.row().orElseThrow().subject())
                .containsExactly("a", "c");
        assertThat(events()).extracting(PublishedEvent::subject).containsExactly("a", "b", "c");
    }

    @Test
    void what_is_new_was_nothing_before() {
        unit(() -> storage().journal().write(entry("a", 1)));
        assertThat(sealed(this).get(0).row().map(AuditRow::before)).contains("{}");
    }

    @Test
    void the_hash_of_the_content_is_written_with_the_row() {
        unit(() -> {
            storage().journal().write(entry("a", 1));
            storage().journal().write(entry("b", 1));
        });
        assertThat(sealed(this))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.contentHash())
                        .isEqualTo(link.row().orElseThrow().hash()));
    }

    @Test
    void a_change_is_written_once_for_those_who_listen() {
        storage().outbox().subscribe("reader");
        unit(() -> storage().journal().write(entry("订单 1", 42)));
        var event = events().get(0);
        assertThat(events()).hasSize(1);
        assertThat(event.name()).isEqualTo("thingHappened");
        assertThat(event.kind()).isEqualTo("thing");
        assertThat(event.subject()).isEqualTo("订单 1");
        assertThat(event.version()).isEqualTo(42);
        assertThat(event.at()).isEqualTo(NOW.plusMillis(42));
        assertThat(event.facts()).containsOnlyKeys("text", "units", "many", "done", "all", "in");
        assertThat(event.facts())
                .containsEntry("text", RICH.text())
                .containsEntry("done", true)
                .containsEntry("all", List.of("a", "乙"));
        assertThat(String.valueOf(event.facts().get("units"))).isEqualTo("3");
        assertThat(String.valueOf(event.facts().get("many"))).isEqualTo("1099511627776");
        assertThat(String.valueOf(event.facts().get("in"))).isEqualTo("{first=x, second=2}");
    }

    @Test
    void what_did_not_happen_is_not_written() {
        storage().outbox().subscribe("reader");
        Decision<String, No> refused = storage().transactions().run(() -> {
            storage().journal().write(entry("refused", 1));
            return Decision.refused(new No(1));
        });
        assertThat(refused).isEqualTo(Decision.refused(new No(1)));
        unit(() -> {
            storage().journal().write(entry("a", 1));
            Decision<String, No> part = storage().transactions().run(() -> {
                storage().journal().write(entry("part", 1));
                return Decision.refused(new No(2));
            });
            assertThat(part).isEqualTo(Decision.refused(new No(2)));
            storage().journal().write(entry("b", 1));
        });
        assertThat(events()).extracting(PublishedEvent::subject).containsExactly("a", "b");
        assertThat(sealed(this))
                .extracting(link -> link.row().orElseThrow().subject())
                .containsExactly("a", "b");
    }

    @Test
    void every_event_has_an_id_of_its_own() {
        storage().outbox().subscribe("reader");
        for (int i = 1; i <= 5; i++) {
            long version = i;
            unit(() -> storage().journal().write(entry("a", version)));
        }
        assertThat(events().stream().map(PublishedEvent::id).distinct()).hasSize(5);
    }
}
