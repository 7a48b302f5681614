package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.rules.views.RuleViews;
import dev.zhanggui.application.rules.views.RuleViews.Meaning;
import dev.zhanggui.application.rules.views.RuleViews.RuleRow;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.rules.RuleAnswer;
import dev.zhanggui.domain.rules.RuleDifference;
import dev.zhanggui.domain.rules.RuleTitle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rules as they are answered; titles in the reader's language, as far as a pack knows the rule. */
final class RuleAnswers {

    private RuleAnswers() {}

    private static String title(RuleTitle title, Language language) {
        return switch (language) {
            case ZH_HANS -> title.hans();
            case ZH_HANT -> title.hant();
            case EN -> title.english();
        };
    }

    private static Optional<String> title(Optional<Meaning> meaning, Language language) {
        return meaning.map(found -> title(found.title(), language));
    }

    private static Optional<String> unit(Optional<Meaning> meaning) {
        return meaning.map(found -> found.form().text());
    }

    /**
     * What is known of a rule on a day; where nothing is, all but the question is null.
     *
     * @param unit in what the value is measured; {@code ..} marks a range, {@code []} a list, both parted by {@code |}
     * @param by the platform, or the jurisdiction, whose row it is
     * @param guess whether only an early bound, which is no fact, puts it in force on that day
     * @param own whether the team wrote it
     */
    record InForce(
            String platform,
            String rule,
            LocalDate on,
            Optional<String> title,
            Optional<String> unit,
            boolean known,
            Optional<String> value,
            Optional<String> by,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<Basis> basis,
            Optional<Boolean> guess,
            Optional<String> source,
            Optional<Confidence> confidence,
            Optional<Boolean> own) {

        static InForce of(
                String platform,
                String rule,
                LocalDate on,
                RuleAnswer found,
                Optional<Meaning> meaning,
                Language language) {
            var known = Optional.of(found)
                    .filter(RuleAnswer.Known.class::isInstance)
                    .map(RuleAnswer.Known.class::cast);
            var row = known.map(RuleAnswer.Known::rule);
            return new InForce(
                    platform,
                    rule,
                    on,
                    RuleAnswers.title(meaning, language),
                    RuleAnswers.unit(meaning),
                    known.isPresent(),
                    row.map(PlatformRule::value),
                    row.map(PlatformRule::platform),
                    row.map(PlatformRule::from),
                    row.flatMap(PlatformRule::to),
                    row.map(PlatformRule::basis),
                    known.map(RuleAnswer.Known::guess),
                    row.map(PlatformRule::source),
                    row.map(PlatformRule::confidence),
                    known.map(RuleAnswer.Known::own));
        }
    }

    /** A row of the team's own. */
    record Own(
            String platform,
            String rule,
            LocalDate from,
            Optional<LocalDate> to,
            Optional<String> title,
            Optional<String> unit,
            String value,
            Basis basis,
            String source,
            Confidence confidence,
            long version) {

        static Own of(Versioned<PlatformRule> kept, Optional<Meaning> meaning, Language language) {
            var row = kept.value();
            return new Own(
                    row.platform(),
                    row.rule(),
                    row.from(),
                    row.to(),
                    RuleAnswers.title(meaning, language),
                    RuleAnswers.unit(meaning),
                    row.value(),
                    row.basis(),
                    row.source(),
                    row.confidence(),
                    kept.version());
        }
    }

    /** Rows that ship and the team's own, by platform, rule and first day. */
    record Listed(List<RuleItem> items, Optional<String> cursor) {}

    /**
     * @param pack the pack that ships it; null for the team's own
     * @param replaced whether a row of the team's with the same first day stands in its place
     * @param version of a row of the team's own
     */
    record RuleItem(
            String platform,
            String rule,
            LocalDate from,
            Optional<LocalDate> to,
            Optional<String> title,
            Optional<String> unit,
            String value,
            Basis basis,
            String source,
            Confidence confidence,
            boolean own,
            Optional<String> pack,
            boolean replaced,
            Optional<Long> version) {

        static RuleItem of(RuleRow listed, Language language) {
            var row = listed.rule();
            return new RuleItem(
                    row.platform(),
                    row.rule(),
                    row.from(),
                    row.to(),
                    RuleAnswers.title(listed.meaning(), language),
                    RuleAnswers.unit(listed.meaning()),
                    row.value(),
                    row.basis(),
                    row.source(),
                    row.confidence(),
                    listed.pack().isEmpty(),
                    listed.pack(),
                    listed.replaced(),
                    listed.version());
        }
    }

    /** Where a row of the team's hides one that ships and says something else. */
    record Differences(List<Difference> items, Optional<String> cursor) {

        static Differences of(RuleViews views, Language language) {
            return new Differences(
                    views.differences().stream()
                            .map(one -> Difference.of(one, views, language))
                            .toList(),
                    Optional.empty());
        }
    }

    /** @param kind {@code changed}: of the same first day; {@code newer}: begins while the team's is in force */
    record Difference(
            RuleDifference.Kind kind,
            String platform,
            String rule,
            Optional<String> title,
            Optional<String> unit,
            Side own,
            Side shipped) {

        static Difference of(RuleDifference one, RuleViews views, Language language) {
            var row = one.shipped();
            var meaning = views.meaning(row.rule());
            return new Difference(
                    one.kind(),
                    row.platform(),
                    row.rule(),
                    RuleAnswers.title(meaning, language),
                    RuleAnswers.unit(meaning),
                    Side.of(one.own()),
                    Side.of(row));
        }
    }

    /** One side of a difference. */
    record Side(LocalDate from, Optional<LocalDate> to, String value, String source) {

        static Side of(PlatformRule row) {
            return new Side(row.from(), row.to(), row.value(), row.source());
        }
    }
}
