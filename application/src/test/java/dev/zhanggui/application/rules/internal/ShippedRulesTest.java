package dev.zhanggui.application.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.rules.RuleAnswer.Known;
import dev.zhanggui.domain.rules.RuleBook;
import dev.zhanggui.domain.rules.RuleTitle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ships is whole, well formed, named in three languages, and says what its reference says. */
class ShippedRulesTest {
    private static final int ROWS = 550;
    private static final int RULES = 364;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final ShippedRules shipped = ShippedRules.read();
    private final List<PlatformRule> rows =
            shipped.book().entries().stream().map(RuleBook.Entry::rule).toList();

    @Test
    void the_number_of_rows_is_known() {
        assertThat(rows).hasSize(ROWS);
        assertThat(rows.stream().map(PlatformRule::rule).distinct()).hasSize(RULES);
    }

    @Test
    void every_row_says_what_it_rests_on() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(PlatformRule.isName(row.rule())).isTrue();
            assertThat(PlatformRule.isName(row.platform())).isTrue();
            assertThat(row.source()).isNotBlank().doesNotContain("://", "\t", "  ");
            assertThat(row.from()).isBetween(LocalDate.of(2000, 1, 1), TODAY);
            assertThat(shipped.book().form(row.rule()).orElseThrow().fits(row.value()))
                    .isTrue();
        });
    }

    @Test
    void no_two_rows_of_one_platform_and_rule_are_in_force_on_one_day() {
        for (var one : rows) {
            assertThat(rows.stream()
                            .filter(other -> other.platform().equals(one.platform())
                                    && other.rule().equals(one.rule())
                                    && other.isInForce(one.from())))
                    .containsExactly(one);
        }
    }

    @Test
    void every_rule_has_a_title_in_three_languages_and_every_title_a_rule() {
        var rules = rows.stream().map(PlatformRule::rule).collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(shipped.titles().keySet())).isEqualTo(rules);
        var titles = shipped.titles().values();
        for (var language : Stream.<java.util.function.Function<RuleTitle, String>>of(
                        RuleTitle::hans, RuleTitle::hant, RuleTitle::english)
                .toList()) {
            assertThat(titles.stream().map(language)).doesNotHaveDuplicates();
        }
        assertThat(titles).allSatisfy(title -> {
            assertThat(title.hans()).doesNotContain("發", "貨", "評", "開");
            assertThat(title.hant()).doesNotContain("发", "货", "评", "开", "店鋪", "店铺");
            assertThat(title.english().codePoints().allMatch(c -> c < 0x80)).isTrue();
        });
    }

    @Test
    void a_weight_that_nobody_published_is_unknown() {
        for (var platform : List.of("taobao", "tmall", "jd", "douyin")) {
            for (var weight : List.of("product", "logistics", "service")) {
                assertThat(shipped.book().lookup(platform, "experience.weight." + weight, TODAY))
                        .isInstanceOf(RuleAnswer.Unknown.class);
            }
        }
        assertThat(value("douyin", "experience.weight.logistics", LocalDate.of(2023, 1, 1)))
                .isEqualTo("0.15");
        assertThat(value("douyin", "experience.weight.logistics", LocalDate.of(2024, 1, 1)))
                .isEqualTo("0.20");
    }

    @Test
    void the_mainland_platforms_ask_its_law_and_others_do_not() {
        for (var platform : List.of("taobao", "tmall", "juhuasuan", "jd", "douyin", "pdd", "kuaishou")) {
            assertThat(value(platform, "return.no_reason_days", TODAY)).isEqualTo("7");
        }
        for (var platform : List.of("amazon", "ebay_us", "shopee", "own", "street")) {
            assertThat(shipped.book().lookup(platform, "return.no_reason_days", TODAY))
                    .isInstanceOf(RuleAnswer.Unknown.class);
        }
    }

    @Test
    void values_read_as_what_they_are() {
        var book = shipped.book();
        assertThat(book.lookup("tmall", "ship.hours", TODAY).hours().orThrow()).hasHours(48);
        assertThat(book.lookup("tmall", "ship.hours", LocalDate.of(2015, 6, 1))
                        .hours()
                        .orThrow())
                .hasHours(72);
        assertThat(book.lookup("tmall", "order.item_price_editable", TODAY)
                        .flag()
                        .orThrow())
                .isFalse();
        assertThat(book.lookup("taobao", "cs.reply3min.hours", TODAY)
                        .range()
                        .orThrow()
                        .most())
                .isEqualTo("24");
        assertThat(book.lookup("amazon", "late_ship_days", TODAY).list().orThrow())
                .containsExactly("10", "30");
    }

    @Test
    void a_day_that_only_our_bound_covers_is_a_guess() {
        var known = rows.stream()
                .map(row -> (Known) shipped.book().lookup(row.platform(), row.rule(), row.from()))
                .toList();
        assertThat(known).allMatch(one -> one.guess() == (one.rule().basis() == Basis.BOUND));
        assertThat(known).anyMatch(Known::guess).anyMatch(one -> !one.guess());
    }

    private String value(String platform, String rule, LocalDate on) {
        return shipped.book().lookup(platform, rule, on).text().orThrow();
    }

    /** How a row of the reference's appendix that holds several values is split; everything else stands as it is. */
    private static final Map<String, List<String>> SPLIT = Map.of(
            "ship.late_min_max", List.of("ship.late_min", "ship.late_max"),
            "ship.first_hub_hours.normal|remote|very_remote",
                    List.of(
                            "ship.first_hub_hours.normal",
                            "ship.first_hub_hours.remote",
                            "ship.first_hub_hours.very_remote"),
            "invoice.late_rate_cap", List.of("invoice.late_rate", "invoice.late_cap"),
            "cs.reply3min.window_days|hours", List.of("cs.reply3min.window_days", "cs.reply3min.hours"),
            "cs.bad_reply_over_minutes|hours", List.of("cs.bad_reply_over_minutes", "cs.bad_reply_hours"),
            "odr_max|days", List.of("odr_max", "odr_days"),
            "cancel_max|days", List.of("cancel_max", "cancel_days"),
            "late_ship_max|days", List.of("late_ship_max", "late_ship_days"),
            "trs.defect|late|unresolved", List.of("trs.defect", "trs.late", "trs.unresolved"),
            "penalty_tiers|days", List.of("penalty_tiers", "penalty_days"));

    @Test
    void every_value_of_the_references_appendix_is_found_on_its_first_and_on_its_last_day() throws IOException {
        var reference = Path.of(System.getProperty("zhanggui.shared", ""), "reference", "platform-rules.md");
        assumeTrue(Files.exists(reference), "the reference is not here: " + reference);
        var text = Files.readString(reference);
        var csv = text.substring(text.indexOf("platform,rule,from,"));
        var lines = csv.substring(0, csv.indexOf("```")).lines().skip(1).toList();
        assertThat(lines).hasSizeGreaterThan(60);
        for (var line : lines) {
            var cells = line.split(",", -1);
            var rules = SPLIT.getOrDefault(cells[1], List.of(cells[1]));
            var values = values(cells[5], rules.size());
            for (var platform : cells[0].split("\\+")) {
                for (int i = 0; i < rules.size(); i++) {
                    assertStated(platform, rules.get(i), values.get(i), cells);
                }
            }
        }
    }

    /** One value for each rule; the last takes its own form: {@code 10+30}, {@code 08-24}, all tiers but the last. */
    private static List<String> values(String cell, int rules) {
        var parts = new ArrayList<>(List.of(cell.replace("08-", "8-").split("\\|")));
        if (rules == 1) {
            return List.of(cell);
        }
        while (parts.size() > rules) {
            parts.set(0, parts.get(0) + "|" + parts.remove(1));
        }
        return parts.stream()
                .map(part -> part.replace('+', '|').replace('-', '|'))
                .toList();
    }

    private void assertStated(String platform, String rule, String value, String[] cells) {
        var from = LocalDate.parse(cells[2]);
        var last = cells[4].isEmpty() ? TODAY : LocalDate.parse(cells[4]);
        for (var day : List.of(from, last)) {
            var found = shipped.book().lookup(platform, rule, day);
            assertThat(found).as("%s %s %s", platform, rule, day).isInstanceOf(Known.class);
            var row = ((Known) found).rule();
            assertThat(row.value()).as("%s %s %s", platform, rule, day).isEqualTo(value);
            assertThat(row.from()).isEqualTo(from);
            assertThat(row.basis().name()).isEqualToIgnoringCase(cells[3]);
            assertThat(row.to().map(LocalDate::toString).orElse("")).isEqualTo(cells[4]);
            assertThat(row.confidence().name()).as("%s %s", platform, rule).isEqualTo(cells[6]);
        }
    }
}
