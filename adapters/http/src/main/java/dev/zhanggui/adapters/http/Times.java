package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.zhanggui.domain.rules.PlatformRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Times as callers write them. */
final class Times {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
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

    /** The facts with their moments as clocks of that zone show them, to the minute where they are whole ones. */
    static JsonNode told(JsonNode facts, ZoneId zone) {
        if (facts instanceof ObjectNode object) {
            var told = object.objectNode();
            object.properties().forEach(one -> told.set(one.getKey(), told(one.getValue(), zone)));
            return told;
        }
        if (facts instanceof ArrayNode array) {
            var told = array.arrayNode();
            array.forEach(one -> told.add(told(one, zone)));
            return told;
        }
        return facts.isTextual() && MOMENT.matcher(facts.textValue()).matches()
                ? TextNode.valueOf(told(Instant.parse(facts.textValue()), zone))
                : facts;
    }

    private static String told(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return (local.getSecond() == 0 ? TO_THE_MINUTE : TO_THE_SECOND).format(local);
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
