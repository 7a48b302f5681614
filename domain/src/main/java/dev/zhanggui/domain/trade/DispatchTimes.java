package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Until when an order leaves a location on the same day, in the location's zone. A declared holiday has the times of a
 * Sunday, a swapped working day the usual ones; where nobody knows what is declared, the day of the week decides.
 *
 * @param usual of every day that is not named; empty: nothing leaves
 * @param byDay days with a time of their own; empty: nothing leaves on that day
 */
public record DispatchTimes(
        LocationId location, ZoneId zone, Optional<LocalTime> usual, Map<DayOfWeek, Optional<LocalTime>> byDay)
        implements ValueObject {
    /** No place is closed for longer: a week of holidays between two week-ends fits. */
    static final int LOOK_BACK_DAYS_MAX = 31;

    public DispatchTimes {
        byDay = Map.copyOf(byDay);
    }

    /** The cut-off of that day; empty: nothing leaves. */
    public Optional<Instant> cutoffOn(LocalDate day, Workdays calendar) {
        return timeOn(day, calendar).map(time -> LocalTimes.at(day.atTime(time), zone));
    }

    private Optional<LocalTime> timeOn(LocalDate day, Workdays calendar) {
        var weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        boolean worked = calendar.isWorkday(day).orElse(!weekend);
        if (worked && weekend) {
            return usual;
        }
        return byDay.getOrDefault(worked || weekend ? weekday : DayOfWeek.SUNDAY, usual);
    }

    /** The last cut-off at or before {@code end} and after {@code start}; empty where none lies between them. */
    public Optional<Instant> lastBetween(Instant start, Instant end, Workdays calendar) {
        Invariant.holds(!end.isBefore(start), "an end before its start: %s, %s", start, end);
        var day = LocalTimes.dayOf(end, zone);
        for (int back = 0; back <= LOOK_BACK_DAYS_MAX; back++) {
            var cutoff = cutoffOn(day.minusDays(back), calendar);
            if (cutoff.isPresent() && !cutoff.get().isAfter(end)) {
                return cutoff.filter(found -> found.isAfter(start));
            }
        }
        return Optional.empty();
    }

    /** Whether it matters what is declared for a day. */
    public boolean differsByDay() {
        return byDay.values().stream().anyMatch(time -> !time.equals(usual));
    }
}
