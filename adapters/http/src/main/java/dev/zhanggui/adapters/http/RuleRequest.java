package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the team's own; platform, rule and first day stand in the path. What a team says of its own is official, and
 * its day is a fact, unless it says otherwise.
 */
record RuleRequest(
        String value,
        Optional<LocalDate> to,
        Optional<Basis> basis,
        Optional<String> source,
        Optional<Confidence> confidence) {
    private static final Map<String, Basis> BASES = Words.of(Basis.values());
    private static final Map<String, Confidence> CONFIDENCES = Words.of(Confidence.values());

    static RuleRequest read(Fields in, PlatformRule.Key key) {
        var to = in.day("to");
        if (to.isPresent() && to.get().isBefore(key.from())) {
            in.wrong("to", "ends-before-it-begins");
        }
        return new RuleRequest(
                in.requiredText("value", PlatformRule.VALUE_LENGTH_MAX),
                to,
                in.oneOf("basis", BASES),
                Optional.of(in.note("source", PlatformRule.SOURCE_LENGTH_MAX)),
                in.oneOf("confidence", CONFIDENCES));
    }

    PlatformRule row(PlatformRule.Key key) {
        return new PlatformRule(
                key.platform(),
                key.rule(),
                key.from(),
                basis.orElse(Basis.RULE),
                to,
                value,
                source.orElse(""),
                confidence.orElse(Confidence.A));
    }
}
