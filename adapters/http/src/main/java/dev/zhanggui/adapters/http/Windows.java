package dev.zhanggui.adapters.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts per key in windows of some seconds, and says who has had too many. Never keeps more than a bounded number. */
final class Windows {
    private static final int KEYS_MAX = 10_000;

    private final int most;
    private final long length;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    private record Window(long ends, AtomicInteger count) {}

    Windows(int most, int seconds) {
        this.most = most;
        this.length = TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Counts one more; answers 0 where it is within the limit, otherwise the seconds until the window ends. */
    int count(String key) {
        long now = System.nanoTime();
        if (windows.size() >= KEYS_MAX) {
            windows.values().removeIf(window -> window.ends() - now <= 0);
            if (windows.size() >= KEYS_MAX) {
                windows.clear();
            }
        }
        var window = windows.compute(
                key,
                (same, old) ->
                        old == null || old.ends() - now <= 0 ? new Window(now + length, new AtomicInteger()) : old);
        if (window.count().incrementAndGet() <= most) {
            return 0;
        }
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(window.ends() - now) + 1);
    }
}
