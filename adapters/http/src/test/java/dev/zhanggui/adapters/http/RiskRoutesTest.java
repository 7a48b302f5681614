package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.trade.api.AskingRisks;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue of orders at risk, over HTTP. */
class RiskRoutesTest {
    private static final Instant SHIP_BY = Instant.parse("2026-11-11T16:00:00Z");
    private static final AtRisk.Waiting ORDER = new AtRisk.Waiting(
            new OrderKey(new StoreId("tmall-1"), new OrderNo("1")),
            OrderState.PAID,
            Optional.empty(),
            SHIP_BY,
            Optional.of(SHIP_BY.minusSeconds(7_200)),
            ZoneId.of("Asia/Shanghai"),
            List.of(new Reason(
                    "platform-rule",
                    Map.of(
                            "rule", "ship.hours",
                            "platform", "tmall",
                            "value", "48",
                            "source", "a page",
                            "from", "2025-03-07",
                            "paidAt", "2026-11-09T16:00:00Z",
                            "until", "2026-11-11T16:00:00Z"))));

    private final ServedDesk desk = ServedDesk.open();
    private final AskingRisks asking =
            (at, ahead, store) -> AtRisk.queue(List.of(ORDER), at.orElse(SHIP_BY.minus(ahead)));
    private final Route route =
            new RiskRoutes(asking, desk.desk.tokens()).rows().get(0);

    @AfterEach
    void close() {
        desk.close();
    }

    private Reply ask(String query, Authority authority) {
        var actor = new Actor("reader", "http", authority);
        return route.reading()
                .read(new Call(route, actor, Language.EN, route.path(), query, null, null, new byte[0], null))
                .get();
    }

    private RiskRoutes.RiskAnswer first(String query) {
        var made = (Reply.Made) ask(query, Authority.ALL);
        return ((RiskRoutes.RisksAnswer) made.body()).items().get(0);
    }

    @Test
    void each_order_says_what_it_waits_for_whose_that_is_and_why() {
        var risk = first("at=2026-11-11T20:00:00%2B08:00");
        assertThat(risk.minutesLeft()).isEqualTo(240);
        assertThat(risk.sameDay()).isTrue();
        var json = Json.members(risk);
        assertThat(json.path("orderNo").asText()).isEqualTo("1");
        assertThat(json.path("step").asText()).isEqualTo("audit");
        assertThat(json.path("department").asText()).isEqualTo("orderDesk");
        assertThat(risk.reason().text()).isEqualTo("next is audit, by 2026-11-11 22:00; it is for the order desk");
    }

    @Test
    void each_order_carries_the_rule_that_set_its_deadline() {
        var reason = first("at=2026-11-11T20:00:00%2B08:00").reasons().get(0);
        assertThat(reason.text())
                .isEqualTo("ship.hours of tmall, in force since 2025-03-07: from 2026-11-10 00:00 to 2026-11-12 00:00"
                        + " (48; a page)");
        assertThat(reason.facts().path("until").asText()).isEqualTo("2026-11-11T16:00:00Z");
        assertThat(reason.facts().path("source").asText()).isEqualTo("a page");
    }

    @Test
    void no_step_is_done_by_somebody_of_the_same_name() {
        for (var language : List.of(Language.ZH_HANS, Language.ZH_HANT)) {
            var text = RiskRoutes.RiskAnswer.of(
                            AtRisk.of(ORDER, SHIP_BY.minusSeconds(9_999)).orElseThrow(), language)
                    .reason()
                    .text();
            assertThat(text).containsOnlyOnce(language == Language.ZH_HANS ? "审单" : "審單");
        }
    }

    @Test
    void every_state_of_a_step_has_words_in_every_language() {
        for (var at : List.of(SHIP_BY.minusSeconds(9_999), SHIP_BY.minusSeconds(60), SHIP_BY.plusSeconds(60))) {
            var risk = AtRisk.of(ORDER, at).orElseThrow();
            for (var language : Language.values()) {
                assertThat(RiskRoutes.RiskAnswer.of(risk, language).reason().text())
                        .isNotBlank()
                        .doesNotContain("–", "{");
            }
        }
    }

    @Test
    void how_far_ahead_is_looked_is_a_number_of_hours() {
        assertThat(first("hours=3").minutesLeft()).isEqualTo(180);
        assertThat(first("").minutesLeft()).isEqualTo(24 * 60);
    }

    @Test
    void what_cannot_be_read_is_wrong_and_stores_are_read_by_those_whom_they_concern() {
        for (var query : List.of("at=yesterday", "at=2026-11-11T20:00:00", "hours=0", "hours=721", "store=%20")) {
            assertThatThrownBy(() -> ask(query, Authority.ALL)).as(query).isInstanceOf(Problem.Stop.class);
        }
        var limited = new Authority(Set.of(Permission.READ), Set.of(new StoreId("tmall-1")));
        assertThat(ask("store=tmall-1", limited)).isInstanceOf(Reply.Made.class);
        assertThatThrownBy(() -> ask("", limited)).isInstanceOf(Problem.Stop.class);
    }
}
