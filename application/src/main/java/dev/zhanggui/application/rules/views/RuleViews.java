package dev.zhanggui.application.rules.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.RuleDifference;
import dev.zhanggui.domain.rules.RuleForm;
import dev.zhanggui.domain.rules.RuleTitle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lists of rules as screens show them. */
public interface RuleViews {

    /**
     * Rows that ship and rows of the team's own, by platform, rule and first day; of two with the same the shipped first.
     *
     * @param cursor of the page before; an unreadable one is a {@link BadCursor}
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    Page<RuleRow> rules(Filter filter, Optional<String> cursor, int limit);

    /** Where a row of the team's hides a shipped one that says something else, by platform, rule and day. */
    List<RuleDifference> differences();

    /** What a rule is called and measured in; empty where no pack knows it. */
    Optional<Meaning> meaning(String rule);

    /**
     * @param prefix what the rule's name begins with; may be empty
     * @param on only rows that answer on that day: in force, and hidden by no other
     */
    record Filter(Optional<String> platform, String prefix, Optional<LocalDate> on) {}

    /**
     * @param pack the pack that ships it; empty: the team's own
     * @param replaced whether a row of the team's stands in its place
     * @param version of a row of the team's own
     * @param meaning empty where no pack knows the rule
     */
    record RuleRow(
            PlatformRule rule,
            Optional<String> pack,
            boolean replaced,
            Optional<Long> version,
            Optional<Meaning> meaning) {}

    record Meaning(RuleTitle title, RuleForm form) {}

    /** A cursor that this list did not give out. */
    final class BadCursor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BadCursor(String cursor) {
            super(cursor);
        }
    }
}
