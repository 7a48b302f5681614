package dev.zhanggui.application.imports.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A moment as files write it: {@code 2026-11-11 08:00:00}, {@code 2026/11/11 8:00}, {@code 2026年11月11日 8时0分}, also
 * with {@code T}, with an offset, or as {@code 20261111080000}; a day alone means its first instant. Without an offset
 * it is local: a time that does not exist moves forward, one that comes twice is the first.
 */
final class Moment {
    private static final int YEAR_MIN = 1970;
    private static final int YEAR_MAX = 9998;

    private final String text;
    private int at;

    private Moment(String text) {
        this.text = text;
    }

    /** Null where it is no moment, or one that could be read in two ways. */
    static @Nullable Instant read(String text, ZoneId zone) {
        try {
            return new Moment(text).instant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant instant(ZoneId zone) {
        int digits = digitsAhead();
        if (digits == 8 || digits == 14) {
            return compact(digits, zone);
        }
        if (digits != 4) {
            return null;
        }
        int year = number(4);
        if (!skip("-/.年")) {
            return null;
        }
        int month = number(2);
        if (!skip("-/.月")) {
            return null;
        }
        int day = number(2);
        boolean named = skip("日");
        if (month < 0 || day < 0) {
            return null;
        }
        int[] clock = {0, 0, 0, 0};
        boolean timed = (blanks() || named) && at < text.length();
        if (timed && !clock(clock)) {
            return null;
        }
        return year < YEAR_MIN || year > YEAR_MAX ? null : made(year, month, day, clock, timed, zone);
    }

    private @Nullable Instant compact(int digits, ZoneId zone) {
        int year = number(4);
        int month = number(2);
        int day = number(2);
        int[] clock = {0, 0, 0, 0};
        if (digits == 14) {
            clock[0] = number(2);
            clock[1] = number(2);
            clock[2] = number(2);
        }
        boolean fits = at == text.length() && year >= YEAR_MIN && year <= YEAR_MAX;
        return fits ? made(year, month, day, clock, false, zone) : null;
    }

    private boolean clock(int[] clock) {
        clock[0] = number(2);
        if (clock[0] < 0 || !skip(":：时")) {
            return false;
        }
        clock[1] = number(2);
        if (clock[1] < 0) {
            clock[1] = 0;
            return at == text.length() && text.charAt(at - 1) == '时';
        }
        if (skip(":：分") && at < text.length()) {
            clock[2] = number(2);
            if (clock[2] < 0) {
                return false;
            }
            var unused = skip("秒");
            return !skip(".,") || fraction(clock);
        }
        return true;
    }

    private boolean fraction(int[] clock) {
        int digits = 0;
        int millis = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && digits < 9) {
            millis = digits < 3 ? millis * 10 + text.charAt(at) - '0' : millis;
            digits++;
            at++;
        }
        for (int i = digits; i < 3; i++) {
            millis *= 10;
        }
        clock[3] = millis;
        return digits > 0;
    }

    private @Nullable Instant made(int year, int month, int day, int[] clock, boolean timed, ZoneId zone) {
        var local = LocalDateTime.of(year, month, day, clock[0], clock[1], clock[2], clock[3] * 1_000_000);
        if (timed && at < text.length()) {
            var unused = blanks();
            var rest = text.substring(at);
            return local.toInstant(ZoneOffset.of(rest.equals("z") ? "Z" : rest));
        }
        return at == text.length() ? local.toInstant(zone.getRules().getOffset(local)) : null;
    }

    private int digitsAhead() {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - at;
    }

    /** Up to that many digits; −1 where there are none. */
    private int number(int most) {
        int from = at;
        int number = 0;
        while (at < text.length() && at - from < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + text.charAt(at) - '0';
            at++;
        }
        return from == at ? -1 : number;
    }

    private boolean skip(String any) {
        if (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes over blanks and a T; whether there were any. */
    private boolean blanks() {
        int from = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == 'T')) {
            at++;
        }
        return at > from;
    }
}
