package dev.zhanggui.domain.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Local times as instants. A local time that does not exist, since clocks are set forward over it, moves forward by as
 * much; one that comes twice is the first.
 */
public final class LocalTimes {

    private LocalTimes() {}

    public static Instant at(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var gap = rules.getTransition(local);
        // Of an overlap too, the offset before it makes the earlier instant.
        return local.toInstant(gap == null ? rules.getOffset(local) : gap.getOffsetBefore());
    }

    /** The first instant of the day; where its midnight does not exist, the first that does. */
    public static Instant startOf(LocalDate day, ZoneId zone) {
        var midnight = day.atStartOfDay();
        var transition = zone.getRules().getTransition(midnight);
        return transition != null && transition.isGap() ? transition.getInstant() : at(midnight, zone);
    }

    /** The first instant after the day. */
    public static Instant endOf(LocalDate day, ZoneId zone) {
        return startOf(day.plusDays(1), zone);
    }

    public static LocalDate dayOf(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
