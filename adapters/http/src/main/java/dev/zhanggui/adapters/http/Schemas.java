package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.UnitPrice;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jmolecules.ddd.types.Identifier;

/** JSON Schemas (2020-12), read off the records that are sent and answered. */
final class Schemas {
    private static final String REF = "#/components/schemas/";

    private final Map<String, ObjectNode> named = new TreeMap<>();

    Map<String, ObjectNode> named() {
        return named;
    }

    /** What a caller may send: absent members have usual values, unknown ones are passed over. */
    ObjectNode ofRequest(Class<?> record) {
        return of(record, true);
    }

    /** What is answered: every member is there, null where it has no value. */
    ObjectNode ofAnswer(Class<?> record) {
        return of(record, false);
    }

    private ObjectNode of(Type type, boolean sent) {
        if (type instanceof ParameterizedType generic) {
            var inner = of(generic.getActualTypeArguments()[0], sent);
            if (generic.getRawType() == Optional.class) {
                return orNull(inner);
            }
            var list = typed("array");
            list.set("items", inner);
            return list;
        }
        return ofClass((Class<?>) type, sent);
    }

    private ObjectNode ofClass(Class<?> type, boolean sent) {
        if (Identifier.class.isAssignableFrom(type)) {
            return typed("string").put("minLength", 1).put("maxLength", CallerId.CODE_POINTS_MAX);
        }
        if (type == Quantity.class) {
            return typed("integer").put("minimum", sent ? 1 : 0).put("maximum", Quantity.UNITS_MAX);
        }
        if (type == Money.class || type == UnitPrice.class) {
            return reference(sent ? "AmountRequest" : "Amount", () -> amount(sent));
        }
        if (type == Cutoff.class) {
            return reference("Cutoff", Cutoffs::schema);
        }
        if (type == AccessRoutes.Scopes.class) {
            return reference("Scopes", Schemas::scopes);
        }
        if (type.isEnum()) {
            return words(type, sent);
        }
        if (type.isRecord()) {
            return reference(type.getSimpleName(), () -> object(type, sent));
        }
        return simple(type, sent);
    }

    private static ObjectNode simple(Class<?> type, boolean sent) {
        if (type == Instant.class) {
            var time = typed("string");
            return sent ? time.put("description", "ISO-8601 with offset, or a date") : time.put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return typed("string").put("format", "date");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return typed("integer");
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return typed("number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == String.class || type == ZoneId.class || type == Currency.class || type == Duration.class) {
            return typed("string");
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return typed("object");
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private interface Made {
        ObjectNode make();
    }

    private ObjectNode reference(String name, Made made) {
        if (!named.containsKey(name)) {
            named.put(name, Json.MAPPER.createObjectNode());
            named.put(name, made.make());
        }
        return Json.MAPPER.createObjectNode().put("$ref", REF + name);
    }

    private ObjectNode object(Class<?> record, boolean sent) {
        var object = typed("object");
        var properties = object.putObject("properties");
        var required = object.putArray("required");
        for (var component : record.getRecordComponents()) {
            var name = nameOf(record, component);
            var schema = of(component.getGenericType(), sent);
            if (component.isAnnotationPresent(FromZero.class)) {
                schema.put("minimum", 0);
            }
            if (component.isAnnotationPresent(AtLeastOne.class)) {
                schema.put("minItems", 1);
            }
            properties.set(name, schema);
            if (!sent || isNeeded(component)) {
                required.add(name);
            }
        }
        return object;
    }

    static boolean isNeeded(RecordComponent component) {
        var type = component.getType();
        return component.isAnnotationPresent(AtLeastOne.class)
                || (type != Optional.class && !Collection.class.isAssignableFrom(type));
    }

    private static String nameOf(Class<?> record, RecordComponent component) {
        try {
            var renamed = record.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return renamed == null ? component.getName() : renamed.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }

    private static ObjectNode words(Class<?> type, boolean sent) {
        var words = typed("string").putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(one -> words.add(Facts.camel(((Enum<?>) one).name())));
        if (sent && type == Location.Kind.class) {
            words.add("street").add("store");
        }
        var schema = typed("string");
        schema.set("enum", words);
        return schema;
    }

    private static ObjectNode amount(boolean sent) {
        var amount = typed("object");
        var properties = amount.putObject("properties");
        properties.set("amount", sent ? either("string", "number") : typed("string"));
        properties.set("currency", typed("string"));
        amount.putArray("required").add("amount");
        return amount;
    }

    private static ObjectNode scopes() {
        var scopes = Json.MAPPER.createObjectNode();
        var ways = scopes.putArray("anyOf");
        ways.add(Json.MAPPER.createObjectNode().put("const", "all"));
        var list = typed("array");
        var words = list.putObject("items").putArray("enum");
        Arrays.stream(Permission.values()).forEach(permission -> words.add(permission.code()));
        words.add("all");
        ways.add(list);
        return scopes;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        var either = Json.MAPPER.createObjectNode();
        either.putArray("anyOf").add(schema).add(typed("null"));
        return either;
    }

    static ObjectNode typed(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    static ObjectNode either(String first, String second) {
        var either = Json.MAPPER.createObjectNode();
        either.putArray("type").add(first).add(second);
        return either;
    }
}
