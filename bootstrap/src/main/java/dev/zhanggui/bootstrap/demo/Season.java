package dev.zhanggui.bootstrap.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** How many orders a day and an hour bring, against a plain one. */
final class Season {
    /** What a day of a big sale brings; the days around it are between. */
    private static final Map<MonthDay, Double> SALES = Map.ofEntries(
            Map.entry(MonthDay.of(3, 8), 1.9),
            Map.entry(MonthDay.of(6, 1), 2.2),
            Map.entry(MonthDay.of(6, 16), 2.0),
            Map.entry(MonthDay.of(6, 17), 3.2),
            Map.entry(MonthDay.of(6, 18), 5.0),
            Map.entry(MonthDay.of(9, 9), 1.6),
            Map.entry(MonthDay.of(10, 31), 2.4),
            Map.entry(MonthDay.of(11, 1), 3.2),
            Map.entry(MonthDay.of(11, 9), 2.0),
            Map.entry(MonthDay.of(11, 10), 3.6),
            Map.entry(MonthDay.of(11, 11), 8.0),
            Map.entry(MonthDay.of(12, 12), 2.4));

    /** The first day of the year by the moon, as it is published; of a year that is not here nothing dips. */
    private static final Map<Integer, LocalDate> SPRING_FESTIVALS = Map.of(
            2025, LocalDate.of(2025, 1, 29),
            2026, LocalDate.of(2026, 2, 17),
            2027, LocalDate.of(2027, 2, 6),
            2028, LocalDate.of(2028, 1, 26),
            2029, LocalDate.of(2029, 2, 13),
            2030, LocalDate.of(2030, 2, 3),
            2031, LocalDate.of(2031, 1, 23),
            2032, LocalDate.of(2032, 2, 11));

    private static final double[] WEEKDAYS = {1.00, 0.97, 0.96, 0.98, 1.02, 1.12, 1.15};
    private static final double[] HOURS = {
        2.0, 1.0, 0.6, 0.4, 0.4, 0.6, 1.2, 2.0, 3.2, 4.5, 5.6, 5.2, 4.6, 4.4, 4.4, 4.6, 4.8, 4.8, 5.0, 6.0, 7.6, 8.2,
        7.0, 4.0
    };
    private static final double AFTER_A_SALE = 0.6;
    private static final double FESTIVAL = 0.2;
    private static final double BEFORE_FESTIVAL = 1.4;

    private Season() {}

    static double of(LocalDate day) {
        double weekday = WEEKDAYS[day.getDayOfWeek().getValue() - 1];
        return weekday * sale(day) * festival(day);
    }

    private static double sale(LocalDate day) {
        var found = SALES.get(MonthDay.from(day));
        if (found != null) {
            return found;
        }
        for (int back = 1; back <= 3; back++) {
            var before = MonthDay.from(day.minusDays(back));
            if (before.equals(MonthDay.of(11, 11)) || before.equals(MonthDay.of(6, 18))) {
                return AFTER_A_SALE;
            }
        }
        return 1;
    }

    private static double festival(LocalDate day) {
        var first = SPRING_FESTIVALS.get(day.getYear());
        if (first == null) {
            return 1;
        }
        long days = ChronoUnit.DAYS.between(first, day);
        if (days >= -5 && days <= 8) {
            return FESTIVAL;
        }
        return days >= -20 && days < -5 ? BEFORE_FESTIVAL : 1;
    }

    static int hour(Chance chance) {
        return chance.weighed(HOURS);
    }

    /** Whether prices are those of a sale. */
    static boolean isSale(LocalDate day) {
        return sale(day) > 1;
    }
}
