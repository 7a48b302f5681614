package dev.zhanggui.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class LocalTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

    @Test
    void a_time_that_does_not_exist_moves_forward() {
        assertThat(LocalTimes.at(LocalDateTime.parse("2026-03-29T02:30"), BERLIN))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void a_time_that_comes_twice_is_the_first() {
        assertThat(LocalTimes.at(LocalDateTime.parse("2026-10-25T02:30"), BERLIN))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void a_day_without_midnight_begins_with_its_first_instant() {
        var day = LocalDate.parse("2018-11-04");
        assertThat(LocalTimes.startOf(day, SAO_PAULO)).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(LocalTimes.endOf(day.minusDays(1), SAO_PAULO)).isEqualTo(LocalTimes.startOf(day, SAO_PAULO));
    }

    @Test
    void a_day_that_never_was_begins_with_the_next() {
        assertThat(LocalTimes.startOf(LocalDate.parse("2011-12-30"), APIA))
                .isEqualTo(LocalTimes.startOf(LocalDate.parse("2011-12-31"), APIA));
    }

    @Test
    void every_hour_of_three_years_is_where_java_itself_sees_it() {
        for (var zone :
                new ZoneId[] {BERLIN, SAO_PAULO, ZoneId.of("Asia/Shanghai"), ZoneId.of("Australia/Lord_Howe")}) {
            var local = LocalDateTime.parse("2017-01-01T00:15");
            while (local.getYear() < 2020) {
                assertThat(LocalTimes.at(local, zone))
                        .isEqualTo(ZonedDateTime.of(local, zone).toInstant());
                assertThat(LocalTimes.startOf(local.toLocalDate(), zone))
                        .isEqualTo(local.toLocalDate().atStartOfDay(zone).toInstant());
                local = local.plusHours(1);
            }
        }
    }
}
