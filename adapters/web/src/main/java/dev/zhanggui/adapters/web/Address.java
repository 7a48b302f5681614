package dev.zhanggui.adapters.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An address of this desk; all that a page shows, stands in it. */
record Address(String path, Map<String, List<String>> parameters) {

    Address {
        parameters = new LinkedHashMap<>(parameters);
    }

    static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with another value of one parameter; an empty one takes it out. */
    Address with(String name, String value) {
        var other = new LinkedHashMap<>(parameters);
        if (value.isEmpty()) {
            other.remove(name);
        } else {
            other.put(name, List.of(value));
        }
        return new Address(path, other);
    }

    Address without(String... names) {
        var other = this;
        for (var name : names) {
            other = other.with(name, "");
        }
        return other;
    }

    /** The same parameters on another page. */
    Address on(String other) {
        return new Address(other, parameters);
    }

    String first(String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** One part of a path. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        var pairs = new ArrayList<String>();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> !value.isEmpty())
                .forEach(value -> pairs.add(part(name) + "=" + part(value))));
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
