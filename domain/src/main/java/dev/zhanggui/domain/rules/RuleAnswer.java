package dev.zhanggui.domain.rules;

import java.time.LocalDate;
import org.jmolecules.ddd.types.ValueObject;

/** What is known of a rule on a day: the row in force, or that nobody has written one down. */
public sealed interface RuleAnswer extends ValueObject {

    /**
     * @param own whether the team wrote it, rather than the pack that ships
     * @param guess whether only an early bound of our own puts it in force on that day
     */
    record Known(PlatformRule rule, boolean own, boolean guess) implements RuleAnswer {}

    record Unknown(String platform, String rule, LocalDate on) implements RuleAnswer {}
}
