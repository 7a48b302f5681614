package dev.zhanggui.domain.shared;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Public holidays of a country, and the Saturdays and Sundays that are worked for them. A government announces one year
 * at a time: of a year that is not announced nothing is said, not even that its Sundays are free, so whoever counts
 * working days has to say what it does then. The notice of a new year may still reach into the last days of the old.
 *
 * @param announced days that are not what their weekday says, or are holidays
 * @param years those that were announced
 */
public record WorkCalendar(Map<LocalDate, Announced> announced, Set<Integer> years) implements ValueObject {

    /**
     * @param holiday its name in the country's own language
     * @param off whether it is free; otherwise a day worked for one that is
     */
    public record Announced(String holiday, boolean off) implements ValueObject {}

    /** What a day is. */
    public enum Day {
        WORKDAY,
        /** A Saturday or Sunday without more to it. */
        WEEKEND,
        HOLIDAY,
        /** A Saturday or Sunday that is worked for a holiday. */
        SWAPPED_WORKDAY,
        /** Nobody has announced its year. */
        UNKNOWN
    }

    public WorkCalendar {
        announced = Map.copyOf(announced);
        years = Set.copyOf(years);
    }

    /**
     * A calendar as it ships: year, name, free days, days worked for them, parted by tabs; days as {@code 01-03} or
     * {@code 02-15..02-23}, with their year where it is another ({@code 2006-12-30}), several parted by blanks. Lines
     * that begin with {@code #} are passed over. A line that cannot be read is a defect, since the file is ours.
     */
    public static WorkCalendar read(List<String> lines) {
        var announced = new TreeMap<LocalDate, Announced>();
        var years = new HashSet<Integer>();
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var cells = line.split("\t", -1);
                Invariant.holds(cells.length == 4, "not 4 columns: %s", line);
                try {
                    years.add(Integer.parseInt(cells[0]));
                    put(announced, cells, cells[2], true);
                    put(announced, cells, cells[3], false);
                } catch (DateTimeException | NumberFormatException e) {
                    throw new Invariant.Broken("not a holiday: " + line + ": " + e.getMessage());
                }
            }
        }
        return new WorkCalendar(announced, years);
    }

    private static void put(Map<LocalDate, Announced> announced, String[] cells, String days, boolean off) {
        for (var part : days.isEmpty() ? new String[0] : days.split(" ", -1)) {
            int dots = part.indexOf("..");
            var first = day(cells[0], dots < 0 ? part : part.substring(0, dots));
            var last = dots < 0 ? first : day(cells[0], part.substring(dots + 2));
            Invariant.holds(!last.isBefore(first), "%s ends before it begins: %s", cells[1], part);
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                var before = announced.put(day, new Announced(cells[1], off));
                Invariant.holds(before == null, "%s is announced twice", day);
            }
        }
    }

    private static LocalDate day(String year, String text) {
        return LocalDate.parse(text.length() == "01-03".length() ? year + "-" + text : text);
    }

    /** Whether the year was announced. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    public Day day(LocalDate date) {
        var said = announced.get(date);
        if (said != null) {
            return said.off() ? Day.HOLIDAY : Day.SWAPPED_WORKDAY;
        }
        if (!knows(date.getYear())) {
            return Day.UNKNOWN;
        }
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? Day.WEEKEND : Day.WORKDAY;
    }

    /** Empty where nobody has announced it. */
    public Optional<Boolean> isDayOff(LocalDate date) {
        return isWorkday(date).map(work -> !work);
    }

    /** Empty where nobody has announced it. */
    public Optional<Boolean> isWorkday(LocalDate date) {
        return switch (day(date)) {
            case WORKDAY, SWAPPED_WORKDAY -> Optional.of(true);
            case WEEKEND, HOLIDAY -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** The holiday to which the day belongs, free or worked for it. */
    public Optional<String> holiday(LocalDate date) {
        return Optional.ofNullable(announced.get(date)).map(Announced::holiday);
    }
}
