package dev.zhanggui.adapters.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/** The order of keys on every engine: by the bytes of their UTF-8 form, which is the order of code points. */
final class Keys {
    private static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private Keys() {}

    static <T> Comparator<T> by(Function<T, String> key) {
        return Comparator.comparing(key, BY_BYTES);
    }
}
