package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** What happened to orders and listings, as told to those who listen. It says nothing of who the buyer is. */
public sealed interface OrderEvent extends ValueObject {

    /** An order was taken down, or changed, by a caller; {@code content} without its notes. */
    record OrderKept(OrderKey order, OrderState state, boolean history, Map<String, Object> content)
            implements OrderEvent {}

    /** An order went a step. */
    record OrderStepped(
            OrderKey order, OrderStep step, OrderState from, OrderState to, Optional<OrderProblem.Kind> problem)
            implements OrderEvent {}

    /** A problem that the desk found, or that went away by itself. */
    record OrderProblemFound(OrderKey order, Optional<OrderProblem.Kind> problem, Map<String, Object> facts)
            implements OrderEvent {}

    /** A chunk of a file was taken. */
    record OrdersImported(String job, int created, int updated, int unchanged, int refused, List<OrderKey> problems)
            implements OrderEvent {}

    /** Part of what a job brought was taken back. */
    record OrdersTakenBack(String job, int removed, int restored) implements OrderEvent {}

    /** What agents know of a buyer was noted, or changed. */
    record BuyerTagged(BuyerKey buyer, List<String> tags) implements OrderEvent {}

    /** What a store sees to before it lists products was set. */
    record ListingChecksSet(StoreId store, Map<String, Object> checks) implements OrderEvent {}

    /** A check of a listing was ticked off, or opened again. */
    record ListingChecked(ListingKey listing, String check, boolean done) implements OrderEvent {}

    /** Many listings were changed as one. */
    record ListingsEdited(String edit, int changed, int refused) implements OrderEvent {}

    /** A listing was written down, or changed. */
    record ListingKept(ListingKey listing, Map<String, Object> content) implements OrderEvent {}
}
