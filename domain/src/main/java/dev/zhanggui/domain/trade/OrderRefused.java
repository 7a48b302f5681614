package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Every reason for which an order is not taken, or does not go the step that was asked. */
public sealed interface OrderRefused extends Refusal
        permits NotAllowed,
                UnknownReference,
                ChangedMeanwhile,
                OrderRefused.UnknownOrder,
                OrderRefused.StepNotAllowed,
                OrderRefused.LinesAwaited,
                OrderRefused.ItemUnknown,
                OrderRefused.StillShort,
                OrderRefused.GoodsNotThere,
                OrderRefused.NoteOrOwnerMissing,
                OrderRefused.OtherCurrency,
                OrderRefused.OrderTooLarge,
                OrderRefused.ReservationInTheWay,
                OrderRefused.ChangedSince,
                OrderRefused.BuyerUnknown {

    record UnknownOrder(OrderKey order) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /**
     * The order stands elsewhere, or has a problem that is to be resolved first.
     *
     * @param next the steps that lead on from here
     */
    record StepNotAllowed(OrderStep step, OrderState state, Optional<OrderProblem.Kind> standing, List<OrderStep> next)
            implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** No list named a buyer of the order. */
    record BuyerUnknown(OrderKey order) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What was sold is not known yet: a list without lines came first. */
    record LinesAwaited(OrderKey order) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** @param items those that nobody has linked to a SKU yet */
    record ItemUnknown(OrderKey order, List<String> items) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** There is still not enough to promise all of it. */
    record StillShort(OrderKey order, List<Shortfall> lines) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** It is promised, but does not lie there: a count found less. */
    record GoodsNotThere(OrderKey order, Sku sku, LocationId location, Quantity asked, long onHand)
            implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A problem says what it is, and who sees to it. */
    record NoteOrOwnerMissing(OrderKey order) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** An order is paid in its store's currency. */
    record OtherCurrency(OrderKey order, Currency found, Currency store) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /**
     * More units or more different SKUs than one order can have.
     *
     * @param what {@code units} or {@code skus}
     */
    record OrderTooLarge(OrderKey order, String what, long most) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** What is promised to the order cannot be changed as the step needs. */
    record ReservationInTheWay(OrderKey order, String reservation, String why) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What a job brought has gone on since, so it cannot be taken back. */
    record ChangedSince(String job, List<OrderKey> orders, boolean more) implements OrderRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
