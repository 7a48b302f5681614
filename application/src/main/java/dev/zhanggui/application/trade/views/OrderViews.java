package dev.zhanggui.application.trade.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists of orders as screens show them. */
public interface OrderViews {
    /** Looked up at once. */
    int NUMBERS_MAX = 200;

    /**
     * Orders by placing time, store and number. Walking by cursor neither skips an order nor shows it twice, whatever
     * comes in meanwhile.
     *
     * @param cursor of the page before; an unreadable one is a {@link BadCursor}
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    Page<OrderRow> orders(OrderFilter filter, Optional<String> cursor, int limit);

    /**
     * Orders with one of these numbers, by number and store.
     *
     * @param stores empty: all
     * @param numbers at most {@link #NUMBERS_MAX}
     */
    List<OrderRow> numbered(Set<StoreId> stores, Set<OrderNo> numbers);

    /** How many orders there are in each state, and with a problem. */
    Counts counts(Set<StoreId> stores);

    /** How an order went on, the oldest first. */
    List<Passage> passages(OrderKey key);

    /**
     * @param stores empty: all
     * @param states empty: all
     * @param problem of this kind
     * @param withProblem only those with any problem
     * @param from placed at that time or later
     * @param to placed before
     * @param newestFirst or the oldest first
     */
    record OrderFilter(
            Set<StoreId> stores,
            Set<OrderState> states,
            Optional<OrderProblem.Kind> problem,
            boolean withProblem,
            Optional<Instant> from,
            Optional<Instant> to,
            boolean newestFirst) {

        /** All orders, the newest first. */
        public static final OrderFilter ALL =
                new OrderFilter(Set.of(), Set.of(), Optional.empty(), false, Optional.empty(), Optional.empty(), true);

        public OrderFilter {
            stores = Set.copyOf(stores);
            states = Set.copyOf(states);
        }

        public OrderFilter of(Set<StoreId> others) {
            return new OrderFilter(others, states, problem, withProblem, from, to, newestFirst);
        }
    }

    /** @param total what its lines and the freight come to */
    record OrderRow(
            String store,
            String orderNo,
            String state,
            Instant placedAt,
            Optional<Instant> paidAt,
            Optional<Money> total,
            String province,
            String city,
            Optional<String> problem,
            Optional<String> owner,
            Optional<Instant> shipBy,
            boolean history,
            long version) {}

    /** @param problems orders with any problem that stands */
    record Counts(Map<OrderState, Long> byState, long problems) {}

    /** A cursor that this list did not give out. */
    final class BadCursor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BadCursor(String cursor) {
            super(cursor);
        }
    }

    /** Whether a page of this size may be asked for; otherwise a defect. */
    static void checkLimit(int limit) {
        Invariant.holds(limit > 0 && limit <= Page.LIMIT_MAX, "1 to %d rows: %d", Page.LIMIT_MAX, limit);
    }
}
