package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.SoldParts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Orders one by one: taken down, brought forward, looked at. What an order needs of stock is promised, committed,
 * shipped or given back in the same unit of work that changes it.
 */
public interface KeepingOrders {

    /**
     * Takes an order down, or what changed of it. It is taken even where stock is short or an item unknown, since it has
     * been sold, and then carries the problem. The same content again changes nothing.
     */
    Decision<Put, OrderRefused> put(PutOrder command);

    /** Many at once, each for itself; one supplier for each, in order, that answers or throws its trouble. */
    List<Supplier<Decision<Put, OrderRefused>>> putEach(List<PutOrder> commands);

    /**
     * Goes one step with an order. The step that audits looks at it with the checks of its store: what they find is the
     * order's problem, and it stays where it is until somebody has resolved that.
     */
    Decision<OrderSheet, OrderRefused> step(Step command);

    /** Everything about one order; empty where the desk does not know it. */
    Optional<OrderSheet> order(OrderKey key);

    /**
     * @param expected the version that the caller saw; needed where the order exists and its content changes
     * @param why for the record, may be empty
     */
    record PutOrder(Actor actor, OrderContent content, Optional<Buyer> buyer, Optional<Long> expected, String why) {

        /** For an order that is new, or stands as it is. */
        public static PutOrder of(Actor actor, OrderContent content) {
            return new PutOrder(actor, content, Optional.empty(), Optional.empty(), "");
        }
    }

    record Put(OrderSheet sheet, Change change) {}

    /**
     * @param expected the version that the caller saw, where it matters
     * @param at when it happened, where that was not now; never later than now
     * @param problem for the step that raises one
     * @param weightGrams for the step that weighs
     * @param why for the record, may be empty
     */
    record Step(
            Actor actor,
            OrderKey order,
            OrderStep step,
            Optional<Long> expected,
            Optional<Instant> at,
            Optional<Raised> problem,
            Optional<Integer> weightGrams,
            String why) {

        public static Step of(Actor actor, OrderKey order, OrderStep step) {
            return new Step(
                    actor, order, step, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
        }

        /** The step that raises a problem. */
        public static Step raising(Actor actor, OrderKey order, Raised problem) {
            return new Step(
                    actor,
                    order,
                    OrderStep.PROBLEM,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(problem),
                    Optional.empty(),
                    "");
        }
    }

    record Raised(OrderProblem.Kind kind, String note, String owner) {}

    /**
     * @param parts what each line is made of
     * @param reservation the last promise of stock that was made for it
     */
    record OrderSheet(Order order, SoldParts parts, Optional<Reservation> reservation) {}
}
