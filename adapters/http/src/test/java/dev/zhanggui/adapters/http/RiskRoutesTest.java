package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.trade.api.AskingRisks;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
            ZoneId.of("Asia/Shanghai"));

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
        assertThat(risk.reason().text()).isEqualTo("next is audit, by 2026-11-11T14:00:00Z; it is for the order desk");
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
