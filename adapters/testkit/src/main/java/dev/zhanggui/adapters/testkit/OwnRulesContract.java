package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.rules.spi.OwnRules;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.rules.PlatformRule.Key;
import dev.zhanggui.domain.shared.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The team's own rules: found as they were saved, under versions that only grow, with a revision that tells of changes. */
public abstract class OwnRulesContract extends StorageContract {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private OwnRules rules() {
        return storage().ownRules();
    }

    private static PlatformRule row(String platform, String rule, LocalDate from, String value) {
        return new PlatformRule(platform, rule, from, Basis.RULE, Optional.empty(), value, "", Confidence.A);
    }

    private static PlatformRule row(String value) {
        return row("tmall", "ship.hours", DAY, value);
    }

    private static PlatformRule richRow() {
        return new PlatformRule(
                "我们的平台 %_'",
                "发货.时限",
                LocalDate.of(1000, 1, 1),
                Basis.BOUND,
                Optional.of(LocalDate.of(9999, 12, 31)),
                "五|'quoted' \\ \"text\" \uD842\uDFB7",
                "内部约定",
                Confidence.D);
    }

    @Test
    void a_row_is_found_as_it_was_saved() {
        unit(() -> {
            rules().save(row("24"), 0);
            rules().save(richRow(), 0);
        });
        assertThat(rules().find(row("24").key())).isEqualTo(new Versioned<>(Optional.of(row("24")), 1));
        assertThat(rules().find(richRow().key())).isEqualTo(new Versioned<>(Optional.of(richRow()), 1));
        assertThat(rules().find(new Key("tmall", "ship.hours", DAY.plusDays(1))))
                .isEqualTo(new Versioned<>(Optional.empty(), 0));
        assertThat(rules().find(new Key("Tmall", "ship.hours", DAY)).version()).isZero();
    }

    @Test
    void a_change_replaces_everything_and_counts_a_version() {
        unit(() -> rules().save(richRow(), 0));
        var key = richRow().key();
        var bare = row(key.platform(), key.rule(), key.from(), "");
        unit(() -> rules().save(bare, 1));
        assertThat(rules().find(key)).isEqualTo(new Versioned<>(Optional.of(bare), 2));
        unit(() -> rules().save(richRow(), 2));
        assertThat(rules().find(key)).isEqualTo(new Versioned<>(Optional.of(richRow()), 3));
    }

    @Test
    void a_row_that_was_taken_away_leaves_its_version_behind() {
        unit(() -> rules().save(row("24"), 0));
        unit(() -> rules().remove(row("24").key(), 1));
        assertThat(rules().find(row("24").key())).isEqualTo(new Versioned<>(Optional.empty(), 2));
        assertThat(rules().all()).isEmpty();
        unit(() -> rules().save(row("36"), 2));
        assertThat(rules().find(row("24").key())).isEqualTo(new Versioned<>(Optional.of(row("36")), 3));
        assertThat(rules().all()).containsExactly(new Versioned<>(row("36"), 3));
    }

    @Test
    void another_version_than_was_seen_is_a_stale_write() {
        var key = row("").key();
        for (long over : new long[] {1, 7}) {
            assertStale(() -> rules().save(row("24"), over));
            assertStale(() -> rules().remove(key, over));
        }
        assertStale(() -> rules().remove(key, 0));
        unit(() -> rules().save(row("24"), 0));
        for (long over : new long[] {0, 2}) {
            assertStale(() -> rules().save(row("36"), over));
            assertStale(() -> rules().remove(key, over));
        }
        unit(() -> rules().remove(key, 1));
        assertStale(() -> rules().remove(key, 2));
        assertStale(() -> rules().save(row("36"), 0));
        assertThat(rules().find(key).version()).isEqualTo(2);
    }

    private void assertStale(Runnable change) {
        long revision = rules().revision();
        assertThatThrownBy(() -> unit(change)).isInstanceOf(StaleWrite.class);
        assertThat(rules().revision()).isEqualTo(revision);
    }

    @Test
    void all_rows_come_by_platform_rule_and_first_day() {
        assertThat(rules().all()).isEmpty();
        var sorted = new ArrayList<PlatformRule>();
        for (var platform : IDS_IN_ORDER) {
            for (var rule : IDS_IN_ORDER.subList(0, 3)) {
                sorted.add(row(platform, rule, DAY.minusYears(1), "1"));
                sorted.add(row(platform, rule, DAY, "2"));
            }
        }
        var backwards = new ArrayList<>(sorted);
        Collections.reverse(backwards);
        unit(() -> backwards.forEach(row -> rules().save(row, 0)));
        assertThat(rules().all()).extracting(Versioned::value).containsExactlyElementsOf(sorted);
    }

    @Test
    void the_revision_is_another_after_every_change_and_the_same_after_none() {
        long first = rules().revision();
        unit(() -> rules().save(row("24"), 0));
        long second = rules().revision();
        unit(() -> rules().save(row("36"), 1));
        long third = rules().revision();
        unit(() -> rules().remove(row("36").key(), 2));
        assertThat(new long[] {first, second, third, rules().revision()}).doesNotHaveDuplicates();
        long last = rules().revision();
        Decision<String, No> refused = storage().transactions().run(() -> {
            rules().save(row("48"), 3);
            return Decision.refused(new No(1));
        });
        assertThat(refused).isEqualTo(Decision.refused(new No(1)));
        assertThat(rules().revision()).isEqualTo(last);
        assertThat(rules().all()).isEmpty();
    }

    @Test
    void changes_at_once_are_all_kept_and_all_told_of() {
        long before = rules().revision();
        race(4, racer -> {
            for (int i = 0; i < 10; i++) {
                var row = row("p" + racer, "r" + i, DAY, "1");
                unitInTheEnd(() -> rules().save(row, rules().find(row.key()).version()));
            }
        });
        assertThat(rules().all()).hasSize(40);
        assertThat(rules().revision()).isEqualTo(before + 40);
    }
}
