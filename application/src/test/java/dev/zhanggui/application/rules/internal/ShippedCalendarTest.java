package dev.zhanggui.application.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.domain.shared.WorkCalendar;
import dev.zhanggui.domain.shared.WorkCalendar.Day;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The holidays of mainland China from 2007 to 2026, as they were announced. */
class ShippedCalendarTest {
    private static final Pattern DAY =
            Pattern.compile("\"name\": \"([^\"]+)\",\\s+\"date\": \"([^\"]+)\",\\s+\"isOffDay\": (true|false)");

    private final WorkCalendar calendar = ShippedRules.read().calendar();

    private static Stream<LocalDate> daysOf(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }

    @Test
    void in_2026_there_are_33_days_off_and_6_saturdays_or_sundays_are_worked() {
        assertThat(daysOf(2026).filter(day -> calendar.day(day) == Day.HOLIDAY)).hasSize(33);
        assertThat(daysOf(2026).filter(day -> calendar.day(day) == Day.SWAPPED_WORKDAY))
                .hasSize(6)
                .allMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
    }

    @Test
    void the_years_from_2007_to_2026_are_known_and_no_others() {
        for (int year = 2000; year <= 2040; year++) {
            assertThat(calendar.knows(year)).isEqualTo(year >= 2007 && year <= 2026);
        }
        assertThat(calendar.isDayOff(LocalDate.of(2027, 10, 1))).isEmpty();
        assertThat(calendar.isDayOff(LocalDate.of(2026, 10, 1))).contains(true);
    }

    @Test
    void every_announced_day_is_in_the_table_and_no_other() throws IOException {
        var folder = Path.of(System.getProperty("zhanggui.shared", ""), "data", "holiday_cn");
        assumeTrue(Files.isDirectory(folder), "the notices are not here: " + folder);
        Map<LocalDate, WorkCalendar.Announced> announced = new HashMap<>();
        for (int year = 2007; year <= 2026; year++) {
            var days = DAY.matcher(Files.readString(folder.resolve(year + ".json")));
            while (days.find()) {
                announced.put(
                        LocalDate.parse(days.group(2)),
                        new WorkCalendar.Announced(days.group(1), Boolean.parseBoolean(days.group(3))));
            }
        }
        assertThat(announced).hasSizeGreaterThan(600);
        assertThat(calendar.announced()).isEqualTo(announced);
    }
}
