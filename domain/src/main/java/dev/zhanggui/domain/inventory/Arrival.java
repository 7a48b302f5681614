package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.LocalDate;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Goods that are expected. One arrival for each location, SKU and reference; a receipt with the same reference closes
 * it, partly or whole.
 *
 * @param reference the purchase or transfer it belongs to
 * @param dueOn the day on which it is expected, where the location lies
 */
public record Arrival(LocationId location, Sku sku, Quantity quantity, LocalDate dueOn, String reference)
        implements ValueObject {

    public Arrival {
        Invariant.holds(
                !reference.isBlank() && reference.length() <= Movement.REFERENCE_LENGTH_MAX,
                "an arrival has a reference of at most %d characters",
                Movement.REFERENCE_LENGTH_MAX);
    }

    /** An arrival and what of it has come. */
    public record Expected(Arrival arrival, long received) implements ValueObject {

        /** Units that are still to come; more may have come than was expected. */
        public long open() {
            return Math.max(0, arrival.quantity().units() - received);
        }
    }
}
