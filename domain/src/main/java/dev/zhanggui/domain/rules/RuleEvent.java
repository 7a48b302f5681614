package dev.zhanggui.domain.rules;

import java.time.LocalDate;
import java.util.Map;
import org.jmolecules.ddd.types.ValueObject;

/** What happened to the team's own rules, as told to those who listen. */
public sealed interface RuleEvent extends ValueObject {

    /** A row was written down, or changed. */
    record RuleKept(String platform, String rule, LocalDate from, Map<String, Object> content) implements RuleEvent {}

    /** A row was taken away: what ships counts again. */
    record RuleRemoved(String platform, String rule, LocalDate from) implements RuleEvent {}
}
