package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import dev.zhanggui.domain.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Any list: a page of it as JSON, with the way to the next one in {@code cursor} and in a Link header; or the whole of
 * it as CSV, where {@code Accept: text/csv} asks for that. {@code fields} names the members that are wanted.
 *
 * @param item the record of one row; its components are the columns
 * @param pages reads a page after a cursor
 */
record Listed<T>(Class<T> item, Pages<T> pages) {
    static final String CSV = "text/csv";

    /** Reads up to {@code limit} rows after a cursor. */
    interface Pages<T> {
        Page<T> after(Optional<String> cursor, int limit);
    }

    static boolean isCsv(Call call) {
        return call.accept() != null && call.accept().startsWith(CSV);
    }

    Reply reply(Call call) {
        var fields = fields(call);
        return isCsv(call) ? csv(fields) : page(call, fields);
    }

    private Set<String> fields(Call call) {
        var known = Arrays.stream(item.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        var asked = call.parameter("fields").map(text -> List.of(text.split(",", -1)));
        var fields = new LinkedHashSet<>(asked.orElse(known));
        if (!known.containsAll(fields)) {
            throw Call.wrongParameter("fields", "one-of", Map.of("words", known));
        }
        return fields;
    }

    private Reply page(Call call, Set<String> fields) {
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        var page = pages.after(call.parameter("cursor"), limit);
        var answer = Json.MAPPER.createObjectNode();
        var items = answer.putArray("items");
        page.items().forEach(one -> items.add(Json.members(one).retain(fields)));
        answer.put("cursor", page.cursor().orElse(null));
        var links = new ArrayList<String>();
        page.cursor().ifPresent(next -> links.add("<" + address(call, Optional.of(next)) + ">; rel=\"next\""));
        links.add("<" + address(call, Optional.empty()) + ">; rel=\"first\"");
        return Reply.ok(answer).with(List.of(new Header("Link", String.join(", ", links))));
    }

    private static String address(Call call, Optional<String> cursor) {
        var parts = new ArrayList<String>();
        if (call.query() != null) {
            for (var part : call.query().split("&", -1)) {
                if (!part.isEmpty() && !part.startsWith("cursor=")) {
                    parts.add(part.replace("<", "%3C").replace(">", "%3E"));
                }
            }
        }
        cursor.ifPresent(next -> parts.add("cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        return call.path() + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    // CSV.

    private Reply csv(Set<String> fields) {
        var first = pages.after(Optional.empty(), Page.LIMIT_MAX);
        return new Reply.Streamed(Csv.TYPE, out -> write(out, first, columns(fields)));
    }

    /** @param amount whether it is money, which takes a column for its currency too */
    private record Column(String name, boolean amount) {}

    private List<Column> columns(Set<String> fields) {
        return Arrays.stream(item.getRecordComponents())
                .filter(component -> fields.contains(component.getName()))
                .map(component -> new Column(component.getName(), isMoney(component.getGenericType())))
                .toList();
    }

    private static boolean isMoney(Type type) {
        return type instanceof ParameterizedType generic
                ? isMoney(generic.getActualTypeArguments()[0]) && generic.getRawType() == Optional.class
                : type == Money.class;
    }

    private void write(OutputStream out, Page<T> first, List<Column> columns) throws IOException {
        try (var csv = new Csv(out)) {
            var names = new ArrayList<String>();
            for (var column : columns) {
                names.add(column.name());
                if (column.amount()) {
                    names.add(column.name() + "Currency");
                }
            }
            csv.row(names);
            var page = first;
            while (true) {
                for (var one : page.items()) {
                    csv.row(cells(Json.members(one), columns));
                }
                if (page.cursor().isEmpty()) {
                    return;
                }
                page = pages.after(page.cursor(), Page.LIMIT_MAX);
            }
        }
    }

    private static List<Object> cells(ObjectNode row, List<Column> columns) {
        var cells = new ArrayList<Object>();
        for (var column : columns) {
            var cell = row.path(column.name());
            if (column.amount()) {
                var amount = cell.path("amount").asText();
                cells.add(amount.isEmpty() ? "" : new BigDecimal(amount));
                cells.add(cell.path("currency").asText());
            } else {
                cells.add(value(cell));
            }
        }
        return cells;
    }

    private static Object value(JsonNode cell) {
        if (cell.isNull() || cell.isMissingNode()) {
            return "";
        }
        return cell.isNumber() ? cell.numberValue() : cell.isValueNode() ? cell.asText() : cell.toString();
    }
}
