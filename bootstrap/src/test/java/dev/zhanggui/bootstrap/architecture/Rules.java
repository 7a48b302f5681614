package dev.zhanggui.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Rules by their names. */
final class Rules {

    private Rules() {}

    /** Every rule that a class declares. */
    static Map<String, ArchRule> of(Class<?> declaring) {
        var rules = new TreeMap<String, ArchRule>();
        Arrays.stream(declaring.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class)
                .forEach(field -> {
                    try {
                        rules.put(field.getName(), (ArchRule) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
        return rules;
    }
}
