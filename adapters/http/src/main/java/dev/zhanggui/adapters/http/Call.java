package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.CallerId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request, read as far as its route asks.
 *
 * @param path as it was sent, still encoded
 * @param ifMatch the header; null where there is none
 * @param file what a route that takes a file reads; null for others
 */
record Call(
        Route route,
        Actor actor,
        Language language,
        String path,
        @Nullable String query,
        @Nullable String ifMatch,
        @Nullable String accept,
        byte[] body,
        @Nullable Upload file) {

    /** The file of a route that takes one. */
    Upload upload() {
        return Objects.requireNonNull(file);
    }

    boolean parameterFlag(String name) {
        var text = parameter(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrongParameter(name, "true-or-false", Map.of());
        }
        return text.equals("true");
    }

    /** An id of the caller's in the path. */
    <T> T id(String name, Function<String, T> make) {
        return id(name, CallerId::isValid, make);
    }

    /** An id that may be one of the desk's own. */
    <T> T id(String name, Predicate<String> isValid, Function<String, T> make) {
        return Percent.decoded(segment(name))
                .filter(isValid)
                .map(make)
                .orElseThrow(() ->
                        Problem.of(ProblemKind.BAD_ID, Map.of("name", name)).stop());
    }

    /** A day in the path. */
    LocalDate day(String name) {
        return Percent.decoded(segment(name))
                .flatMap(Times::day)
                .orElseThrow(() -> Problems.invalid(List.of(new FieldError("{" + name + "}", "date", Map.of())))
                        .stop());
    }

    /** A name of the desk's own in the path. */
    String name(String name) {
        return Percent.decoded(segment(name)).orElse("");
    }

    private String segment(String name) {
        var wanted = "{" + name + "}";
        int from = 0;
        for (var part : route.segments()) {
            int to = path.indexOf('/', from);
            if (part.equals(wanted)) {
                return path.substring(from, to < 0 ? path.length() : to);
            }
            from = to + 1;
        }
        throw new IllegalArgumentException(route.path() + " has no " + wanted);
    }

    /** A query parameter; one without a value counts as absent. */
    Optional<String> parameter(String name) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        var parameters = Percent.query(query)
                .orElseThrow(() -> Problem.of(ProblemKind.BAD_REQUEST).stop());
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    <T> Optional<T> parameterId(String name, Function<String, T> make) {
        return parameter(name).map(text -> {
            if (!CallerId.isValid(text)) {
                throw wrongParameter(name, "bad-id", Map.of());
            }
            return make.apply(text);
        });
    }

    Optional<LocalDate> parameterDay(String name) {
        return parameter(name).map(text -> Times.day(text).orElseThrow(() -> wrongParameter(name, "date", Map.of())));
    }

    int parameterWhole(String name, int least, int most, int otherwise) {
        return parameter(name)
                .map(text -> {
                    int number;
                    try {
                        number = Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw wrongParameter(name, "whole-number", Map.of());
                    }
                    if (number < least || number > most) {
                        throw wrongParameter(name, "out-of-range", Map.of("least", least, "most", most));
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    static Problem.Stop wrongParameter(String name, String code, Map<String, Object> facts) {
        return Problems.invalid(List.of(new FieldError("?" + name, code, facts)))
                .stop();
    }

    /** The body read whole, or everything that is wrong with it. */
    <T> T body(Function<Fields, T> reading) {
        var complaints = new Fields.Complaints();
        var read = reading.apply(new Fields(json(body, 0, body.length), "", complaints));
        if (!complaints.errors().isEmpty()) {
            throw Problems.invalid(complaints.errors()).stop();
        }
        return read;
    }

    static JsonNode json(byte[] text, int from, int length) {
        try {
            return Json.read(text, from, length)
                    .orElseThrow(() -> Problem.of(ProblemKind.UNREADABLE, Map.of("line", 1, "column", 1))
                            .stop());
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw Problem.of(
                            ProblemKind.UNREADABLE,
                            Map.of(
                                    "line", where == null ? 1 : Math.max(1, where.getLineNr()),
                                    "column", where == null ? 1 : Math.max(1, where.getColumnNr())))
                    .stop();
        } catch (IOException e) {
            throw Problem.of(ProblemKind.UNREADABLE, Map.of("line", 1, "column", 1))
                    .stop();
        }
    }

    /**
     * The version that the caller saw, from {@code If-Match}; {@code *} and a list stand for what is there now, where
     * they name it, and −1 for a version that no thing ever had.
     */
    Optional<Long> expected(Supply<Optional<Long>> current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return Optional.empty();
        }
        var tags = ifMatch.trim();
        if (!tags.equals("*") && tags.indexOf(',') < 0) {
            return Optional.of(version(tags));
        }
        var now = current.get();
        boolean named = tags.equals("*");
        for (var tag : tags.split(",", -1)) {
            named = named || now.equals(Optional.of(version(tag.trim())));
        }
        return Optional.of(named ? now.orElse(-1L) : -1L);
    }

    /** Something asked for only where it is needed. */
    interface Supply<T> {
        T get();
    }

    private static long version(String tag) {
        int end = tag.length() - 1;
        var bare = end > 0 && tag.charAt(0) == '"' && tag.charAt(end) == '"' ? tag.substring(1, end) : tag;
        try {
            long version = Long.parseLong(bare);
            return version > 0 ? version : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
