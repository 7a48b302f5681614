package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Invariant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A platform's rule about shipping as it stood on the day that matters; what it counts in, its name says:
 * {@code …hours…} are elapsed, {@code …days…} end with the nth day after, {@code …workdays…} with the nth working day.
 *
 * @param row empty: nobody has written it down
 */
public record PromiseRule(String platform, String rule, LocalDate on, Optional<Row> row) implements ValueObject {
    public static final int COUNT_MAX = 24 * 366;

    /**
     * The row in force.
     *
     * @param platform whose row it is: the platform's own, or its jurisdiction's
     * @param basis on what the day {@code from} rests
     * @param source where its value is written
     * @param guess whether only an early bound of our own puts it in force on that day
     */
    public record Row(String platform, LocalDate from, String basis, boolean guess, String value, String source)
            implements ValueObject {}

    /** What a rule counts in. */
    public enum Unit {
        HOURS,
        DAYS,
        WORKDAYS
    }

    public PromiseRule {
        Invariant.holds(!rule.isBlank(), "a rule has a name");
    }

    public Unit unit() {
        List<String> words = Arrays.asList(rule.split("[._]", -1));
        if (words.contains("workdays")) {
            return Unit.WORKDAYS;
        }
        return words.contains("days") ? Unit.DAYS : Unit.HOURS;
    }

    /** How many of its units; empty where the row is none, or has a value that is no such number. */
    public Optional<Integer> count() {
        return row.map(Row::value)
                .map(String::strip)
                .filter(PromiseRule::isCount)
                .map(Integer::valueOf);
    }

    private static boolean isCount(String value) {
        boolean digits =
                !value.isEmpty() && value.length() <= 5 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(value) <= COUNT_MAX;
    }
}
