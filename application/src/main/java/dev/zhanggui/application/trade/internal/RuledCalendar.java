package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.rules.api.AskingRules;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.trade.WorkCalendar;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Working days as rule rows of a platform or its jurisdiction: {@code calendar.day} is {@code off} or {@code work} from
 * the first to the last day of a row; where there is none, the day of the week decides, as far as
 * {@code calendar.declared} says that the year's days are all written down.
 */
final class RuledCalendar implements WorkCalendar {
    static final String DAY = "calendar.day";
    static final String DECLARED = "calendar.declared";
    private static final int FRIDAY = 5;

    private final AskingRules rules;
    private final String platform;

    RuledCalendar(AskingRules rules, String platform) {
        this.rules = rules;
        this.platform = platform;
    }

    @Override
    public Optional<Boolean> isWorkday(LocalDate date) {
        if (rules.rule(platform, DAY, date) instanceof RuleAnswer.Known known) {
            return Optional.of(!known.rule().value().equals("off"));
        }
        return rules.rule(platform, DECLARED, date) instanceof RuleAnswer.Known
                ? Optional.of(date.getDayOfWeek().getValue() <= FRIDAY)
                : Optional.empty();
    }
}
