package dev.zhanggui.application.access.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long whoever fails must wait. The first three tries are free, then each wait is twice the one before: 1 s, 2 s …
 * up to 15 minutes. A try counts as failed until it has succeeded, so that many at once are not many tries. Bounded:
 * where there are too many keys, the one that was tried longest ago is forgotten.
 */
final class Throttle {
    private static final int FREE = 3;
    private static final int KEYS_MAX = 50_000;
    private static final Duration WAIT_MAX = Duration.ofMinutes(15);

    private final Map<String, Tries> tries = new LinkedHashMap<>();

    private record Tries(int failed, Instant next) {}

    /** The seconds to wait before the next try, at least one; 0: it may be made now, and counts as failed. */
    synchronized long begin(String key, Instant now) {
        var before = tries.get(key);
        if (before != null && now.isBefore(before.next())) {
            return Math.max(
                    1, Duration.between(now, before.next()).plusMillis(999).toSeconds());
        }
        int failed = before == null ? 1 : before.failed() + 1;
        tries.remove(key);
        tries.put(key, new Tries(failed, now.plus(waitAfter(failed))));
        if (tries.size() > KEYS_MAX) {
            var eldest = tries.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return 0;
    }

    private static Duration waitAfter(int failed) {
        if (failed < FREE) {
            return Duration.ZERO;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(failed - FREE, 20));
        return doubled.compareTo(WAIT_MAX) < 0 ? doubled : WAIT_MAX;
    }

    synchronized void succeeded(String key) {
        tries.remove(key);
    }
}
