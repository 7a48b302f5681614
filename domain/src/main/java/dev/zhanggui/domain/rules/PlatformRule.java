package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One rule of one platform with one value, in force from the first instant of {@code from} to the end of {@code to}, in
 * the platform's zone.
 *
 * @param platform a platform's code, or a jurisdiction's ({@code cn_law}), whose rules hold for all its platforms
 * @param rule in dotted snake case: {@code ship.hours}
 * @param to the last day; empty: still in force as far as is known
 * @param value as text; durations in hours unless the rule's name says otherwise, rates as fractions, money in yuan
 * @param source where it is written
 */
public record PlatformRule(
        String platform,
        String rule,
        LocalDate from,
        Basis basis,
        Optional<LocalDate> to,
        String value,
        String source,
        Confidence confidence)
        implements ValueObject {
    public static final int VALUE_LENGTH_MAX = 500;
    public static final int SOURCE_LENGTH_MAX = 500;
    private static final int YEAR_MIN = 1_000;
    private static final int YEAR_MAX = 9_999;

    /** On what the day {@code from} rests. */
    public enum Basis {
        /** A source states the day. */
        RULE,
        /** The day of the page that states the rule. */
        PAGE,
        /** An early bound of our own: a guess, and shown as one. */
        BOUND
    }

    /** How sure the value is: A official, B several pages agree, C one page, D derived or disputed. */
    public enum Confidence {
        A,
        B,
        C,
        D
    }

    public PlatformRule {
        Invariant.holds(CallerId.isValid(platform) && CallerId.isValid(rule), "a rule has a platform and a name");
        Invariant.holds(value.length() <= VALUE_LENGTH_MAX, "a value has at most %d characters", VALUE_LENGTH_MAX);
        Invariant.holds(source.length() <= SOURCE_LENGTH_MAX, "a source has at most %d characters", SOURCE_LENGTH_MAX);
        Invariant.holds(isDay(from) && to.map(PlatformRule::isDay).orElse(true), "a day of four-digit years: %s", from);
        Invariant.holds(to.map(last -> !last.isBefore(from)).orElse(true), "a rule ends after it begins: %s", rule);
    }

    /** Whether a rule may begin or end on that day: its year has four digits. */
    public static boolean isDay(LocalDate day) {
        return day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX;
    }

    /** Whether {@code text} may name a rule: words of small letters, digits and underscores, parted by dots. */
    public static boolean isName(String text) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
            if (!letter && !(c == '.' && inWord)) {
                return false;
            }
            inWord = letter;
        }
        return inWord && text.length() <= CallerId.CODE_POINTS_MAX;
    }

    /** What tells it from every other row of one origin. */
    public Key key() {
        return new Key(platform, rule, from);
    }

    /** A platform, a rule and the first day of a row. */
    public record Key(String platform, String rule, LocalDate from) implements ValueObject, Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byPlatform = CallerId.compare(platform, other.platform);
            int byRule = byPlatform != 0 ? byPlatform : CallerId.compare(rule, other.rule);
            return byRule != 0 ? byRule : from.compareTo(other.from);
        }

        @Override
        public String toString() {
            return platform + "/" + rule + "/" + from;
        }
    }

    public boolean isInForce(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }
}
