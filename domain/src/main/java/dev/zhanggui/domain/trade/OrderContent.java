package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * An order as its platform tells it: by a file, or by a caller.
 *
 * @param lines in the order of their numbers; empty while they are awaited (a list without lines came first)
 * @param state as the platform says
 * @param freight of the whole order, counted once
 * @param paid what the buyer paid in all, where the platform says
 * @param shipBy the platform's own deadline, where it names one
 */
public record OrderContent(
        OrderKey key,
        List<SoldLine> lines,
        OrderState state,
        Times times,
        Optional<BuyerKey> buyer,
        Destination destination,
        Optional<Money> freight,
        Optional<Money> paid,
        String buyerNote,
        String sellerNote,
        Optional<Instant> shipBy,
        Optional<Shipping> shipping)
        implements ValueObject {
    public static final int LINES_MAX = 2_000;
    public static final int NOTE_LENGTH_MAX = 2_000;

    /** When what happened, as far as the platform says. */
    public record Times(
            Instant placed,
            Optional<Instant> paid,
            Optional<Instant> shipped,
            Optional<Instant> collected,
            Optional<Instant> signed,
            Optional<Instant> closed)
            implements ValueObject {

        public static Times placedAt(Instant placed) {
            return new Times(
                    placed, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Times withPaid(Instant at) {
            return new Times(placed, Optional.of(at), shipped, collected, signed, closed);
        }

        Times withShipped(Instant at) {
            return new Times(placed, paid, Optional.of(at), collected, signed, closed);
        }

        Times withSigned(Instant at) {
            return new Times(placed, paid, shipped, collected, Optional.of(at), closed);
        }

        Times withClosed(Instant at) {
            return new Times(placed, paid, shipped, collected, signed, Optional.of(at));
        }

        /** These times, and where one is not known the other's. */
        Times or(Times other) {
            return new Times(
                    placed,
                    paid.or(() -> other.paid),
                    shipped.or(() -> other.shipped),
                    collected.or(() -> other.collected),
                    signed.or(() -> other.signed),
                    closed.or(() -> other.closed));
        }
    }

    /** By whom it went, under which number, and from where; empty texts are unknown. */
    public record Shipping(String carrier, String trackingNo, Optional<LocationId> location) implements ValueObject {}

    public OrderContent {
        lines = List.copyOf(lines);
        Invariant.holds(lines.size() <= LINES_MAX, "an order has at most %d lines: %s", LINES_MAX, key);
    }

    public OrderContent timed(Times other) {
        return new OrderContent(
                key, lines, state, other, buyer, destination, freight, paid, buyerNote, sellerNote, shipBy, shipping);
    }

    public OrderContent of(Optional<BuyerKey> pseudonym) {
        return new OrderContent(
                key,
                lines,
                state,
                times,
                pseudonym,
                destination,
                freight,
                paid,
                buyerNote,
                sellerNote,
                shipBy,
                shipping);
    }

    /** This content, with what it does not say taken from what was known: an empty cell is unknown, not nothing. */
    public OrderContent over(OrderContent known) {
        return new OrderContent(
                key,
                awaitsLines() ? known.lines : lines,
                state,
                times.or(known.times),
                buyer.or(() -> known.buyer),
                destination.equals(Destination.UNKNOWN) ? known.destination : destination,
                freight.or(() -> known.freight),
                paid.or(() -> known.paid),
                buyerNote.isEmpty() ? known.buyerNote : buyerNote,
                sellerNote.isEmpty() ? known.sellerNote : sellerNote,
                shipBy.or(() -> known.shipBy),
                shipping.or(() -> known.shipping));
    }

    public boolean awaitsLines() {
        return lines.isEmpty();
    }
}
