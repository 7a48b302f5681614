package dev.zhanggui.adapters.web;

import java.time.Duration;
import java.time.Instant;

/**
 * A deadline as it is shown: how long still, and how near that is by word, shape and colour.
 *
 * @param tone {@code late}, {@code soon} or {@code calm}
 */
record Clock(Instant until, String tone, String text, String exact) {
    private static final Duration SOON = Duration.ofHours(4);

    static Clock of(Instant until, Say say) {
        var left = Duration.between(say.now(), until);
        boolean late = left.isNegative() || left.isZero();
        var tone = late ? "late" : left.compareTo(SOON) < 0 ? "soon" : "calm";
        var text = say.t(late ? "clock.late" : "clock.left", "span", say.span(left));
        return new Clock(until, tone, text, say.time(until));
    }
}
