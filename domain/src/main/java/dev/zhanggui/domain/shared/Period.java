package dev.zhanggui.domain.shared;

import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/** A half-open stretch of time: {@code from} belongs to it, {@code to} does not; two that touch do not overlap. */
public record Period(Instant from, Instant to) implements ValueObject {

    public Period {
        Invariant.holds(from.isBefore(to), "a period ends after it begins: %s to %s", from, to);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
