package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import java.time.Instant;
import java.util.Comparator;
import org.jmolecules.ddd.types.ValueObject;

/** Where a parcel was seen, as its carrier says. The same scan told again is one. */
public record ParcelScan(String trackingNo, Instant at, String status, String place, String text)
        implements ValueObject {
    public static final int NUMBER_LENGTH_MAX = 64;
    public static final int STATUS_LENGTH_MAX = 100;
    public static final int PLACE_LENGTH_MAX = 100;
    public static final int TEXT_LENGTH_MAX = 500;

    /** As they happened. */
    public static final Comparator<ParcelScan> IN_TIME = Comparator.comparing(ParcelScan::at)
            .thenComparing(ParcelScan::status)
            .thenComparing(ParcelScan::place)
            .thenComparing(ParcelScan::text);

    public ParcelScan {
        Invariant.holds(
                !trackingNo.isBlank() && trackingNo.length() <= NUMBER_LENGTH_MAX, "a parcel has a tracking number");
        Invariant.holds(!status.isBlank() && status.length() <= STATUS_LENGTH_MAX, "a scan has a status");
        Invariant.holds(
                place.length() <= PLACE_LENGTH_MAX && text.length() <= TEXT_LENGTH_MAX,
                "a place has at most %d characters, a text %d",
                PLACE_LENGTH_MAX,
                TEXT_LENGTH_MAX);
    }
}
