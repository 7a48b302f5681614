package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.trade.spi.MasterKeys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys to personal data, as long as the program lasts. They can be lost on purpose. */
public final class MemoryKeys implements MasterKeys {
    private @Nullable Keys keys;

    @Override
    public synchronized Optional<Keys> find() {
        return Optional.ofNullable(keys);
    }

    @Override
    public synchronized Keys keep(Keys fresh) {
        if (keys == null) {
            keys = fresh;
        }
        return keys;
    }

    @Override
    public Optional<String> place() {
        return Optional.of("memory");
    }

    /** As if somebody had taken the key file away. */
    public synchronized void lose() {
        keys = null;
    }

    /** As if somebody had put another key file there. */
    public synchronized void replace(Keys others) {
        keys = others;
    }
}
