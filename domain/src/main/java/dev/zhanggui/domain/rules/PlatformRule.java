package dev.zhanggui.domain.rules;

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
        Invariant.holds(!platform.isBlank() && !rule.isBlank(), "a rule has a platform and a name");
        Invariant.holds(value.length() <= VALUE_LENGTH_MAX, "a value has at most %d characters", VALUE_LENGTH_MAX);
        Invariant.holds(to.map(last -> !last.isBefore(from)).orElse(true), "a rule ends after it begins: %s", rule);
    }

    public boolean isInForce(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }
}
