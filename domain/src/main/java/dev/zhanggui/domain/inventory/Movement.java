package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One line of the stock ledger. Movements are only ever added; on hand is their sum, and nothing else changes it.
 *
 * @param units signed: what came is positive, what left negative; a count that agrees is 0
 * @param reference the caller's own mark, such as a delivery note; may be empty, need not be unique
 */
public record Movement(Sku sku, LocationId location, Kind kind, long units, String reference, Instant at)
        implements ValueObject {
    public static final int REFERENCE_LENGTH_MAX = 200;

    /** Why units came or left. */
    public enum Kind {
        RECEIPT,
        SHIPMENT,
        TRANSFER_OUT,
        TRANSFER_IN,
        RETURN,
        WRITE_OFF,
        COUNT
    }
}
