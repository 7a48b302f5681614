package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.rules.PlatformRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Times as callers write them. */
final class Times {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int DATE_LENGTH = "2026-11-11".length();

    private Times() {}

    /** A time with offset, or a date, which means its first instant in {@code zone}; to the millisecond. */
    static Instant read(String text, Supplier<ZoneId> zone) {
        return text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(zone.get()).toInstant()
                : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A day such as {@code 2026-11-11}; empty where the text is none, or one of a year without four digits. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? Optional.of(LocalDate.parse(text)).filter(PlatformRule::isDay)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isLocal(String text) {
        try {
            var unused = LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
