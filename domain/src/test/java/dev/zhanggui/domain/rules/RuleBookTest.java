package dev.zhanggui.domain.rules;

import static dev.zhanggui.domain.rules.Rows.day;
import static dev.zhanggui.domain.rules.Rows.pack;
import static dev.zhanggui.domain.rules.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.RuleAnswer.Known;
import dev.zhanggui.domain.rules.RuleAnswer.Unknown;
import dev.zhanggui.domain.rules.RuleDifference.Kind;
import dev.zhanggui.domain.shared.Invariant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which row answers: the team's before the pack's, the platform's before its jurisdiction's, else nobody's. */
class RuleBookTest {
    private static final RuleBook SHIPPED = RuleBook.of(List.of(
            pack(
                    "mall",
                    "mall ship.hours 2019-01-01 bound 2025-03-06 72 hours page B",
                    "mall ship.hours 2025-03-07 rule  48 hours page C",
                    "mall jurisdiction 2000-01-01 bound 2030-12-31 law text page B"),
            pack("law", "law return.days 2014-03-15 rule  7 days page B")));

    private static Known known(RuleBook book, String rule, String on) {
        return (Known) book.lookup("mall", rule, day(on));
    }

    @Test
    void a_row_answers_from_its_first_day_to_the_end_of_its_last() {
        assertThat(SHIPPED.lookup("mall", "ship.hours", day("2018-12-31")))
                .isEqualTo(new Unknown("mall", "ship.hours", day("2018-12-31")));
        assertThat(known(SHIPPED, "ship.hours", "2019-01-01").rule().value()).isEqualTo("72");
        assertThat(known(SHIPPED, "ship.hours", "2025-03-06").rule().value()).isEqualTo("72");
        assertThat(known(SHIPPED, "ship.hours", "2025-03-07").rule().value()).isEqualTo("48");
        assertThat(known(SHIPPED, "ship.hours", "2099-01-01").rule().value()).isEqualTo("48");
    }

    @Test
    void what_only_an_early_bound_puts_in_force_is_a_guess() {
        assertThat(known(SHIPPED, "ship.hours", "2020-01-01").guess()).isTrue();
        assertThat(known(SHIPPED, "ship.hours", "2026-01-01").guess()).isFalse();
        var mine = SHIPPED.with(List.of(row("mall", "ship.hours", "2020-01-01", Basis.BOUND, "", "24")));
        assertThat(known(mine, "ship.hours", "2026-01-01").guess()).isTrue();
    }

    @Test
    void a_row_of_the_teams_in_force_wins_over_one_that_ships_and_leaves_it_where_it_ends() {
        var book = SHIPPED.with(List.of(row("mall", "ship.hours", "2026-01-01", "2026-01-31", "24")));
        assertThat(known(book, "ship.hours", "2025-12-31").own()).isFalse();
        assertThat(known(book, "ship.hours", "2026-01-01").own()).isTrue();
        assertThat(known(book, "ship.hours", "2026-01-31").rule().value()).isEqualTo("24");
        assertThat(known(book, "ship.hours", "2026-02-01").rule().value()).isEqualTo("48");
    }

    @Test
    void a_row_of_the_teams_with_the_day_of_a_shipped_one_replaces_it_altogether() {
        var book = SHIPPED.with(List.of(row("mall", "ship.hours", "2025-03-07", "2025-12-31", "36")));
        assertThat(known(book, "ship.hours", "2025-12-31").rule().value()).isEqualTo("36");
        assertThat(book.lookup("mall", "ship.hours", day("2026-01-01"))).isInstanceOf(Unknown.class);
        assertThat(known(book, "ship.hours", "2025-03-06").rule().value()).isEqualTo("72");
    }

    @Test
    void of_several_rows_of_the_teams_in_force_the_one_that_began_last_answers() {
        var book = SHIPPED.with(List.of(
                row("mall", "ship.hours", "2025-01-01", "", "30"),
                row("mall", "ship.hours", "2026-01-01", "", "20"),
                row("mall", "ship.hours", "2027-01-01", "2027-01-01", "10")));
        assertThat(known(book, "ship.hours", "2025-12-31").rule().value()).isEqualTo("30");
        assertThat(known(book, "ship.hours", "2026-12-31").rule().value()).isEqualTo("20");
        assertThat(known(book, "ship.hours", "2027-01-01").rule().value()).isEqualTo("10");
        assertThat(known(book, "ship.hours", "2027-01-02").rule().value()).isEqualTo("20");
    }

    @Test
    void a_platform_without_a_row_asks_its_jurisdiction() {
        var found = known(SHIPPED, "return.days", "2026-01-01");
        assertThat(found.rule().platform()).isEqualTo("law");
        assertThat(found.rule().value()).isEqualTo("7");
        assertThat(SHIPPED.lookup("mall", "return.days", day("2014-03-14")))
                .isEqualTo(new Unknown("mall", "return.days", day("2014-03-14")));
        assertThat(SHIPPED.lookup("mall", "return.days", day("2031-01-01"))).isInstanceOf(Unknown.class);
        assertThat(SHIPPED.lookup("street", "return.days", day("2026-01-01"))).isInstanceOf(Unknown.class);
        var own = SHIPPED.with(List.of(row("mall", "return.days", "2026-01-01", "", "15")));
        assertThat(known(own, "return.days", "2026-01-01").rule().value()).isEqualTo("15");
    }

    @Test
    void a_team_says_itself_to_which_jurisdiction_a_platform_of_its_own_belongs() {
        var book = SHIPPED.with(List.of(
                row("street", RuleBook.JURISDICTION, "2026-01-01", "", "law"),
                row("law", "return.days", "2026-06-01", "", "14")));
        assertThat(((Known) book.lookup("street", "return.days", day("2026-05-31")))
                        .rule()
                        .value())
                .isEqualTo("7");
        var later = (Known) book.lookup("street", "return.days", day("2026-06-01"));
        assertThat(later.rule().value()).isEqualTo("14");
        assertThat(later.own()).isTrue();
    }

    @Test
    void jurisdictions_are_asked_once_and_never_for_their_own_jurisdiction() {
        var book = SHIPPED.with(List.of(
                row("mall", RuleBook.JURISDICTION, "2026-01-01", "", "mall"),
                row("law", RuleBook.JURISDICTION, "2026-01-01", "", "planet"),
                row("planet", "gravity", "2026-01-01", "", "9.8")));
        assertThat(book.lookup("mall", "gravity", day("2026-01-01"))).isInstanceOf(Unknown.class);
        assertThat(book.lookup("law", "gravity", day("2026-01-01"))).isInstanceOf(Known.class);
        assertThat(book.lookup("planet", RuleBook.JURISDICTION, day("2026-01-01")))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void all_rows_come_by_platform_rule_and_day_with_their_origin() {
        var mine = row("mall", "ship.hours", "2025-03-07", "", "36");
        var book = SHIPPED.with(List.of(mine));
        assertThat(book.entries().stream()
                        .map(entry -> entry.rule().key() + " " + entry.own() + " " + entry.replaced()))
                .containsExactly(
                        "law/return.days/2014-03-15 false false",
                        "mall/jurisdiction/2000-01-01 false false",
                        "mall/ship.hours/2019-01-01 false false",
                        "mall/ship.hours/2025-03-07 false true",
                        "mall/ship.hours/2025-03-07 true false");
        assertThat(book.entries().get(0).pack()).contains("law");
        assertThat(book.form("ship.hours").map(RuleForm::text)).contains("hours");
        assertThat(book.form("nobody.knows")).isEmpty();
    }

    @Test
    void a_shipped_row_that_says_something_else_on_the_same_day_is_a_difference() {
        var mine = row("mall", "ship.hours", "2025-03-07", "", "36");
        assertThat(SHIPPED.with(List.of(mine)).differences()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.CHANGED);
            assertThat(one.own()).isEqualTo(mine);
            assertThat(one.shipped().value()).isEqualTo("48");
        });
        var shorter = row("mall", "ship.hours", "2025-03-07", "2026-01-01", "48");
        assertThat(SHIPPED.with(List.of(shorter)).differences()).hasSize(1);
        var same = row("mall", "ship.hours", "2025-03-07", "", "48");
        assertThat(SHIPPED.with(List.of(same)).differences()).isEmpty();
        assertThat(SHIPPED.differences()).isEmpty();
    }

    @Test
    void a_shipped_row_that_begins_while_a_row_of_the_teams_hides_it_is_a_difference() {
        var mine = row("mall", "ship.hours", "2024-01-01", "", "36");
        assertThat(SHIPPED.with(List.of(mine)).differences()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.NEWER);
            assertThat(one.own()).isEqualTo(mine);
            assertThat(one.shipped().from()).isEqualTo(day("2025-03-07"));
        });
        var ended = row("mall", "ship.hours", "2024-01-01", "2025-03-06", "36");
        assertThat(SHIPPED.with(List.of(ended)).differences()).isEmpty();
        var agreeing = row("mall", "ship.hours", "2024-01-01", "", "48");
        assertThat(SHIPPED.with(List.of(agreeing)).differences()).isEmpty();
    }

    @Test
    void packs_that_contradict_each_other_are_a_defect() {
        var one = pack("one", "mall ship.hours 2020-01-01 rule  48 hours page B");
        var overlapping = pack("two", "mall ship.hours 2021-01-01 rule  24 hours page B");
        var otherForm = pack("three", "shop ship.hours 2021-01-01 rule  2 days page B");
        assertThatThrownBy(() -> RuleBook.of(List.of(one, overlapping)))
                .isInstanceOf(Invariant.Broken.class)
                .hasMessageContaining("same day");
        assertThatThrownBy(() -> RuleBook.of(List.of(one, otherForm)))
                .isInstanceOf(Invariant.Broken.class)
                .hasMessageContaining("two forms");
    }
}
