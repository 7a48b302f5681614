package dev.zhanggui.application.trade.api;

import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which promised orders may not leave in time, and who is to act. */
public interface AskingRisks {
    /** Of those that are broken already, and as many of those that are not. */
    int ROWS_MAX = 500;

    Duration AHEAD_DEFAULT = Duration.ofHours(24);

    /**
     * The queue: what must leave today and still can, then by deadline, broken ones among them.
     *
     * @param at the moment that is looked at; empty: now
     * @param ahead how far ahead a deadline counts as near
     * @param store empty: of all stores
     */
    List<AtRisk> queue(Optional<Instant> at, Duration ahead, Optional<StoreId> store);
}
