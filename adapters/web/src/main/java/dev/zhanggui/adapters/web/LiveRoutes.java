package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.trade.OrderState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts that change while a page stands open, told to it; and the doors of the palette. */
final class LiveRoutes {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Zhanggui desk;
    private final Changes changes;

    LiveRoutes(Zhanggui desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/live", Permission.READ, this::live),
                Route.page(
                        "/palette", visit -> new View.Plain(200, "application/json; charset=utf-8", palette(visit))));
    }

    private View live(Visit visit) {
        var asked = visit.askedAll("of");
        return new View.Stream(events -> {
            var told = Map.<String, String>of();
            long seen = changes.seen();
            while (!changes.isClosed()) {
                var counts = counts(visit, asked);
                if (counts.equals(told)) {
                    events.breathe();
                } else {
                    events.tell("counts", json(counts));
                    told = counts;
                }
                seen = changes.await(seen, PATIENCE);
            }
        });
    }

    private Map<String, String> counts(Visit visit, List<String> asked) {
        var say = visit.say();
        var found = desk.trade().views().counts(visit.reached());
        var all = new LinkedHashMap<String, String>();
        long total = 0;
        for (var state : OrderState.values()) {
            long count = found.byState().getOrDefault(state, 0L);
            total += count;
            all.put("orders." + Facts.camel(state.name()), say.number(count));
        }
        all.put("orders.all", say.number(total));
        all.put("orders.problems", say.number(found.problems()));
        if (asked.contains("orders.risk")) {
            all.put(
                    "orders.risk",
                    say.number(OrderRoutes.risks(desk, visit, Optional.empty()).size()));
        }
        all.keySet().retainAll(asked);
        return all;
    }

    private static String json(Map<String, String> counts) {
        return counts.entrySet().stream()
                .map(count -> text(count.getKey()) + ":" + text(count.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Where the palette leads: every door that opens, by its name, pinyin initials and English name. */
    private static String palette(Visit visit) {
        return Hall.doors(visit).stream()
                .map(door -> "{\"text\":" + text(door.text()) + ",\"to\":" + text(door.address()) + ",\"keys\":["
                        + door.keys().stream().map(LiveRoutes::text).collect(Collectors.joining(",")) + "]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A text as JSON, also safe inside of a page. */
    private static String text(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ' || c == '<' || c == '>' || c == '&') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
