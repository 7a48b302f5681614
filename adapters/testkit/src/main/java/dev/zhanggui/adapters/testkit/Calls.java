package dev.zhanggui.adapters.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One place through which every call of a port passes. */
final class Calls {

    private Calls() {}

    /** What is done around a call. */
    interface Hook {
        @Nullable
        Object around(Method method, Supplier<@Nullable Object> call);
    }

    /** The port, with {@code hook} around each of its calls. */
    static <P> P through(Hook hook, Class<P> port, P real) {
        var loader = Objects.requireNonNull(port.getClassLoader());
        var hooked = Proxy.newProxyInstance(loader, new Class<?>[] {port}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return call(method, real, arguments);
            }
            return hook.around(method, () -> call(method, real, arguments));
        });
        return port.cast(hooked);
    }

    private static @Nullable Object call(Method method, Object real, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
