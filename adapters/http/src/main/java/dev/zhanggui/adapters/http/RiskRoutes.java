package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.trade.api.AskingRisks;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk;
import dev.zhanggui.domain.trade.OrderNo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Orders that may not leave in time. */
final class RiskRoutes {
    private static final int HOURS_MAX = 24 * 30;

    private final AskingRisks asking;
    private final Reach reach;

    RiskRoutes(AskingRisks asking, KeepingTokens tokens) {
        this.asking = asking;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(Route.get("atRisk", "/api/v1/orders/at-risk")
                .needs(Permission.READ)
                .asks("at", "store", "hours")
                .answers(200, RisksAnswer.class)
                .example("/api/v1/orders/at-risk?at=2026-11-11T14:00:00%2B08:00")
                .by(this::atRisk));
    }

    /**
     * @param minutesLeft until {@code shipBy}; below zero once it is broken
     * @param step that the order waits for
     * @param stepBy until when that must be done
     * @param reason how it stands with that step
     * @param reasons of the deadline: the rule that set it, its value, source and first day among them
     */
    record RiskAnswer(
            StoreId store,
            OrderNo orderNo,
            Instant shipBy,
            long minutesLeft,
            AtRisk.Step step,
            AtRisk.Department department,
            Instant stepBy,
            boolean sameDay,
            OrderAnswer.TextAnswer reason,
            List<OrderAnswer.TextAnswer> reasons) {

        static RiskAnswer of(AtRisk risk, Language language) {
            return new RiskAnswer(
                    risk.order().store(),
                    risk.order().no(),
                    risk.shipBy(),
                    risk.minutesLeft(),
                    risk.step(),
                    risk.department(),
                    risk.stepBy(),
                    risk.sameDay(),
                    OrderAnswer.TextAnswer.of(risk.reason(), language, risk.zone()),
                    risk.reasons().stream()
                            .map(reason -> OrderAnswer.TextAnswer.of(reason, language, risk.zone()))
                            .toList());
        }
    }

    /** What must leave today and still can comes first, then by deadline. */
    record RisksAnswer(List<RiskAnswer> items) {}

    private Supplier<Reply> atRisk(Call call) {
        var at = call.parameter("at").map(RiskRoutes::time);
        var store = call.parameterId("store", StoreId::new);
        int hours = call.parameterWhole("hours", 1, HOURS_MAX, (int) AskingRisks.AHEAD_DEFAULT.toHours());
        reach.check(call, Permission.READ, store);
        return () -> Reply.ok(new RisksAnswer(asking.queue(at, Duration.ofHours(hours), store).stream()
                .map(risk -> RiskAnswer.of(risk, call.language()))
                .toList()));
    }

    private static Instant time(String text) {
        try {
            return Times.read(text, () -> Times.SHANGHAI);
        } catch (DateTimeException e) {
            throw Call.wrongParameter("at", Times.isLocal(text) ? "time-without-offset" : "time", Map.of());
        }
    }
}
