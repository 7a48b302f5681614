package dev.zhanggui.domain.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a value, read strictly: plain digits, no blanks, nothing that two readers could take for two things. */
final class RuleText {
    private static final int WHOLE_DIGITS_MAX = 12;
    private static final int PLACES_MAX = 9;
    private static final int HOURS_MAX = 24 * 366 * 10;
    private static final BigDecimal SECONDS_OF_HOUR = BigDecimal.valueOf(3_600);

    private RuleText() {}

    static Optional<BigDecimal> number(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int dot = text.indexOf('.');
        int end = dot < 0 ? text.length() : dot;
        boolean whole = isDigits(text, from, end, WHOLE_DIGITS_MAX);
        boolean places = dot < 0 || isDigits(text, dot + 1, text.length(), PLACES_MAX);
        return whole && places ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean isDigits(String text, int from, int to, int most) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= most;
    }

    static Optional<BigDecimal> positive(String text) {
        return number(text).filter(number -> number.signum() >= 0 && !text.startsWith("-"));
    }

    static Optional<BigDecimal> rate(String text) {
        return positive(text).filter(number -> number.compareTo(BigDecimal.ONE) <= 0);
    }

    static Optional<Integer> count(String text) {
        return positive(text)
                .filter(number -> number.scale() == 0 && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    static Optional<Duration> hours(String text) {
        return positive(text)
                .filter(number -> number.compareTo(BigDecimal.valueOf(HOURS_MAX)) <= 0)
                .map(number -> number.multiply(SECONDS_OF_HOUR).stripTrailingZeros())
                .filter(seconds -> seconds.scale() <= 0)
                .map(seconds -> Duration.ofSeconds(seconds.longValueExact()));
    }

    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<NumberRange> range(String text) {
        var ends = list(text).filter(items -> items.size() == 2);
        var least = ends.flatMap(items -> number(items.get(0)));
        var most = ends.flatMap(items -> number(items.get(1)));
        return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) <= 0
                ? Optional.of(new NumberRange(least.get(), most.get()))
                : Optional.empty();
    }

    /** Empty where an item is blank, or has blanks around it. */
    static Optional<List<String>> list(String text) {
        var items = new ArrayList<String>();
        int from = 0;
        for (int bar = text.indexOf('|'); bar >= 0; bar = text.indexOf('|', from)) {
            items.add(text.substring(from, bar));
            from = bar + 1;
        }
        items.add(text.substring(from));
        boolean whole =
                items.stream().allMatch(item -> !item.isEmpty() && item.strip().equals(item));
        return whole ? Optional.of(List.copyOf(items)) : Optional.empty();
    }
}
