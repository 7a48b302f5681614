package dev.zhanggui.domain.trade;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with an order. Picking, packing and weighing are times that an allocated order carries; a problem is
 * raised and resolved without a change of state.
 */
public enum OrderStep {
    PAY(OrderState.PLACED, OrderState.PAID),
    AUDIT(OrderState.PAID, OrderState.AUDITED),
    ALLOCATE(OrderState.AUDITED, OrderState.ALLOCATED),
    PICK(OrderState.ALLOCATED, OrderState.ALLOCATED),
    PACK(OrderState.ALLOCATED, OrderState.ALLOCATED),
    WEIGH(OrderState.ALLOCATED, OrderState.ALLOCATED),
    SHIP(OrderState.ALLOCATED, OrderState.SHIPPED),
    SIGN(OrderState.SHIPPED, OrderState.SIGNED),
    CLOSE(OrderState.SIGNED, OrderState.CLOSED),
    CANCEL(null, OrderState.CANCELLED),
    PROBLEM(null, null),
    RESOLVE(null, null);

    private final Optional<OrderState> from;
    private final Optional<OrderState> to;

    OrderStep(@Nullable OrderState from, @Nullable OrderState to) {
        this.from = Optional.ofNullable(from);
        this.to = Optional.ofNullable(to);
    }

    /** The state that it leads to; empty where the state stays. */
    public Optional<OrderState> to() {
        return to;
    }

    /** The steps that lead on from a state, before any problem is looked at. */
    static List<OrderStep> onFrom(OrderState state) {
        return List.of(values()).stream()
                .filter(step -> step.from.filter(state::equals).isPresent() || step == CANCEL && state.isOpen())
                .toList();
    }
}
