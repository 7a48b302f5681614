package dev.zhanggui.adapters.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a form posted, as it was typed; and, after a refusal, what is wrong with which field. */
final class Form {
    static final int BYTES_MAX = 1 << 20;
    static final Form EMPTY = new Form(Map.of());

    private final Map<String, List<String>> values;
    private final Map<String, String> complaints = new LinkedHashMap<>();

    Form(Map<String, List<String>> values) {
        this.values = values;
    }

    static Form read(InputStream body) throws IOException {
        var bytes = body.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw new Stop(413, "payload-too-large", Map.of("most", BYTES_MAX));
        }
        var values = new LinkedHashMap<String, List<String>>();
        var text = new String(bytes, StandardCharsets.UTF_8);
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return new Form(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Stop(400, "bad-request", Map.of());
        }
    }

    /** As typed; empty where nothing was. */
    String value(String name) {
        var all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** Without blanks at its ends; empty where nothing is left. */
    Optional<String> text(String name) {
        return Optional.of(value(name).strip()).filter(text -> !text.isEmpty());
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Says what is wrong with a field; the first complaint about it counts. */
    void complain(String name, String sentence) {
        complaints.putIfAbsent(name, sentence);
    }

    boolean isFaulty() {
        return !complaints.isEmpty();
    }

    /** What is wrong with the field; empty: nothing. */
    String complaint(String name) {
        return complaints.getOrDefault(name, "");
    }

    Map<String, String> complaints() {
        return Map.copyOf(complaints);
    }
}
