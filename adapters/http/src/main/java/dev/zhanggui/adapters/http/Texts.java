package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sentences in three languages. A text names the facts it is filled with in braces, {@code {asked}} or, for a fact
 * inside of others, {@code {refused.0.sku}}. {@code {state!}} is shown as a word, {@code {free~}} as a size in bytes.
 */
final class Texts {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int UNIT_STEP = 1_024;
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Texts(load(language)));
        }
    }

    private final Map<String, List<Piece>> texts = new LinkedHashMap<>();

    /** A stretch of text as it stands, or the path to a fact. */
    private record Piece(String text, boolean fact) {}

    private Texts(Properties read) {
        read.stringPropertyNames().forEach(key -> texts.put(key, pieces(read.getProperty(key))));
    }

    static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text of a key that must exist, without facts. */
    String of(String key) {
        return of(key, Json.MAPPER.createObjectNode());
    }

    String of(String key, JsonNode facts) {
        return find(key, facts).orElseThrow(() -> new IllegalStateException("no text for " + key));
    }

    Optional<String> find(String key, JsonNode facts) {
        return Optional.ofNullable(texts.get(key)).map(pieces -> filled(pieces, facts));
    }

    /** The text with the names of its facts, for a reader who wants to know what it may say. */
    String pattern(String key) {
        var shown = new StringBuilder();
        for (var piece : Objects.requireNonNull(texts.get(key), key)) {
            shown.append(piece.fact() ? "‹" + piece.text().replace("!", "").replace("~", "") + "›" : piece.text());
        }
        return shown.toString();
    }

    private String filled(List<Piece> pieces, JsonNode facts) {
        var filled = new StringBuilder();
        for (var piece : pieces) {
            filled.append(piece.fact() ? fact(piece.text(), facts) : piece.text());
        }
        return filled.toString();
    }

    private String fact(String path, JsonNode facts) {
        boolean word = path.endsWith("!");
        boolean bytes = path.endsWith("~");
        var found = at(word || bytes ? path.substring(0, path.length() - 1) : path, facts);
        if (bytes && found.isIntegralNumber()) {
            return sized(found.longValue());
        }
        var text = shown(found);
        return word ? find("word." + text, facts).orElse(text) : text;
    }

    /** Bytes as people tell them, in steps of 1,024 and one decimal. */
    static String sized(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= UNIT_STEP && unit < UNITS.size() - 1) {
            size /= UNIT_STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
    }

    private static JsonNode at(String path, JsonNode facts) {
        var node = facts;
        for (var step : path.split("\\.", -1)) {
            boolean number = !step.isEmpty() && Character.isDigit(step.charAt(0));
            node = number ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    private static String shown(JsonNode fact) {
        if (fact.isMissingNode() || fact.isNull()) {
            return "–";
        }
        if (fact.isArray()) {
            var items = new ArrayList<String>();
            fact.forEach(item -> items.add(shown(item)));
            return items.isEmpty() ? "–" : String.join(", ", items);
        }
        if (fact.has("amount") && fact.has("currency")) {
            return fact.path("amount").asText() + " " + fact.path("currency").asText();
        }
        if (fact.isBigDecimal()) {
            return fact.decimalValue().toPlainString();
        }
        return fact.isValueNode() ? fact.asText() : fact.toString();
    }

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            pieces.add(new Piece(text.substring(from, open), false));
            pieces.add(new Piece(text.substring(open + 1, close), true));
            from = close + 1;
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }

    private static Properties load(Language language) {
        var name = "texts/" + language.tag() + ".properties";
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
