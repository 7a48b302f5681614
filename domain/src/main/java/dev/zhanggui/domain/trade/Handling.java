package dev.zhanggui.domain.trade;

import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** What the warehouse has done with an allocated order. */
public record Handling(
        Optional<Instant> picked, Optional<Instant> packed, Optional<Instant> weighed, Optional<Integer> weightGrams)
        implements ValueObject {
    public static final Handling NONE =
            new Handling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    public static final int WEIGHT_GRAMS_MAX = 1_000_000;

    /** What packing adds, and scales err, at most: beyond it something is missing or too much. */
    private static final int TOLERANCE_GRAMS = 50;

    private static final int TOLERANCE_PERCENT = 10;

    Handling pickedAt(Instant at) {
        return new Handling(Optional.of(at), packed, weighed, weightGrams);
    }

    Handling packedAt(Instant at) {
        return new Handling(picked, Optional.of(at), weighed, weightGrams);
    }

    Handling weighedAt(Instant at, int grams) {
        return new Handling(picked, packed, Optional.of(at), Optional.of(grams));
    }

    /** Whether a parcel of this weight can hold goods of the expected one. */
    static boolean isPlausible(int grams, long expectedGrams) {
        long tolerance = Math.max(TOLERANCE_GRAMS, expectedGrams * TOLERANCE_PERCENT / 100);
        return Math.abs(grams - expectedGrams) <= tolerance;
    }
}
