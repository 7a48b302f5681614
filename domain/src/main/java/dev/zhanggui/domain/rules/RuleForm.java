package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.Facts;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jmolecules.ddd.types.ValueObject;

/**
 * In what a rule is measured, and whether its value is one, a range or a list: {@code hours}, {@code hourOfDay..},
 * {@code score[]}. It is the same in every row of a rule, so that a reader knows what a row of another year will hold.
 */
public record RuleForm(Unit unit, Shape shape) implements ValueObject {

    /** What one value counts. */
    public enum Unit {
        HOURS(text -> RuleText.hours(text).isPresent()),
        DAYS(Unit::isCount),
        WORKDAYS(Unit::isCount),
        MINUTES(Unit::isCount),
        SECONDS(Unit::isCount),
        MONTHS(Unit::isCount),
        KILOMETRES(Unit::isCount),
        COUNT(Unit::isCount),
        /** Penalty or credit points of a platform; credit may be taken away. */
        POINTS(text -> RuleText.number(text).isPresent()),
        /** A rating on the platform's own scale. */
        SCORE(Unit::isPositive),
        /** A fraction of 1. */
        RATE(text -> RuleText.rate(text).isPresent()),
        /** A multiple of something: 2 is twice as much. */
        TIMES(Unit::isPositive),
        YUAN(Unit::isPositive),
        USD(Unit::isPositive),
        HOUR_OF_DAY(text -> isCountWithin(text, 0, 24)),
        DAY_OF_MONTH(text -> isCountWithin(text, 1, 31)),
        /** 1 is January. */
        MONTH(text -> isCountWithin(text, 1, 12)),
        /** 1 is Monday. */
        WEEKDAY(text -> isCountWithin(text, 1, 7)),
        DATE(text -> RuleText.date(text).isPresent()),
        /** A day of any year: {@code --09-15}. */
        MONTH_DAY(Unit::isMonthDay),
        /** A moment in the platform's zone: {@code 2025-12-08T22:00}. */
        LOCAL_TIME(Unit::isLocalTime),
        FLAG(text -> RuleText.flag(text).isPresent()),
        TEXT(text -> true);

        private final Predicate<String> reads;

        Unit(Predicate<String> reads) {
            this.reads = reads;
        }

        private static boolean isCount(String text) {
            return RuleText.count(text).isPresent();
        }

        private static boolean isCountWithin(String text, int least, int most) {
            return RuleText.count(text).filter(n -> n >= least && n <= most).isPresent();
        }

        private static boolean isPositive(String text) {
            return RuleText.positive(text).isPresent();
        }

        private static boolean isMonthDay(String text) {
            try {
                var unused = MonthDay.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        private static boolean isLocalTime(String text) {
            try {
                var unused = LocalDateTime.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /** How many values stand in one row, and how they are written down. */
    public enum Shape {
        ONE(""),
        RANGE(".."),
        LIST("[]");

        private final String mark;

        Shape(String mark) {
            this.mark = mark;
        }
    }

    /** The form that is written as {@code text}; empty where there is none. */
    public static Optional<RuleForm> of(String text) {
        for (var shape : List.of(Shape.RANGE, Shape.LIST, Shape.ONE)) {
            if (text.endsWith(shape.mark)) {
                var name = text.substring(0, text.length() - shape.mark.length());
                for (var unit : Unit.values()) {
                    if (Facts.camel(unit.name()).equals(name)) {
                        return Optional.of(new RuleForm(unit, shape));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** As it stands in a pack. */
    public String text() {
        return Facts.camel(unit.name()) + shape.mark;
    }

    /** Whether {@code value} reads as this form. */
    public boolean fits(String value) {
        return switch (shape) {
            case ONE -> unit.reads.test(value);
            case RANGE -> RuleText.range(value).isPresent() && eachFits(value);
            case LIST -> eachFits(value);
        };
    }

    private boolean eachFits(String value) {
        return RuleText.list(value)
                .filter(items -> items.stream().allMatch(unit.reads))
                .isPresent();
    }
}
