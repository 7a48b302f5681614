package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.shared.Facts;
import java.util.LinkedHashMap;
import java.util.Map;

/** How callers write the constants of an enum: in camel case. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        var words = new LinkedHashMap<String, E>();
        for (var constant : constants) {
            words.put(Facts.camel(constant.name()), constant);
        }
        return Map.copyOf(words);
    }
}
