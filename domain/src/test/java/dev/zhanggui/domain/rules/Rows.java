package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows of rules as tests need them. */
final class Rows {
    static final String HEADER = "platform\trule\tfrom\tbasis\tto\tvalue\tunit\tsource\tconfidence";

    private Rows() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** @param to empty: still in force */
    static PlatformRule row(String platform, String rule, String from, String to, String value) {
        return row(platform, rule, from, Basis.RULE, to, value);
    }

    static PlatformRule row(String platform, String rule, String from, Basis basis, String to, String value) {
        return new PlatformRule(
                platform,
                rule,
                day(from),
                basis,
                to.isEmpty() ? Optional.empty() : Optional.of(day(to)),
                value,
                "somewhere",
                Confidence.B);
    }

    /** Lines of a pack with blanks in place of tabs. */
    static RulePack pack(String name, String... lines) {
        var tabbed = Arrays.stream(lines).map(line -> line.replace(' ', '\t')).toList();
        return RulePack.read(name, day("2026-11-22"), join(HEADER, tabbed));
    }

    private static List<String> join(String first, List<String> rest) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
                .toList();
    }
}
