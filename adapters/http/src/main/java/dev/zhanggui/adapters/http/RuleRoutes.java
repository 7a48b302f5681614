package dev.zhanggui.adapters.http;

import dev.zhanggui.adapters.http.RuleAnswers.RuleItem;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.rules.api.KeepingRules;
import dev.zhanggui.application.rules.api.KeepingRules.Change;
import dev.zhanggui.application.rules.api.KeepingRules.Put;
import dev.zhanggui.application.rules.api.KeepingRules.Remove;
import dev.zhanggui.application.rules.api.Rules;
import dev.zhanggui.application.rules.views.RuleViews.Filter;
import dev.zhanggui.application.rules.views.RuleViews.RuleRow;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.RuleRefused;
import dev.zhanggui.domain.rules.RuleRefused.UnknownOwnRule;
import dev.zhanggui.domain.shared.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Platform rules: what was in force on a day, the team's own beside what ships, and which days are worked. */
final class RuleRoutes {
    private static final String ROW = "/api/v1/rules/{platform}/{rule}/{from}";
    private static final String EXAMPLE = "/api/v1/rules/tmall/ship.hours/2026-12-01";

    private final Rules rules;
    private final Supplier<Instant> now;

    RuleRoutes(Rules rules, Supplier<Instant> now) {
        this.rules = rules;
        this.now = now;
    }

    List<Route> rows() {
        return List.of(
                Route.get("listRules", "/api/v1/rules")
                        .needs(Permission.READ)
                        .asks("platform", "rule", "on", "fields", "cursor", "limit")
                        .answers(200, RuleAnswers.Listed.class)
                        .answersText(Listed.CSV)
                        .example("/api/v1/rules?platform=tmall&rule=ship.&on=2026-11-11&limit=20")
                        .by(this::list),
                Route.get("ruleDifferences", "/api/v1/rules/differences")
                        .needs(Permission.READ)
                        .answers(200, RuleAnswers.Differences.class)
                        .by(call -> () -> Reply.ok(RuleAnswers.Differences.of(rules.views(), call.language()))),
                Route.get("rule", "/api/v1/rules/{platform}/{rule}")
                        .needs(Permission.READ)
                        .asks("on")
                        .answers(200, RuleAnswers.InForce.class)
                        .example("/api/v1/rules/tmall/return.no_reason_days?on=2026-11-11")
                        .by(this::rule),
                Route.get("ownRule", ROW)
                        .needs(Permission.READ)
                        .answers(200, RuleAnswers.Own.class)
                        .refuses(UnknownOwnRule.class)
                        .mayBe(ProblemKind.INVALID_CONTENT)
                        .example(EXAMPLE)
                        .by(this::own),
                Route.put("putRule", ROW)
                        .needs(Permission.RULES)
                        .takes(RuleRequest.class)
                        .answers(201, RuleAnswers.Own.class)
                        .answers(200, RuleAnswers.Own.class)
                        .refuses(RuleRefused.class)
                        .example(EXAMPLE, """
                                {"value": "24", "to": "2027-01-31", "source": "对买家的承诺"}""")
                        .by(this::put),
                Route.delete("removeRule", ROW)
                        .needs(Permission.RULES)
                        .answers(200, RuleAnswers.Own.class)
                        .refuses(RuleRefused.class)
                        .mayBe(ProblemKind.INVALID_CONTENT)
                        .example(EXAMPLE)
                        .by(this::remove),
                Route.get("workday", "/api/v1/calendar/{date}")
                        .needs(Permission.READ)
                        .answers(200, WorkdayAnswer.class)
                        .mayBe(ProblemKind.INVALID_CONTENT)
                        .example("/api/v1/calendar/2026-10-01")
                        .by(this::workday));
    }

    private Supplier<Reply> list(Call call) {
        var filter = new Filter(
                call.parameterId("platform", Function.identity()),
                call.parameter("rule").orElse(""),
                call.parameterDay("on"));
        var listed = new Listed<RuleItem>(
                RuleItem.class, (cursor, limit) -> items(rules.views().rules(filter, cursor, limit), call.language()));
        return () -> listed.reply(call);
    }

    private static Page<RuleItem> items(Page<RuleRow> page, Language language) {
        return new Page<>(
                page.items().stream().map(row -> RuleItem.of(row, language)).toList(), page.cursor());
    }

    private Supplier<Reply> rule(Call call) {
        var platform = call.id("platform", Function.<String>identity());
        var rule = call.id("rule", Function.<String>identity());
        var asked = call.parameterDay("on");
        return () -> {
            var on = asked.orElseGet(() -> LocalDate.ofInstant(now.get(), Times.SHANGHAI));
            var found = rules.asking().rule(platform, rule, on);
            return Reply.ok(RuleAnswers.InForce.of(
                    platform, rule, on, found, rules.views().meaning(rule), call.language()));
        };
    }

    private static PlatformRule.Key key(Call call) {
        return new PlatformRule.Key(
                call.id("platform", Function.<String>identity()),
                call.id("rule", Function.<String>identity()),
                call.day("from"));
    }

    private Supplier<Reply> own(Call call) {
        var key = key(call);
        return () -> rules.keeping()
                .own(key)
                .<Reply>map(row -> Reply.ok(answer(row, call)).tagged(row.version()))
                .orElseGet(() -> Reply.refused(new UnknownOwnRule(key.platform(), key.rule(), key.from())));
    }

    private Object answer(Versioned<PlatformRule> row, Call call) {
        return RuleAnswers.Own.of(row, rules.views().meaning(row.value().rule()), call.language());
    }

    private Supplier<Reply> put(Call call) {
        var key = key(call);
        var row = call.body(in -> RuleRequest.read(in, key)).row(key);
        return () -> {
            var expected = call.expected(() -> version(key));
            return rules.keeping()
                    .put(new Put(call.actor(), row, expected))
                    .fold(
                            kept -> Reply.of(kept.change() == Change.CREATED, answer(kept.now(), call))
                                    .tagged(kept.now().version()),
                            Reply::refused);
        };
    }

    private Supplier<Reply> remove(Call call) {
        var key = key(call);
        return () -> {
            KeepingRules keeping = rules.keeping();
            var expected = call.expected(() -> version(key));
            return keeping.remove(new Remove(call.actor(), key, expected))
                    .fold(removed -> Reply.ok(answer(removed, call)), Reply::refused);
        };
    }

    private Optional<Long> version(PlatformRule.Key key) {
        return rules.keeping().own(key).map(Versioned::version);
    }

    /**
     * One day in mainland China.
     *
     * @param known whether its year was announced; where not, nothing is said of it
     * @param holiday to which it belongs, free or worked for it
     */
    record WorkdayAnswer(
            LocalDate date,
            boolean known,
            Optional<Boolean> workday,
            Optional<Boolean> dayOff,
            WorkCalendar.Day kind,
            Optional<String> holiday) {}

    private Supplier<Reply> workday(Call call) {
        var date = call.day("date");
        var calendar = rules.calendar();
        return () -> Reply.ok(new WorkdayAnswer(
                date,
                calendar.day(date) != WorkCalendar.Day.UNKNOWN,
                calendar.isWorkday(date),
                calendar.isDayOff(date),
                calendar.day(date),
                calendar.holiday(date)));
    }
}
