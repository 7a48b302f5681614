package dev.zhanggui.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.trade.PromiseRule.Row;
import dev.zhanggui.domain.trade.ShippingPromise.Ordered;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippingPromiseTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final OwnPromise NOTHING_OF_OUR_OWN = new OwnPromise(Optional.empty(), false, 120);
    private static final PromiseRule TWO_DAYS = rule("ship.hours", "48");
    /** A Wednesday. */
    private static final Instant AT_TEN = local("2026-11-11T10:00");

    private static Instant local(String text) {
        return java.time.LocalDateTime.parse(text).atZone(SHANGHAI).toInstant();
    }

    private static PromiseRule rule(String rule, String value) {
        return rule(rule, value, false);
    }

    private static PromiseRule rule(String rule, String value, boolean guess) {
        var row = new Row(
                "tmall",
                LocalDate.parse("2016-01-01"),
                guess ? "bound" : "rule",
                guess,
                value,
                "rules of the platform");
        return new PromiseRule("tmall", rule, LocalDate.parse("2026-11-11"), Optional.of(row));
    }

    private static DispatchTimes place(String id, String time) {
        return new DispatchTimes(new LocationId(id), SHANGHAI, Optional.of(LocalTime.parse(time)), Map.of());
    }

    /** Closed on Sundays, and at noon on Saturdays. */
    private static final DispatchTimes WITH_WEEKEND = new DispatchTimes(
            new LocationId("hub"),
            SHANGHAI,
            Optional.of(LocalTime.of(16, 0)),
            Map.of(DayOfWeek.SATURDAY, Optional.of(LocalTime.NOON), DayOfWeek.SUNDAY, Optional.empty()));

    private static ShippingPromise promise(OwnPromise own, List<PromiseRule> rules, DispatchTimes... dispatch) {
        return new ShippingPromise(SHANGHAI, rules, own, List.of(dispatch), Workdays.UNKNOWN);
    }

    private static Ordered paid(Instant at) {
        return new Ordered(at, Optional.empty(), Optional.empty());
    }

    private static List<String> codes(Promised promised) {
        return promised.reasons().stream().map(Reason::code).toList();
    }

    private static Map<String, Object> facts(Promised promised, String code) {
        return promised.reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    @Test
    void hours_are_elapsed_whatever_the_cut_off_says() {
        var promised = promise(NOTHING_OF_OUR_OWN, List.of(TWO_DAYS), place("hub", "09:00"))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-13T10:00"));
        assertThat(facts(promised, "platform-rule"))
                .containsEntry("rule", "ship.hours")
                .containsEntry("platform", "tmall")
                .containsEntry("from", "2016-01-01")
                .containsEntry("basis", "rule")
                .containsEntry("value", "48")
                .containsEntry("source", "rules of the platform")
                .containsEntry("hours", 48)
                .containsEntry("paidAt", "2026-11-11T02:00:00Z");
    }

    @Test
    void hours_pass_over_a_night_in_which_clocks_are_changed() {
        var spring = new ShippingPromise(
                BERLIN, List.of(rule("ship.hours", "24")), NOTHING_OF_OUR_OWN, List.of(), Workdays.UNKNOWN);
        var promised =
                spring.promise(paid(Instant.parse("2026-03-28T11:00:00Z"))).orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(Instant.parse("2026-03-29T11:00:00Z"));
    }

    @Test
    void days_end_at_the_local_midnight_after_the_nth_day() {
        var promised = promise(NOTHING_OF_OUR_OWN, List.of(rule("ship.days", "2")))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-14T00:00"));
        var berlin = new ShippingPromise(
                BERLIN, List.of(rule("ship.days", "1")), NOTHING_OF_OUR_OWN, List.of(), Workdays.UNKNOWN);
        assertThat(berlin.promise(paid(Instant.parse("2026-10-24T10:00:00Z")))
                        .orElseThrow()
                        .shipBy())
                .isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void working_days_pass_over_holidays_and_count_swapped_ones() {
        Workdays spring = day -> Optional.of(day.equals(LocalDate.parse("2026-02-14"))
                || (day.getDayOfWeek().getValue() <= 5 && !day.isBefore(LocalDate.parse("2026-02-24"))));
        var promised = new ShippingPromise(
                        SHANGHAI, List.of(rule("ship.workdays", "2")), NOTHING_OF_OUR_OWN, List.of(), spring)
                .promise(paid(local("2026-02-13T10:00")))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-02-25T00:00"));
        assertThat(codes(promised)).doesNotContain("workdays-unknown");
    }

    @Test
    void working_days_of_an_undeclared_year_count_by_the_day_of_the_week_and_it_is_said() {
        var promised = promise(NOTHING_OF_OUR_OWN, List.of(rule("ship.workdays", "3")))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-17T00:00"));
        assertThat(facts(promised, "workdays-unknown")).containsEntry("year", 2026);
    }

    @Test
    void the_earliest_of_all_that_binds_is_the_promise() {
        var own = new OwnPromise(Optional.of(24), false, 120);
        var promised = promise(own, List.of(rule("ship.waybill_hours", "24"), rule("ship.scan_hours", "48")))
                .promise(new Ordered(AT_TEN, Optional.of(local("2026-11-12T08:00")), Optional.empty()))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-12T08:00"));
        assertThat(facts(promised, "earliest-binds")).containsEntry("by", "platform-word");
        assertThat(codes(promised)).contains("platform-rule", "own-promise", "platform-word");
    }

    @Test
    void a_stores_own_promise_may_be_stricter_than_the_platforms() {
        var promised = promise(new OwnPromise(Optional.of(24), false, 120), List.of(TWO_DAYS))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-12T10:00"));
        assertThat(facts(promised, "earliest-binds")).containsEntry("by", "own-promise");
    }

    @Test
    void what_is_paid_before_the_cut_off_leaves_on_the_same_day() {
        var promised = promise(OwnPromise.USUAL, List.of(TWO_DAYS), place("hub", "16:00"))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-12T00:00"));
        assertThat(promised.auditBy()).contains(local("2026-11-11T14:00"));
        assertThat(facts(promised, "earliest-binds")).containsEntry("by", "same-day");
    }

    @Test
    void what_is_paid_at_the_cut_off_or_after_it_has_the_own_hours() {
        var promised = promise(OwnPromise.USUAL, List.of(TWO_DAYS), place("hub", "16:00"))
                .promise(paid(local("2026-11-11T16:00")))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-12T16:00"));
        assertThat(promised.auditBy()).contains(local("2026-11-12T14:00"));
        assertThat(codes(promised)).contains("after-cutoff").doesNotContain("same-day");
    }

    @Test
    void it_is_audited_before_the_last_cut_off_that_still_makes_the_promise() {
        var saturday = local("2026-11-14T13:00");
        var promised = promise(new OwnPromise(Optional.of(24), true, 60), List.of(), WITH_WEEKEND)
                .promise(paid(saturday.minusSeconds(2 * 3_600)))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-15T00:00"));
        assertThat(promised.auditBy()).contains(local("2026-11-14T11:00"));
        var late = promise(new OwnPromise(Optional.of(72), true, 60), List.of(), WITH_WEEKEND)
                .promise(paid(saturday))
                .orElseThrow();
        assertThat(late.shipBy()).isEqualTo(local("2026-11-17T13:00"));
        assertThat(late.auditBy()).contains(local("2026-11-16T15:00"));
    }

    @Test
    void of_several_locations_the_earliest_decides() {
        var promised = promise(OwnPromise.USUAL, List.of(), place("hub", "18:00"), place("west", "12:00"))
                .promise(paid(AT_TEN.minusSeconds(3_600)))
                .orElseThrow();
        assertThat(promised.auditBy()).contains(local("2026-11-11T10:00"));
        var after = promise(OwnPromise.USUAL, List.of(), place("hub", "18:00"), place("west", "12:00"))
                .promise(paid(local("2026-11-11T13:00")))
                .orElseThrow();
        assertThat(codes(after)).doesNotContain("same-day");
    }

    @Test
    void what_cannot_be_audited_in_time_is_audited_at_once() {
        var paid = local("2026-11-11T15:00");
        var promised = promise(OwnPromise.USUAL, List.of(), place("hub", "16:00"))
                .promise(paid(paid))
                .orElseThrow();
        assertThat(promised.auditBy()).contains(paid);
        assertThat(codes(promised)).contains("audit-at-once");
    }

    @Test
    void where_nothing_leaves_before_the_promise_it_is_audited_the_lead_before_it() {
        var promised = promise(new OwnPromise(Optional.of(24), true, 60), List.of(), WITH_WEEKEND)
                .promise(paid(local("2026-11-14T13:00")))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-11-15T13:00"));
        assertThat(promised.auditBy()).contains(local("2026-11-15T12:00"));
        assertThat(codes(promised)).contains("no-cutoff-left", "workdays-unknown");
    }

    @Test
    void a_holiday_is_a_sunday_and_a_swapped_working_sunday_an_ordinary_day() {
        Workdays calendar = day -> Optional.of(day.getDayOfWeek() == DayOfWeek.SUNDAY);
        assertThat(WITH_WEEKEND.cutoffOn(LocalDate.parse("2026-11-11"), calendar))
                .isEmpty();
        assertThat(WITH_WEEKEND.cutoffOn(LocalDate.parse("2026-11-15"), calendar))
                .contains(local("2026-11-15T16:00"));
        assertThat(WITH_WEEKEND.cutoffOn(LocalDate.parse("2026-11-14"), Workdays.UNKNOWN))
                .contains(local("2026-11-14T12:00"));
        assertThat(WITH_WEEKEND.cutoffOn(LocalDate.parse("2026-11-15"), Workdays.UNKNOWN))
                .isEmpty();
    }

    @Test
    void a_presale_date_binds_instead_of_hours_after_payment_but_not_instead_of_the_platforms_word() {
        var day = Optional.of(LocalDate.parse("2026-12-01"));
        var whole = promise(OwnPromise.USUAL, List.of(TWO_DAYS), place("hub", "16:00"));
        var promised = whole.promise(new Ordered(AT_TEN, Optional.empty(), day)).orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(local("2026-12-02T00:00"));
        assertThat(promised.auditBy()).contains(local("2026-12-01T14:00"));
        var word = local("2026-11-20T00:00");
        assertThat(whole.promise(new Ordered(AT_TEN, Optional.of(word), day))
                        .orElseThrow()
                        .shipBy())
                .isEqualTo(word);
    }

    @Test
    void an_unknown_rule_is_said_as_such() {
        var unknown = new PromiseRule("street", "ship.hours", LocalDate.parse("2026-11-11"), Optional.empty());
        assertThat(promise(NOTHING_OF_OUR_OWN, List.of(unknown)).promise(paid(AT_TEN)))
                .isEmpty();
        var promised = promise(OwnPromise.USUAL, List.of(unknown))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(facts(promised, "rule-unknown"))
                .containsEntry("platform", "street")
                .containsEntry("rule", "ship.hours")
                .containsEntry("on", "2026-11-11");
    }

    @Test
    void a_value_that_is_no_number_of_hours_binds_nothing_and_is_named() {
        for (var value : List.of("", "soon", "-1", "48|72", "99999999999", "１２")) {
            var promised = promise(OwnPromise.USUAL, List.of(rule("ship.hours", value)))
                    .promise(paid(AT_TEN))
                    .orElseThrow();
            assertThat(facts(promised, "rule-unreadable")).containsEntry("value", value);
        }
    }

    @Test
    void a_rule_of_which_only_an_early_bound_is_known_is_called_a_guess() {
        var promised = promise(NOTHING_OF_OUR_OWN, List.of(rule("ship.hours", "48", true)))
                .promise(paid(AT_TEN))
                .orElseThrow();
        assertThat(facts(promised, "platform-rule-guess"))
                .containsEntry("guess", true)
                .containsEntry("basis", "bound");
    }

    @Test
    void a_deadline_before_the_payment_is_kept_as_the_platform_named_it() {
        var word = AT_TEN.minusSeconds(3_600);
        var promised = promise(OwnPromise.USUAL, List.of(TWO_DAYS), place("hub", "16:00"))
                .promise(new Ordered(AT_TEN, Optional.of(word), Optional.empty()))
                .orElseThrow();
        assertThat(promised.shipBy()).isEqualTo(word);
        assertThat(promised.auditBy()).contains(word);
    }
}
