package dev.zhanggui.domain.trade;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What has been done with an order on its way out.
 *
 * @param cleared codes of what the audit found and somebody has seen to
 */
public record Handling(
        Optional<Instant> picked,
        Optional<Instant> packed,
        Optional<Instant> weighed,
        Optional<Integer> weightGrams,
        Set<String> cleared)
        implements ValueObject {
    public static final Handling NONE =
            new Handling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    public static final int WEIGHT_GRAMS_MAX = 1_000_000;

    /** What packing adds, and scales err, at most: beyond it something is missing or too much. */
    private static final int TOLERANCE_GRAMS = 50;

    private static final int TOLERANCE_PERCENT = 10;

    public Handling {
        cleared = Set.copyOf(cleared);
    }

    Handling pickedAt(Instant at) {
        return new Handling(Optional.of(at), packed, weighed, weightGrams, cleared);
    }

    Handling packedAt(Instant at) {
        return new Handling(picked, Optional.of(at), weighed, weightGrams, cleared);
    }

    Handling weighedAt(Instant at, int grams) {
        return new Handling(picked, packed, Optional.of(at), Optional.of(grams), cleared);
    }

    /** These findings of the audit were seen to; they stop the order no more. */
    Handling clearing(Set<String> findings) {
        var all = new TreeSet<>(cleared);
        all.addAll(findings);
        return new Handling(picked, packed, weighed, weightGrams, all);
    }

    /** What the audit looks at has changed: it looks at everything again. */
    Handling lookedAtAnew() {
        return new Handling(picked, packed, weighed, weightGrams, Set.of());
    }

    /** Whether a parcel of this weight can hold goods of the expected one. */
    static boolean isPlausible(int grams, long expectedGrams) {
        long tolerance = Math.max(TOLERANCE_GRAMS, expectedGrams * TOLERANCE_PERCENT / 100);
        return Math.abs(grams - expectedGrams) <= tolerance;
    }
}
