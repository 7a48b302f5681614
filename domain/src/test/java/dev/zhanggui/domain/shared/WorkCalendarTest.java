package dev.zhanggui.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.shared.WorkCalendar.Day;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days off and days worked, as far as they were announced. */
class WorkCalendarTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.read(List.of(
            "# 2026", "2026\t元旦\t01-01..01-03\t2025-12-27 01-04", "2026\t清明节\t04-04..04-06\t", "2026\t国庆节\t10-01\t"));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void a_day_is_what_was_announced_else_what_its_weekday_says() {
        assertThat(CALENDAR.day(day("2026-01-01"))).isEqualTo(Day.HOLIDAY);
        assertThat(CALENDAR.day(day("2026-01-03"))).isEqualTo(Day.HOLIDAY);
        assertThat(CALENDAR.day(day("2026-01-04"))).isEqualTo(Day.SWAPPED_WORKDAY);
        assertThat(CALENDAR.day(day("2026-01-05"))).isEqualTo(Day.WORKDAY);
        assertThat(CALENDAR.day(day("2026-01-09"))).isEqualTo(Day.WORKDAY);
        assertThat(CALENDAR.day(day("2026-01-10"))).isEqualTo(Day.WEEKEND);
        assertThat(CALENDAR.day(day("2026-01-11"))).isEqualTo(Day.WEEKEND);
    }

    @Test
    void days_are_off_or_worked() {
        assertThat(CALENDAR.isDayOff(day("2026-01-02"))).contains(true);
        assertThat(CALENDAR.isWorkday(day("2026-01-02"))).contains(false);
        assertThat(CALENDAR.isWorkday(day("2026-01-04"))).contains(true);
        assertThat(CALENDAR.isDayOff(day("2026-01-10"))).contains(true);
        assertThat(CALENDAR.isDayOff(day("2026-01-05"))).contains(false);
        assertThat(CALENDAR.holiday(day("2026-01-04"))).contains("元旦");
        assertThat(CALENDAR.holiday(day("2026-01-05"))).isEmpty();
    }

    @Test
    void of_a_year_that_was_not_announced_nothing_is_said() {
        assertThat(CALENDAR.knows(2026)).isTrue();
        for (var unknown : List.of("2027-01-01", "2027-01-02", "2027-01-04", "2025-12-26")) {
            assertThat(CALENDAR.knows(day(unknown).getYear())).isFalse();
            assertThat(CALENDAR.day(day(unknown))).isEqualTo(Day.UNKNOWN);
            assertThat(CALENDAR.isDayOff(day(unknown))).isEmpty();
            assertThat(CALENDAR.isWorkday(day(unknown))).isEmpty();
        }
        assertThat(CALENDAR.isWorkday(day("2025-12-27"))).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026\t元旦\t01-01",
                "year\t元旦\t01-01\t",
                "2026\t元旦\t01-32\t",
                "2026\t元旦\t01-03..01-01\t",
                "2026\t元旦\t01-01 01-01\t",
                "2026\t元旦\t01-01\t01-01"
            })
    void a_line_that_cannot_be_read_is_a_defect(String line) {
        assertThatThrownBy(() -> WorkCalendar.read(List.of(line))).isInstanceOf(Invariant.Broken.class);
    }
}
