package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many things in one request: a JSON array, or lines of JSON. */
final class Items {
    static final int ITEMS_MAX = 10_000;

    private Items() {}

    /** Each item as a tree ({@link JsonNode}); where a line is unreadable, the {@link Problem} in its place. */
    static List<Object> of(byte[] body) {
        var items = read(body);
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw Problems.invalid(List.of(new FieldError("", "list-size", Map.of("least", 1, "most", ITEMS_MAX))))
                    .stop();
        }
        return items;
    }

    private static List<Object> read(byte[] body) {
        int start = 0;
        while (start < body.length && isBlank(body[start])) {
            start++;
        }
        if (start < body.length && body[start] == '[') {
            var items = new ArrayList<Object>();
            Call.json(body, 0, body.length).forEach(items::add);
            return items;
        }
        var items = new ArrayList<Object>();
        for (int from = start; from < body.length && items.size() <= ITEMS_MAX; ) {
            int to = from;
            while (to < body.length && body[to] != '\n') {
                to++;
            }
            if (!isBlank(body, from, to)) {
                items.add(line(body, from, to));
            }
            from = to + 1;
        }
        return items;
    }

    private static Object line(byte[] body, int from, int to) {
        try {
            return Call.json(body, from, to - from);
        } catch (Problem.Stop stop) {
            return stop.problem();
        }
    }

    private static boolean isBlank(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
