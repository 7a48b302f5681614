package dev.zhanggui.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk.Department;
import dev.zhanggui.domain.trade.AtRisk.Step;
import dev.zhanggui.domain.trade.AtRisk.Waiting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtRiskTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Ten in the morning in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-11-11T02:00:00Z");

    private static final Instant MIDNIGHT = Instant.parse("2026-11-11T16:00:00Z");

    private static Waiting waiting(String no, OrderState state, String problem, Instant shipBy, Instant auditBy) {
        var key = new OrderKey(new StoreId("tmall"), new OrderNo(no));
        return new Waiting(
                key,
                state,
                Optional.of(problem).filter(text -> !text.isEmpty()),
                shipBy,
                Optional.of(auditBy),
                SHANGHAI,
                List.of(new Reason("same-day", Map.of())));
    }

    private static Waiting paid(String no, Instant shipBy, Instant auditBy) {
        return waiting(no, OrderState.PAID, "", shipBy, auditBy);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PAID, '', AUDIT, ORDER_DESK",
                "PAID, addressDoubtful, AUDIT, ORDER_DESK",
                "PAID, outOfStock, STOCK, PURCHASING",
                "AUDITED, '', STOCK, WAREHOUSE",
                "AUDITED, outOfStock, STOCK, PURCHASING",
                "AUDITED, addressDoubtful, AUDIT, ORDER_DESK",
                "ALLOCATED, '', PICKING, WAREHOUSE",
                "ALLOCATED, outOfStock, STOCK, PURCHASING",
                "SHIPPED, '', CARRIER, LOGISTICS",
            })
    void each_step_has_an_owner(OrderState state, String problem, Step step, Department department) {
        var risk = AtRisk.of(waiting("1", state, problem, MIDNIGHT, NOW), NOW).orElseThrow();
        assertThat(risk.step()).isEqualTo(step);
        assertThat(risk.department()).isEqualTo(department);
        assertThat(risk.reasons()).extracting(Reason::code).containsExactly("same-day");
    }

    @ParameterizedTest
    @CsvSource({"PLACED", "SIGNED", "CLOSED", "CANCELLED", "REFUNDED"})
    void what_waits_for_no_step_is_not_at_risk(OrderState state) {
        assertThat(AtRisk.of(waiting("1", state, "", MIDNIGHT, NOW), NOW)).isEmpty();
    }

    @Test
    void an_audit_is_late_before_the_promise_is_broken() {
        var auditBy = NOW.plusSeconds(60);
        assertThat(AtRisk.of(paid("1", MIDNIGHT, auditBy), NOW)
                        .orElseThrow()
                        .reason()
                        .code())
                .isEqualTo("step-next");
        assertThat(AtRisk.of(paid("1", MIDNIGHT, auditBy), auditBy)
                        .orElseThrow()
                        .reason()
                        .code())
                .isEqualTo("step-late");
        assertThat(AtRisk.of(paid("1", MIDNIGHT, auditBy), MIDNIGHT)
                        .orElseThrow()
                        .reason()
                        .code())
                .isEqualTo("promise-broken");
    }

    @Test
    void minutes_are_whole_and_below_zero_once_it_is_late() {
        assertThat(AtRisk.of(paid("1", NOW.plusSeconds(119), NOW), NOW)
                        .orElseThrow()
                        .minutesLeft())
                .isEqualTo(1);
        assertThat(AtRisk.of(paid("1", NOW, NOW), NOW).orElseThrow().minutesLeft())
                .isEqualTo(0);
        assertThat(AtRisk.of(paid("1", NOW.minusSeconds(1), NOW), NOW)
                        .orElseThrow()
                        .minutesLeft())
                .isEqualTo(-1);
    }

    @Test
    void the_queue_begins_with_what_must_leave_today_and_still_can() {
        var broken = paid("broken", NOW.minusSeconds(3_600), NOW.minusSeconds(7_200));
        var today = paid("today", MIDNIGHT, NOW.plusSeconds(3_600));
        var auditedToday = waiting("audited", OrderState.ALLOCATED, "", MIDNIGHT, NOW.minusSeconds(1));
        var missed = paid("missed", MIDNIGHT, NOW.minusSeconds(1));
        var tomorrow = paid("tomorrow", MIDNIGHT.plusSeconds(1), NOW.plusSeconds(7_200));
        var queue = AtRisk.queue(List.of(tomorrow, missed, broken, today, auditedToday), NOW);
        assertThat(queue.stream().map(one -> one.order().no().code()))
                .containsExactly("audited", "today", "broken", "missed", "tomorrow");
    }
}
