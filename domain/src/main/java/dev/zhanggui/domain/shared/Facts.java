package dev.zhanggui.domain.shared;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a record as plain values (text, numbers, truth values, lists and maps), for whoever writes them down:
 * problems, events, the audit. A record of one component stands for that component; an enum for its name in camel
 * case; an absent value is left out.
 */
public final class Facts {
    private static final ClassValue<List<Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            var accessors = new ArrayList<Method>();
            for (RecordComponent component : type.getRecordComponents()) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                accessors.add(accessor);
            }
            return List.copyOf(accessors);
        }
    };

    private Facts() {}

    public static Map<String, Object> of(Record value) {
        var facts = new LinkedHashMap<String, Object>();
        for (var accessor : COMPONENTS.get(value.getClass())) {
            var plain = plain(read(accessor, value));
            if (plain != null) {
                facts.put(accessor.getName(), plain);
            }
        }
        return facts;
    }

    /** One value in plain form; null where it is absent. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof Money money) {
            return Map.of(
                    "amount",
                    money.amount().toPlainString(),
                    "currency",
                    money.currency().getCurrencyCode());
        }
        if (value instanceof Enum<?> constant) {
            return camel(constant.name());
        }
        if (value instanceof Collection<?> many) {
            var list = new ArrayList<@Nullable Object>(many.size());
            many.forEach(one -> list.add(plain(one)));
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, one) -> plain.put(String.valueOf(plain(key)), plain(one)));
            return plain;
        }
        if (value instanceof Record record) {
            var components = COMPONENTS.get(record.getClass());
            return components.size() == 1 ? plain(read(components.get(0), record)) : of(record);
        }
        return value.toString();
    }

    /** {@code PARTLY_HELD} as {@code partlyHeld}. */
    public static String camel(String constant) {
        var camel = new StringBuilder(constant.length());
        boolean upper = false;
        for (int i = 0; i < constant.length(); i++) {
            char c = constant.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return camel.toString();
    }

    private static @Nullable Object read(Method accessor, Record record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new Invariant.Broken("a record does not show its component " + accessor + ": " + e);
        }
    }
}
