package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.AskingRisks;
import dev.zhanggui.application.trade.views.OrderRisks;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts the orders that storage finds into the order in which people see to them. */
public final class RiskTeller implements AskingRisks {
    private final OrderRisks risks;
    private final InstantSource clock;

    public RiskTeller(OrderRisks risks, InstantSource clock) {
        this.risks = risks;
        this.clock = clock;
    }

    @Override
    public List<AtRisk> queue(Optional<Instant> at, Duration ahead, Optional<StoreId> store) {
        var seen = at.orElseGet(clock::instant);
        return AtRisk.queue(risks.waiting(store, seen, seen.plus(ahead), ROWS_MAX), seen);
    }
}
