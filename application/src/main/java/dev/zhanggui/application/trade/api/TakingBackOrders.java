package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.OrderRefused;

/** An import taken back, while nothing depends on it. */
public interface TakingBackOrders {
    int NAMED_MAX = 20;

    /**
     * Removes the orders that a job brought, with what was promised to them, and puts back those that it changed.
     * What was learned of a buyer with an order that was there before stays learned. Refused where any of them has gone
     * on since, with up to {@link #NAMED_MAX} of these. It is done in small units;
     * one that was interrupted can be asked for again and goes on.
     */
    Decision<TakenBack, OrderRefused> takeBack(TakeBack command);

    record TakeBack(Actor actor, String job, String why) {}

    record TakenBack(int removed, int restored) {}
}
