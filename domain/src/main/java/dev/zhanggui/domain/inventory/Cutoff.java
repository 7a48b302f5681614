package dev.zhanggui.domain.inventory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Until when an order leaves the location on the same day, in its zone.
 *
 * @param usual the time of every day that is not named; empty: nothing leaves
 * @param byDay days with a time of their own; empty: nothing leaves on that day
 */
public record Cutoff(Optional<LocalTime> usual, Map<DayOfWeek, Optional<LocalTime>> byDay) implements ValueObject {

    public Cutoff {
        byDay = Map.copyOf(byDay);
    }

    /** Until when an order leaves on that day; empty: nothing leaves. */
    public Optional<LocalTime> on(DayOfWeek day) {
        return byDay.getOrDefault(day, usual);
    }
}
