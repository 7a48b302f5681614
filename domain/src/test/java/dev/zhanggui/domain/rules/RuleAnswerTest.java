package dev.zhanggui.domain.rules;

import static dev.zhanggui.domain.rules.Rows.day;
import static dev.zhanggui.domain.rules.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.rules.RuleAnswer.Known;
import dev.zhanggui.domain.rules.RuleAnswer.Unknown;
import dev.zhanggui.domain.rules.RuleUnread.DoesNotFit;
import dev.zhanggui.domain.rules.RuleUnread.NotKnown;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Values read as what the asker needs; what a team typed never throws. */
class RuleAnswerTest {
    private static final List<String> NONSENSE = List.of(
            "",
            " ",
            "soon",
            "４８",
            "1e9",
            "+1",
            "--1",
            "-",
            ".",
            "1.",
            ".5",
            "0x10",
            "NaN",
            "1,5",
            " 1",
            "1 ",
            "|",
            "1|",
            "|1",
            "9999999999999",
            "0.1234567890",
            "\u0000",
            "𝟗");

    private static RuleAnswer saying(String value) {
        return new Known(row("mall", "ship.hours", "2020-01-01", "", value), false, false);
    }

    private static <T> void refuses(Function<RuleAnswer, Decision<T, RuleUnread>> reading, String value, String as) {
        assertThat(reading.apply(saying(value)))
                .as(value)
                .isEqualTo(Decision.refused(new DoesNotFit("mall", "ship.hours", day("2020-01-01"), value, as)));
    }

    @Test
    void hours_are_elapsed_time_to_the_second() {
        assertThat(saying("48").hours().orThrow()).isEqualTo(Duration.ofHours(48));
        assertThat(saying("0").hours().orThrow()).isEqualTo(Duration.ZERO);
        assertThat(saying("0.5").hours().orThrow()).isEqualTo(Duration.ofMinutes(30));
        assertThat(saying("0.0025").hours().orThrow()).isEqualTo(Duration.ofSeconds(9));
        assertThat(saying("87840").hours().orThrow()).isEqualTo(Duration.ofDays(3_660));
        refuses(RuleAnswer::hours, "0.0001", "hours");
        refuses(RuleAnswer::hours, "-48", "hours");
        refuses(RuleAnswer::hours, "87841", "hours");
        NONSENSE.forEach(value -> refuses(RuleAnswer::hours, value, "hours"));
    }

    @Test
    void a_rate_is_a_fraction() {
        assertThat(saying("0.10").rate().orThrow()).isEqualTo(new BigDecimal("0.10"));
        assertThat(saying("1.0").rate().orThrow()).isEqualByComparingTo("1");
        refuses(RuleAnswer::rate, "1.1", "rate");
        refuses(RuleAnswer::rate, "-0.1", "rate");
        refuses(RuleAnswer::rate, "-0", "rate");
        NONSENSE.forEach(value -> refuses(RuleAnswer::rate, value, "rate"));
    }

    @Test
    void a_number_may_lie_below_zero() {
        assertThat(saying("-1").number().orThrow()).isEqualTo(new BigDecimal("-1"));
        assertThat(saying("999999999999.123456789").number().orThrow())
                .isEqualTo(new BigDecimal("999999999999.123456789"));
        NONSENSE.forEach(value -> refuses(RuleAnswer::number, value, "number"));
    }

    @Test
    void a_count_is_whole() {
        assertThat(saying("180").count().orThrow()).isEqualTo(180);
        assertThat(saying("2147483647").count().orThrow()).isEqualTo(Integer.MAX_VALUE);
        refuses(RuleAnswer::count, "2147483648", "count");
        refuses(RuleAnswer::count, "1.0", "count");
        refuses(RuleAnswer::count, "-1", "count");
        NONSENSE.forEach(value -> refuses(RuleAnswer::count, value, "count"));
    }

    @Test
    void a_flag_is_true_or_false() {
        assertThat(saying("true").flag().orThrow()).isTrue();
        assertThat(saying("false").flag().orThrow()).isFalse();
        for (var value : List.of("TRUE", "yes", "1", "", "true ")) {
            refuses(RuleAnswer::flag, value, "flag");
        }
    }

    @Test
    void a_range_is_two_numbers_the_lesser_first() {
        assertThat(saying("8|24").range().orThrow())
                .isEqualTo(new NumberRange(new BigDecimal("8"), new BigDecimal("24")));
        assertThat(saying("3|3").range().orThrow().most()).isEqualTo("3");
        for (var value : List.of("24|8", "8", "8|12|24", "8-24", "8|x")) {
            refuses(RuleAnswer::range, value, "range");
        }
        NONSENSE.forEach(value -> refuses(RuleAnswer::range, value, "range"));
        assertThatThrownBy(() -> new NumberRange(BigDecimal.TEN, BigDecimal.ONE))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_list_has_items_without_blanks_around_them() {
        assertThat(saying("a|b c|d").list().orThrow()).containsExactly("a", "b c", "d");
        assertThat(saying("alone").list().orThrow()).containsExactly("alone");
        for (var value : List.of("", "a|", "|a", "a||b", "a| b", " a")) {
            refuses(RuleAnswer::list, value, "list");
        }
    }

    @Test
    void a_date_is_a_day() {
        assertThat(saying("2025-07-05").date().orThrow()).isEqualTo(day("2025-07-05"));
        for (var value : List.of("2025-02-29", "05.07.2025", "", "2025-07-05T00:00")) {
            refuses(RuleAnswer::date, value, "date");
        }
    }

    @Test
    void text_is_what_stands_there() {
        assertThat(saying("WAIT_BUYER_PAY").text().orThrow()).isEqualTo("WAIT_BUYER_PAY");
        assertThat(saying("").text().orThrow()).isEmpty();
    }

    @Test
    void of_what_nobody_knows_nothing_is_read() {
        RuleAnswer unknown = new Unknown("mall", "ship.hours", day("2020-01-01"));
        var notKnown = Decision.refused(new NotKnown("mall", "ship.hours", day("2020-01-01")));
        for (var reading : List.<Decision<?, RuleUnread>>of(
                unknown.text(),
                unknown.number(),
                unknown.rate(),
                unknown.count(),
                unknown.hours(),
                unknown.flag(),
                unknown.date(),
                unknown.range(),
                unknown.list())) {
            assertThat(reading).isEqualTo(notKnown);
        }
    }

    @Test
    void unknown_and_unreadable_are_told_apart() {
        assertThat(new NotKnown("mall", "r", day("2020-01-01")).kind()).isEqualTo(Refusal.Kind.UNKNOWN);
        assertThat(new DoesNotFit("mall", "r", day("2020-01-01"), "x", "rate").kind())
                .isEqualTo(Refusal.Kind.INVALID);
    }
}
