package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.Mapping.Column;
import dev.zhanggui.application.imports.api.Mapping.Condition;
import dev.zhanggui.application.imports.api.Mapping.Flag;
import dev.zhanggui.application.imports.api.Mapping.LineRule;
import dev.zhanggui.application.imports.api.Mapping.Unit;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A mapping as text, for people and for storage: {@code key: value} at the margin, entries of a section indented below
 * it. A header that would be misread (it holds a comma, an arrow or a sign) stands in quotes.
 */
final class MappingText {
    private static final String ARROW = " -> ";
    private static final String IN_FEN = " in fen";

    private MappingText() {}

    static Mapping read(String text) {
        var head = new LinkedHashMap<String, String>();
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> section = new ArrayList<>();
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ")) {
                section.add(line.strip());
                continue;
            }
            int colon = line.indexOf(':');
            Invariant.holds(colon > 0, "a mapping has no such line: %s", line);
            var key = line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (value.isEmpty()) {
                section = sections.computeIfAbsent(key, name -> new ArrayList<>());
            } else {
                head.put(key, value);
            }
        }
        return made(head, sections);
    }

    private static Mapping made(Map<String, String> head, Map<String, List<String>> sections) {
        var kind = FileKind.of(head.getOrDefault("kind", ""));
        Invariant.holds(kind.isPresent(), "a mapping has a kind: %s", head);
        var words = new LinkedHashMap<String, Map<String, String>>();
        sections.forEach((name, entries) -> {
            if (name.startsWith("words ")) {
                words.put(name.substring("words ".length()), pairs(entries));
            }
        });
        return new Mapping(
                head.getOrDefault("name", ""),
                kind.orElseThrow(),
                list(head.getOrDefault("needs", "")),
                sections.getOrDefault("columns", List.of()).stream()
                        .map(MappingText::column)
                        .toList(),
                pairs(sections.getOrDefault("constants", List.of())),
                words,
                head.containsKey("nulls") ? Set.copyOf(list(head.get("nulls"))) : Mapping.NULLS_USUAL,
                head.containsKey("totals") ? Set.copyOf(list(head.get("totals"))) : Mapping.TOTALS_USUAL,
                Optional.ofNullable(head.get("zone")).map(ZoneId::of),
                Optional.ofNullable(head.get("store")).map(StoreId::new),
                list(head.getOrDefault("flags", "")).stream()
                        .map(flag -> constant(Flag.values(), flag))
                        .collect(Collectors.toSet()),
                sections.getOrDefault("lines", List.of()).stream()
                        .map(MappingText::rule)
                        .toList());
    }

    private static Column column(String entry) {
        int arrow = entry.lastIndexOf(ARROW);
        Invariant.holds(arrow > 0, "a column has an arrow: %s", entry);
        var field = entry.substring(arrow + ARROW.length()).strip();
        boolean fen = field.endsWith(IN_FEN);
        var header = entry.substring(0, arrow).strip();
        int mark = header.lastIndexOf(" #");
        int nth = 1;
        if (mark > 0 && !header.endsWith("\"")) {
            nth = Integer.parseInt(header.substring(mark + 2).strip());
            header = header.substring(0, mark).strip();
        }
        return new Column(
                unquoted(header),
                nth,
                fen ? field.substring(0, field.length() - IN_FEN.length()) : field,
                fen ? Unit.FEN : Unit.WHOLE);
    }

    private static LineRule rule(String entry) {
        int colon = entry.indexOf(':');
        Invariant.holds(colon > 0, "a rule of lines has a colon: %s", entry);
        var conditions = Arrays.stream(entry.substring(colon + 1).split(",", -1))
                .map(part -> condition(part.strip()))
                .toList();
        return new LineRule(entry.substring(0, colon), conditions);
    }

    private static Condition condition(String text) {
        var words = text.split(" ", 3);
        var test = words.length > 1 ? words[1] : "";
        return switch (test) {
            case "begins" -> new Condition(words[0], Mapping.Test.BEGINS, words[2]);
            case "<0" -> new Condition(words[0], Mapping.Test.BELOW_ZERO, "");
            case "=0" -> new Condition(words[0], Mapping.Test.ZERO, "");
            default -> throw new Invariant.Broken("no such condition: " + text);
        };
    }

    private static String text(Condition condition) {
        return condition.field()
                + switch (condition.test()) {
                    case BEGINS -> " begins " + condition.value();
                    case BELOW_ZERO -> " <0";
                    case ZERO -> " =0";
                };
    }

    private static Map<String, String> pairs(List<String> entries) {
        var pairs = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            int equals = entry.lastIndexOf(" = ");
            Invariant.holds(equals > 0, "an entry has an equals sign: %s", entry);
            pairs.put(
                    unquoted(entry.substring(0, equals).strip()),
                    entry.substring(equals + 3).strip());
        }
        return pairs;
    }

    /** Parts at commas outside of quotes. */
    private static List<String> list(String text) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (text.charAt(i) == ',' && !quoted)) {
                var part = text.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(unquoted(part));
                }
                from = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return parts;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String quoted(String text) {
        boolean plain = !text.contains(",")
                && !text.contains(ARROW)
                && !text.contains(" #")
                && !text.contains(" = ")
                && !text.startsWith("#");
        return plain ? text : '"' + text + '"';
    }

    private static <E extends Enum<E>> E constant(E[] constants, String word) {
        return Arrays.stream(constants)
                .filter(one -> Facts.camel(one.name()).equals(word))
                .findFirst()
                .orElseThrow(() -> new Invariant.Broken("no such word in a mapping: " + word));
    }

    static String write(Mapping mapping) {
        var text = new StringBuilder();
        line(text, "name", mapping.name());
        line(text, "kind", mapping.kind().code());
        line(text, "needs", joined(mapping.needs()));
        mapping.zone().ifPresent(zone -> line(text, "zone", zone.getId()));
        mapping.store().ifPresent(store -> line(text, "store", store.code()));
        line(
                text,
                "flags",
                joined(new TreeSet<>(mapping.flags())
                        .stream().map(flag -> Facts.camel(flag.name())).toList()));
        line(text, "nulls", joined(new TreeSet<>(mapping.nulls())));
        line(text, "totals", joined(new TreeSet<>(mapping.totals())));
        section(
                text,
                "columns",
                mapping.columns().stream().map(MappingText::entry).toList());
        section(text, "constants", entries(mapping.constants()));
        new TreeMap<>(mapping.words()).forEach((field, words) -> section(text, "words " + field, entries(words)));
        section(
                text,
                "lines",
                mapping.lineRules().stream()
                        .map(rule -> rule.kind() + ": "
                                + rule.conditions().stream()
                                        .map(MappingText::text)
                                        .collect(Collectors.joining(", ")))
                        .toList());
        return text.toString();
    }

    private static String entry(Column column) {
        return quoted(column.header())
                + (column.nth() == 1 ? "" : " #" + column.nth())
                + ARROW
                + column.field()
                + (column.unit() == Unit.FEN ? IN_FEN : "");
    }

    private static List<String> entries(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> quoted(pair.getKey()) + " = " + pair.getValue())
                        .toList();
    }

    private static String joined(Iterable<String> parts) {
        var joined = new LinkedHashSet<String>();
        parts.forEach(part -> joined.add(quoted(part)));
        return String.join(", ", joined);
    }

    private static void line(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(key).append(": ").append(value).append('\n');
        }
    }

    private static void section(StringBuilder text, String name, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append(name).append(":\n");
            entries.forEach(entry -> text.append("  ").append(entry).append('\n'));
        }
    }
}
