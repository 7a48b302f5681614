package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * When parcels leave, and how long they travel. What is paid before the cut-off leaves on the same day, except where
 * something was missed; and here lies what is to be found: the west warehouse misses most of its cut-offs on Mondays
 * and Fridays, and what Friday left lies until Monday.
 */
final class Dispatch {
    /** Of parcels that miss their cut-off where nothing is wrong. */
    private static final double MISSED_ANYWHERE = 0.03;

    private static final double MISSED_IN_THE_WEST = 0.68;
    private static final double KM_A_DAY = 600;

    private Dispatch() {}

    /** The local day on which it should leave. */
    static LocalDate dueOn(Instant paid) {
        var local = LocalDateTime.ofInstant(paid, Places.ZONE);
        var cutoff = Places.CUTOFF.on(local.getDayOfWeek()).orElseThrow();
        return local.toLocalTime().isBefore(cutoff)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }

    /** When it leaves: after the cut-off, when the carrier comes. */
    static Instant leaves(LocationId from, Instant paid, Chance chance) {
        var due = dueOn(paid);
        boolean bad = from.equals(Places.WEST)
                && (due.getDayOfWeek() == DayOfWeek.MONDAY || due.getDayOfWeek() == DayOfWeek.FRIDAY);
        boolean missed = chance.hits(bad ? MISSED_IN_THE_WEST : MISSED_ANYWHERE);
        var day = due;
        if (missed) {
            day = due.plusDays(bad && due.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        }
        var carrier = Places.CUTOFF.on(day.getDayOfWeek()).orElseThrow().plusMinutes(chance.between(30, 170));
        return LocalTimes.at(day.atTime(carrier), Places.ZONE);
    }

    static Instant collected(Instant shipped, Chance chance) {
        return shipped.plus(Duration.ofMinutes(chance.between(40, 240)));
    }

    /** By daylight, one day and one more for each 600 km later. */
    static Instant signed(Instant collected, double km, Chance chance) {
        int days = 1 + (int) Math.ceil(km / KM_A_DAY) + (chance.hits(0.15) ? 1 : 0);
        var day = LocalTimes.dayOf(collected, Places.ZONE).plusDays(days);
        return LocalTimes.at(day.atTime(chance.between(9, 20), chance.between(0, 60)), Places.ZONE);
    }
}
