package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.audit.views.AuditViews.ChangeRow;
import dev.zhanggui.application.audit.views.AuditViews.Filter;
import dev.zhanggui.application.spi.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The record of changes as a list: the newest first, filtered, page by page. */
public abstract class AuditViewsContract extends StorageContract {
    private static final Actor OTHER = Actor.embedding("other");

    /** Something that happened. */
    record Painted(String colour, int coats) {}

    private void write(Actor actor, String kind, String id, long version) {
        unit(() -> storage()
                .journal()
                .write(new Journal.Entry(
                        NOW.plusMillis(version),
                        actor,
                        kind,
                        id,
                        version,
                        Map.of("colour", "白"),
                        new Painted("红 \"", 2),
                        "盘点")));
    }

    private Page<ChangeRow> page(Filter filter, Optional<String> cursor, int limit) {
        return storage().auditViews().changes(filter, cursor, limit);
    }

    private List<String> all(Filter filter, int limit) {
        var names = new ArrayList<String>();
        var page = page(filter, Optional.empty(), limit);
        names.addAll(names(page));
        while (page.cursor().isPresent()) {
            page = page(filter, page.cursor(), limit);
            names.addAll(names(page));
        }
        return names;
    }

    private static List<String> names(Page<ChangeRow> page) {
        return page.items().stream().map(row -> row.subject() + row.version()).toList();
    }

    private static Filter kind(String kind) {
        return new Filter(Optional.of(kind), Optional.empty(), Optional.empty());
    }

    @Test
    void where_nothing_happened_the_list_is_empty() {
        assertThat(page(Filter.NONE, Optional.empty(), 10)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void a_row_shows_who_changed_what_and_why() {
        write(ACTOR, "wall", "南墙", 3);
        var row = page(Filter.NONE, Optional.empty(), 10).items().get(0);
        assertThat(row.at()).isEqualTo(NOW.plusMillis(3));
        assertThat(List.of(row.actor(), row.via(), row.action(), row.kind(), row.subject(), row.why()))
                .containsExactly(ACTOR.id(), ACTOR.via(), "painted", "wall", "南墙", "盘点");
        assertThat(row.version()).isEqualTo(3);
        assertThat(row.before()).hasToString("{colour=白}");
        assertThat(row.after()).hasToString("{colour=红 \", coats=2}");
        assertThat(row.row()).isPositive();
    }

    @Test
    void the_newest_come_first_and_filters_pass_over_the_others() {
        write(ACTOR, "wall", "a", 1);
        write(OTHER, "wall", "b", 1);
        write(ACTOR, "door", "a", 1);
        write(ACTOR, "wall", "a", 2);
        assertThat(all(Filter.NONE, 10)).containsExactly("a2", "a1", "b1", "a1");
        assertThat(all(kind("wall"), 1)).containsExactly("a2", "b1", "a1");
        assertThat(all(new Filter(Optional.of("wall"), Optional.of("a"), Optional.empty()), 2))
                .containsExactly("a2", "a1");
        assertThat(all(new Filter(Optional.empty(), Optional.empty(), Optional.of(OTHER.id())), 10))
                .containsExactly("b1");
        assertThat(all(kind("roof"), 10)).isEmpty();
    }

    @Test
    void rows_added_while_somebody_reads_are_neither_skipped_nor_repeated() {
        for (int i = 1; i <= 5; i++) {
            write(ACTOR, "wall", "a", i);
        }
        var first = page(Filter.NONE, Optional.empty(), 2);
        write(ACTOR, "wall", "a", 6);
        var second = page(Filter.NONE, first.cursor(), 2);
        var third = page(Filter.NONE, second.cursor(), 2);
        assertThat(names(first)).containsExactly("a5", "a4");
        assertThat(names(second)).containsExactly("a3", "a2");
        assertThat(names(third)).containsExactly("a1");
        assertThat(third.cursor()).isEmpty();
    }

    @Test
    void a_filter_that_finds_little_goes_on_where_one_call_stopped_looking() {
        write(ACTOR, "door", "far", 1);
        unit(() -> {
            for (int i = 1; i <= AuditViews.ROWS_LOOKED_AT_MAX + 1; i++) {
                storage().journal().write(JournalContract.entry("wall", i));
            }
        });
        var first = page(kind("door"), Optional.empty(), 10);
        assertThat(first.items()).isEmpty();
        assertThat(first.cursor()).isPresent();
        assertThat(all(kind("door"), 10)).containsExactly("far1");
    }

    @Test
    void a_cursor_that_nobody_gave_out_is_bad() {
        for (var cursor : List.of("", "?", "m1", "' OR 1=1 --", "a" + "9".repeat(40), "\u0000")) {
            assertThatThrownBy(() -> page(Filter.NONE, Optional.of(cursor), 10))
                    .as(cursor)
                    .isInstanceOf(AuditViews.BadCursor.class);
        }
    }
}
