package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.domain.inventory.Cutoff;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cut-off times: {@code "16:00"}, or an object of times by day, with null where nothing leaves. */
final class Cutoffs {
    private static final String USUAL = "default";
    private static final String CLOCK_PATTERN = "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?$";
    private static final Map<String, DayOfWeek> DAYS = days();

    private Cutoffs() {}

    private static Map<String, DayOfWeek> days() {
        var days = new LinkedHashMap<String, DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
        return days;
    }

    static Optional<Cutoff> read(Fields in, String name) {
        var node = in.raw(name);
        if (node == null) {
            return Optional.empty();
        }
        return node.isObject()
                ? in.inner(name).map(inner -> byDay(inner, node))
                : Optional.of(everyDay(in, name, node));
    }

    private static Cutoff everyDay(Fields in, String name, JsonNode node) {
        var usual = clock(node);
        if (usual.isEmpty()) {
            in.wrong(name, "clock-time");
        }
        return new Cutoff(usual, Map.of());
    }

    private static Cutoff byDay(Fields in, JsonNode node) {
        Optional<LocalTime> usual = Optional.empty();
        var byDay = new EnumMap<DayOfWeek, Optional<LocalTime>>(DayOfWeek.class);
        for (var member : node.properties()) {
            var time = clock(member.getValue());
            var day = DAYS.get(member.getKey());
            if (time.isEmpty() && !member.getValue().isNull()) {
                in.wrong(member.getKey(), "clock-time");
            } else if (day != null) {
                byDay.put(day, time);
            } else if (member.getKey().equals(USUAL)) {
                usual = time;
            }
        }
        return new Cutoff(usual, byDay);
    }

    private static Optional<LocalTime> clock(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(LocalTime.parse(node.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static void write(Cutoff cutoff, JsonGenerator out) throws IOException {
        var usual = cutoff.usual().orElse(null);
        if (cutoff.byDay().isEmpty() && usual != null) {
            out.writeString(usual.toString());
            return;
        }
        out.writeStartObject();
        write(USUAL, usual, out);
        for (var day : DAYS.entrySet()) {
            var own = cutoff.byDay().get(day.getValue());
            if (own != null) {
                write(day.getKey(), own.orElse(null), out);
            }
        }
        out.writeEndObject();
    }

    private static void write(String name, @Nullable LocalTime time, JsonGenerator out) throws IOException {
        if (time == null) {
            out.writeNullField(name);
        } else {
            out.writeStringField(name, time.toString());
        }
    }

    static ObjectNode schema() {
        var cutoff = Json.MAPPER.createObjectNode();
        var ways = cutoff.putArray("anyOf");
        ways.add(Schemas.typed("string").put("pattern", CLOCK_PATTERN));
        var byDay = Schemas.typed("object");
        var properties = byDay.putObject("properties");
        properties.set(USUAL, Schemas.either("string", "null"));
        DAYS.keySet().forEach(day -> properties.set(day, Schemas.either("string", "null")));
        ways.add(byDay);
        return cutoff;
    }
}
