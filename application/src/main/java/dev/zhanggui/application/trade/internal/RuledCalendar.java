package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.rules.api.AskingRules;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.shared.WorkCalendar;
import dev.zhanggui.domain.trade.Workdays;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The working days of a platform: a row {@code calendar.day} that says {@code off} or {@code work} for a stretch of days
 * comes first, since a team may keep days of its own; then what its jurisdiction announced.
 */
final class RuledCalendar implements Workdays {
    static final String DAY = "calendar.day";
    static final String JURISDICTION = "jurisdiction";
    static final String MAINLAND = "cn_law";

    private final AskingRules rules;
    private final WorkCalendar mainland;
    private final String platform;

    RuledCalendar(AskingRules rules, WorkCalendar mainland, String platform) {
        this.rules = rules;
        this.mainland = mainland;
        this.platform = platform;
    }

    @Override
    public Optional<Boolean> isWorkday(LocalDate date) {
        if (rules.rule(platform, DAY, date) instanceof RuleAnswer.Known known) {
            return Optional.of(!known.rule().value().equals("off"));
        }
        boolean here = rules.rule(platform, JURISDICTION, date) instanceof RuleAnswer.Known known
                && known.rule().value().equals(MAINLAND);
        return here ? mainland.isWorkday(date) : Optional.empty();
    }
}
