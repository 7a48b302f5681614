package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.rules.RuleUnread.DoesNotFit;
import dev.zhanggui.domain.rules.RuleUnread.NotKnown;
import dev.zhanggui.domain.shared.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What is known of a rule on a day: the row in force, or that nobody has written one down. Its value is read as what
 * the asker needs; a team may have typed anything, so what does not fit is an answer too, never an exception.
 */
public sealed interface RuleAnswer extends ValueObject {

    /**
     * @param own whether the team wrote it, rather than the pack that ships
     * @param guess whether only an early bound of our own puts it in force on that day
     */
    record Known(PlatformRule rule, boolean own, boolean guess) implements RuleAnswer {}

    record Unknown(String platform, String rule, LocalDate on) implements RuleAnswer {}

    /** The value as it stands. */
    default Decision<String, RuleUnread> text() {
        return read("text", Optional::of);
    }

    /** A decimal number, possibly below zero. */
    default Decision<BigDecimal, RuleUnread> number() {
        return read("number", RuleText::number);
    }

    /** A fraction from 0 to 1. */
    default Decision<BigDecimal, RuleUnread> rate() {
        return read("rate", RuleText::rate);
    }

    /** A whole number from 0 on: pieces, days, minutes, points. */
    default Decision<Integer, RuleUnread> count() {
        return read("count", RuleText::count);
    }

    /** Elapsed time, written in hours. */
    default Decision<Duration, RuleUnread> hours() {
        return read("hours", RuleText::hours);
    }

    default Decision<Boolean, RuleUnread> flag() {
        return read("flag", RuleText::flag);
    }

    default Decision<LocalDate, RuleUnread> date() {
        return read("date", RuleText::date);
    }

    /** Two numbers, {@code 8|24}, of which the first is not the greater. */
    default Decision<NumberRange, RuleUnread> range() {
        return read("range", RuleText::range);
    }

    /** Items parted by {@code |}; one alone is a list too. */
    default Decision<List<String>, RuleUnread> list() {
        return read("list", RuleText::list);
    }

    private <T> Decision<T, RuleUnread> read(String expected, Function<String, Optional<T>> reading) {
        if (this instanceof Known known) {
            var row = known.rule();
            return reading.apply(row.value())
                    .<Decision<T, RuleUnread>>map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(
                            new DoesNotFit(row.platform(), row.rule(), row.from(), row.value(), expected)));
        }
        var unknown = (Unknown) this;
        return Decision.refused(new NotKnown(unknown.platform(), unknown.rule(), unknown.on()));
    }
}
