package dev.zhanggui.domain.rules;

import static dev.zhanggui.domain.rules.Rows.day;
import static dev.zhanggui.domain.rules.Rows.pack;
import static dev.zhanggui.domain.rules.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.shared.Invariant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs as they are written, and the forms that their values have. */
class RulePackTest {

    @Test
    void a_pack_is_read_line_by_line() {
        var lines = List.of(
                "# a remark",
                "",
                Rows.HEADER,
                "mall\tship.hours\t2019-01-01\tbound\t2025-03-06\t72\thours\ta page (2019)\tB",
                "mall\tship.hours\t2025-03-07\tpage\t\t48\thours\tanother page\tD");
        var pack = RulePack.read("mall", day("2026-11-22"), lines);
        assertThat(pack.rows())
                .containsExactly(
                        new PlatformRule(
                                "mall",
                                "ship.hours",
                                day("2019-01-01"),
                                Basis.BOUND,
                                Optional.of(day("2025-03-06")),
                                "72",
                                "a page (2019)",
                                Confidence.B),
                        new PlatformRule(
                                "mall",
                                "ship.hours",
                                day("2025-03-07"),
                                Basis.PAGE,
                                Optional.empty(),
                                "48",
                                "another page",
                                Confidence.D));
        assertThat(pack.forms()).containsOnlyKeys("ship.hours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mall ship.hours 2020-01-01 rule  48 hours page",
                "mall ship.hours 2020-01-01 rule  48 hours page B more",
                "mall ship.hours 2020-13-01 rule  48 hours page B",
                "mall ship.hours 2020-01-01 rumour  48 hours page B",
                "mall ship.hours 2020-01-01 rule  48 hours page E",
                "mall ship.hours 2020-01-01 rule  48 fortnights page B",
                "mall ship.hours 2020-01-01 rule  soon hours page B",
                "mall Ship.hours 2020-01-01 rule  48 hours page B",
                "mall ship.hours 2020-01-01 rule 2019-12-31 48 hours page B",
                " ship.hours 2020-01-01 rule  48 hours page B"
            })
    void a_line_that_cannot_be_read_is_a_defect(String line) {
        assertThatThrownBy(() -> pack("mall", line)).isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_pack_without_its_header_is_a_defect() {
        assertThatThrownBy(() -> RulePack.read("mall", day("2026-11-22"), List.of("mall\tship.hours")))
                .isInstanceOf(Invariant.Broken.class)
                .hasMessageContaining("header");
    }

    @Test
    void two_rows_of_one_platform_and_rule_on_one_day_are_a_defect() {
        assertThatThrownBy(() -> pack(
                        "mall",
                        "mall ship.hours 2020-01-01 rule 2021-01-01 48 hours page B",
                        "mall ship.hours 2021-01-01 rule  24 hours page B"))
                .isInstanceOf(Invariant.Broken.class)
                .hasMessageContaining("same day");
        var rows = List.of(
                row("mall", "ship.hours", "2021-01-02", "", "24"),
                row("mall", "ship.hours", "2020-01-01", "2021-01-01", "48"),
                row("shop", "ship.hours", "2020-01-01", "", "48"),
                row("mall", "ship.days", "2020-01-01", "", "2"));
        assertThat(RulePack.overlaps(rows)).isEmpty();
    }

    @Test
    void a_rule_has_one_unit_in_all_its_rows() {
        assertThatThrownBy(() -> pack(
                        "mall",
                        "mall ship.hours 2020-01-01 rule 2021-01-01 48 hours page B",
                        "mall ship.hours 2021-01-02 rule  2 days page B"))
                .isInstanceOf(Invariant.Broken.class)
                .hasMessageContaining("another unit");
    }

    @ParameterizedTest
    @CsvSource({
        "hours, 48, true",
        "hours, 0.5, true",
        "hours, -1, false",
        "hours, 48 h, false",
        "hours, 0.00001, false",
        "hours, 99999, false",
        "days, 7, true",
        "days, 7.5, false",
        "rate, 0.05, true",
        "rate, 1, true",
        "rate, 1.01, false",
        "times, 5, true",
        "points, -1, true",
        "points, 0.1, true",
        "score, 4.6, true",
        "score, 4.6.1, false",
        "score[], 5|4.8|4.6, true",
        "score[], 5, true",
        "score[], 5||4, false",
        "score[], 5|best, false",
        "hourOfDay.., 8|24, true",
        "hourOfDay.., 24|8, false",
        "hourOfDay.., 8|25, false",
        "hourOfDay.., 8, false",
        "hourOfDay.., 8|12|24, false",
        "dayOfMonth, 31, true",
        "dayOfMonth, 0, false",
        "month[], 1|4|7|10, true",
        "month[], 13, false",
        "weekday, 7, true",
        "weekday, 8, false",
        "date, 2025-07-05, true",
        "date, 2025-7-5, false",
        "monthDay, --09-15, true",
        "monthDay, 09-15, false",
        "localTime, 2025-12-08T22:00, true",
        "localTime, 2025-12-08, false",
        "flag, true, true",
        "flag, True, false",
        "text, anything at all, true",
        "text[], one|two, true",
        "text[], one| two, false"
    })
    void a_value_fits_its_form_or_does_not(String form, String value, boolean fits) {
        var read = RuleForm.of(form).orElseThrow();
        assertThat(read.fits(value)).isEqualTo(fits);
        assertThat(read.text()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hour", "Hours", "hours[", "[]", "..", "hours[]..", "HOURS"})
    void what_is_no_form_is_none(String text) {
        assertThat(RuleForm.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ship.hours, true",
        "618.price_guarantee_until, true",
        "a, true",
        "_, true",
        ".a, false",
        "a., false",
        "a..b, false",
        "A, false",
        "a b, false",
        "a-b, false",
        "发货, false",
        "'', false"
    })
    void the_name_of_a_rule_is_words_parted_by_dots(String name, boolean valid) {
        assertThat(PlatformRule.isName(name)).isEqualTo(valid);
    }

    @Test
    void the_name_of_a_rule_is_no_longer_than_an_id() {
        assertThat(PlatformRule.isName("a".repeat(64))).isTrue();
        assertThat(PlatformRule.isName("a".repeat(65))).isFalse();
    }

    @Test
    void rows_are_told_apart_and_ordered_by_platform_rule_and_first_day() {
        var keys = List.of(
                row("a", "b.c", "2020-01-01", "", "1").key(),
                row("a", "b.c", "2020-01-02", "", "1").key(),
                row("a", "b.d", "2019-01-01", "", "1").key(),
                row("b", "a", "2018-01-01", "", "1").key());
        for (int i = 0; i < keys.size(); i++) {
            for (int j = 0; j < keys.size(); j++) {
                assertThat(Integer.signum(keys.get(i).compareTo(keys.get(j)))).isEqualTo(Integer.compare(i, j));
            }
        }
        assertThat(keys.get(0)).hasToString("a/b.c/2020-01-01");
    }

    @Test
    void a_title_stands_in_three_languages() {
        assertThat(RuleTitle.read(List.of("# rule", "ship.hours\t发货时限\t出貨時限\thours to ship")))
                .containsExactly(new RuleTitle("ship.hours", "发货时限", "出貨時限", "hours to ship"));
        assertThatThrownBy(() -> RuleTitle.read(List.of("ship.hours\t发货时限\t\thours to ship")))
                .isInstanceOf(Invariant.Broken.class);
        assertThatThrownBy(() -> RuleTitle.read(List.of("ship.hours\t发货时限\t出貨時限")))
                .isInstanceOf(Invariant.Broken.class);
    }
}
