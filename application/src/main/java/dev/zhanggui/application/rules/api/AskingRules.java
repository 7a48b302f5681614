package dev.zhanggui.application.rules.api;

import dev.zhanggui.domain.rules.RuleAnswer;
import java.time.LocalDate;

/** What a platform's rules were on a day. Cheap enough to be asked for every line of a file. */
public interface AskingRules {

    /**
     * The row in force on that day: the team's own before one that ships, the platform's before its jurisdiction's.
     * Where neither has one, the answer says so, and whoever decides by it has to say so too.
     */
    RuleAnswer rule(String platform, String rule, LocalDate on);
}
