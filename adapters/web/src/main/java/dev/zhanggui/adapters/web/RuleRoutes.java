package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.rules.api.KeepingRules.Put;
import dev.zhanggui.application.rules.api.KeepingRules.Remove;
import dev.zhanggui.application.rules.api.Rules;
import dev.zhanggui.application.rules.views.RuleViews.Filter;
import dev.zhanggui.application.rules.views.RuleViews.Meaning;
import dev.zhanggui.application.rules.views.RuleViews.RuleRow;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.rules.RuleDifference;
import dev.zhanggui.domain.rules.RuleForm;
import dev.zhanggui.domain.rules.RuleForm.Shape;
import dev.zhanggui.domain.rules.RuleTitle;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What platforms ask, by day: with source and how sure it is; compared between two days; written down anew. */
final class RuleRoutes {
    private static final String LIST = "/rules";
    private static final String ONE = LIST + "/{platform}/{rule}";

    private final Rules rules;

    RuleRoutes(Rules rules) {
        this.rules = rules;
    }

    List<Route> routes() {
        return List.of(
                Route.page(LIST, Permission.READ, this::list),
                Route.page("/rules-compared", Permission.READ, this::compare),
                Route.page("/rules-differences", Permission.READ, this::differences),
                Route.page(ONE, Permission.READ, visit -> one(200, visit)),
                Route.form(ONE, Permission.RULES, this::write),
                Route.form(ONE + "/{from}/remove", Permission.RULES, this::remove));
    }

    /** A row in words. */
    record Line(PlatformRule rule, String title, String unit, String address, String origin, Badge sure, String note) {}

    /** The rules of a day. */
    record Book(
            String platform,
            String name,
            String on,
            List<String> platforms,
            List<Line> lines,
            String first,
            String next) {}

    /** @param before empty: there was none; {@code after} likewise */
    record Compared(String title, String platform, String address, String before, String after) {}

    /** What changed between two days. */
    record Comparison(String platform, String from, String to, List<String> platforms, List<Compared> rows) {}

    /** A row of the team's beside the one that ships. */
    record Hidden(String title, String address, Line own, Line shipped, String kind) {}

    /** One rule through the years. */
    record Story(
            Form form,
            String platform,
            String rule,
            String title,
            String unit,
            List<Told> rows,
            boolean mayWrite,
            List<Choice> sure,
            String today) {}

    /** @param own whether the team can take it away */
    record Told(Line line, String from, String to, String basis, boolean own, boolean now, boolean replaced) {}

    private Line line(RuleRow row, Say say) {
        var rule = row.rule();
        var title =
                row.meaning().map(Meaning::title).map(one -> title(one, say)).orElse(rule.rule());
        var unit = row.meaning().map(one -> unit(one.form(), say)).orElse("");
        var origin =
                row.pack().map(pack -> say.t("rules.shipped", "pack", pack)).orElse(say.t("rules.own"));
        var note = row.replaced() ? say.t("rules.replaced") : rule.basis() == Basis.BOUND ? say.t("rules.guess") : "";
        return new Line(rule, title, unit, address(rule), origin, sure(rule.confidence(), say), note);
    }

    private static String unit(RuleForm form, Say say) {
        var unit = say.t("rule.unit." + Facts.camel(form.unit().name()));
        return form.shape() == Shape.ONE
                ? unit
                : unit + say.t("rule.shape." + Facts.camel(form.shape().name()));
    }

    private static String title(RuleTitle title, Say say) {
        return switch (say.language()) {
            case ZH_HANS -> title.hans();
            case ZH_HANT -> title.hant();
            case EN -> title.english();
        };
    }

    private static String address(PlatformRule rule) {
        return LIST + "/" + Address.part(rule.platform()) + "/" + Address.part(rule.rule());
    }

    private static Badge sure(Confidence confidence, Say say) {
        var tone = switch (confidence) {
            case A, B -> Tone.GOOD;
            case C -> Tone.PLAIN;
            case D -> Tone.WARN;
        };
        return new Badge(tone, confidence + " · " + say.t("rules.sure." + confidence));
    }

    private static LocalDate day(Visit visit, String name) {
        var today = LocalDate.ofInstant(visit.say().now(), Say.ZONE);
        try {
            return visit.asked(name)
                    .map(LocalDate::parse)
                    .filter(PlatformRule::isDay)
                    .orElse(today);
        } catch (DateTimeException e) {
            return today;
        }
    }

    private View list(Visit visit) {
        var platform = visit.asked("platform");
        var name = visit.asked("name").orElse("");
        var on = day(visit, "on");
        var page = rules.views()
                .rules(new Filter(platform, name, Optional.of(on)), visit.asked("cursor"), Page.LIMIT_DEFAULT);
        var here = visit.address();
        var model = new Book(
                platform.orElse(""),
                name,
                on.toString(),
                platforms(),
                page.items().stream().map(row -> line(row, visit.say())).toList(),
                visit.asked("cursor").isPresent() ? here.without("cursor").toString() : "",
                page.cursor()
                        .map(cursor -> here.with("cursor", cursor).toString())
                        .orElse(""));
        return View.page("rules", "book", model);
    }

    private List<String> platforms() {
        var platforms = new TreeSet<String>();
        all(new Filter(Optional.empty(), "", Optional.empty()))
                .forEach(row -> platforms.add(row.rule().platform()));
        return List.copyOf(platforms);
    }

    private List<RuleRow> all(Filter filter) {
        var rows = new ArrayList<RuleRow>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = rules.views().rules(filter, cursor, Page.LIMIT_MAX);
            rows.addAll(page.items());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return rows;
    }

    private View compare(Visit visit) {
        var platform = visit.asked("platform");
        var from = visit.asked("from").isPresent()
                ? day(visit, "from")
                : day(visit, "from").minusYears(1);
        var to = day(visit, "to");
        var before = inForce(platform, from);
        var after = inForce(platform, to);
        var keys = new TreeSet<String>(before.keySet());
        keys.addAll(after.keySet());
        var rows = new ArrayList<Compared>();
        for (var key : keys) {
            var then = Optional.ofNullable(before.get(key));
            var now = Optional.ofNullable(after.get(key));
            if (!then.map(row -> row.rule().value())
                    .equals(now.map(row -> row.rule().value()))) {
                var line = line(now.or(() -> then).orElseThrow(), visit.say());
                rows.add(new Compared(
                        line.title(),
                        line.rule().platform(),
                        line.address(),
                        then.map(row -> row.rule().value()).orElse(""),
                        now.map(row -> row.rule().value()).orElse("")));
            }
        }
        var model = new Comparison(platform.orElse(""), from.toString(), to.toString(), platforms(), rows);
        return View.page("rules-compared", "comparison", model);
    }

    private Map<String, RuleRow> inForce(Optional<String> platform, LocalDate on) {
        var rows = new LinkedHashMap<String, RuleRow>();
        all(new Filter(platform, "", Optional.of(on)))
                .forEach(
                        row -> rows.put(row.rule().platform() + "/" + row.rule().rule(), row));
        return rows;
    }

    private View differences(Visit visit) {
        var say = visit.say();
        var rows = rules.views().differences().stream()
                .map(one -> hidden(one, say))
                .toList();
        return View.page("rules-differences", "rows", rows);
    }

    private Hidden hidden(RuleDifference one, Say say) {
        var meaning = rules.views().meaning(one.own().rule());
        var own = line(new RuleRow(one.own(), Optional.empty(), false, Optional.empty(), meaning), say);
        var shipped = line(new RuleRow(one.shipped(), Optional.of(""), false, Optional.empty(), meaning), say);
        return new Hidden(own.title(), own.address(), own, shipped, say.t("rules.difference." + one.kind()));
    }

    private View one(int status, Visit visit) {
        var say = visit.say();
        var platform = visit.part("platform");
        var rule = visit.part("rule");
        var today = LocalDate.ofInstant(say.now(), Say.ZONE);
        var rows = all(new Filter(Optional.of(platform), rule, Optional.empty())).stream()
                .filter(row -> row.rule().rule().equals(rule))
                .map(row -> told(row, say, today))
                .toList();
        var meaning = rules.views().meaning(rule);
        if (rows.isEmpty() && meaning.isEmpty()) {
            throw Stop.notFound();
        }
        var sure = List.of(Confidence.values()).stream()
                .map(each -> new Choice(each.name(), each + " · " + say.t("rules.sure." + each)))
                .toList();
        var model = new Story(
                visit.form(),
                platform,
                rule,
                meaning.map(one -> title(one.title(), say)).orElse(rule),
                meaning.map(one -> unit(one.form(), say)).orElse(""),
                rows,
                visit.may(Permission.RULES),
                sure,
                today.toString());
        return new View.Html(status, "rule", Map.of("story", model));
    }

    private Told told(RuleRow row, Say say, LocalDate today) {
        var rule = row.rule();
        return new Told(
                line(row, say),
                rule.from().toString(),
                rule.to().map(LocalDate::toString).orElse(""),
                say.t("rules.basis." + rule.basis()),
                row.pack().isEmpty(),
                rule.isInForce(today) && !row.replaced(),
                row.replaced());
    }

    private View write(Visit visit) {
        var form = visit.form();
        var say = visit.say();
        var from = dayOf(form, "from", say);
        var to = dayOf(form, "to", say);
        if (from.isEmpty()) {
            form.complain("from", say.t("form.day"));
        }
        if (from.isPresent() && to.filter(last -> last.isBefore(from.get())).isPresent()) {
            form.complain("to", say.t("rules.to.before"));
        }
        var value = form.text("value").orElse("");
        var source = form.text("source").orElse("");
        if (value.length() > PlatformRule.VALUE_LENGTH_MAX || source.length() > PlatformRule.SOURCE_LENGTH_MAX) {
            form.complain("value", say.t("form.long", "most", PlatformRule.VALUE_LENGTH_MAX));
        }
        var platform = visit.part("platform");
        var rule = visit.part("rule");
        if (!CallerId.isValid(platform) || !CallerId.isValid(rule)) {
            throw Stop.notFound();
        }
        if (form.isFaulty()) {
            return one(422, visit);
        }
        var row = new PlatformRule(
                platform, rule, from.orElseThrow(), Basis.RULE, to, value, source, confidence(form.value("sure")));
        // What somebody saw on the page is what they mean to replace: a row of the same first day, if there is one.
        var expected = rules.keeping().own(row.key()).map(one -> one.version());
        return rules.keeping()
                .put(new Put(visit.actor(), row, expected))
                .fold(kept -> View.to(address(row), say.t("rules.kept")), refused -> {
                    form.complain("value", say.refusal(refused));
                    return one(422, visit);
                });
    }

    private static Confidence confidence(String text) {
        for (var one : Confidence.values()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        return Confidence.C;
    }

    private static Optional<LocalDate> dayOf(Form form, String name, Say say) {
        try {
            var day = form.text(name).map(LocalDate::parse);
            if (day.isPresent() && !PlatformRule.isDay(day.get())) {
                form.complain(name, say.t("form.day"));
            }
            return day;
        } catch (DateTimeException e) {
            form.complain(name, say.t("form.day"));
            return Optional.empty();
        }
    }

    private View remove(Visit visit) {
        LocalDate from;
        try {
            from = LocalDate.parse(visit.part("from"));
        } catch (DateTimeException e) {
            throw Stop.notFound();
        }
        var key = new PlatformRule.Key(visit.part("platform"), visit.part("rule"), from);
        var back = LIST + "/" + Address.part(key.platform()) + "/" + Address.part(key.rule());
        var expected = rules.keeping().own(key).map(one -> one.version());
        return rules.keeping()
                .remove(new Remove(visit.actor(), key, expected))
                .fold(
                        gone -> View.to(back, visit.say().t("rules.removed")),
                        refused -> View.to(back, visit.say().refusal(refused)));
    }
}
