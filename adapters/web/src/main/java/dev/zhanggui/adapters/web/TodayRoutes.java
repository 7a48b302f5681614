package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.trade.views.OrderViews.Counts;
import dev.zhanggui.application.trade.views.OrderViews.OrderFilter;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.trade.OrderState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What needs somebody now, and where each number leads. */
final class TodayRoutes {
    private static final int SHOWN = 6;
    private static final int JOBS = 50;
    private static final Duration IMPORTS_SINCE = Duration.ofDays(7);
    private static final List<OrderState> OPEN =
            List.of(OrderState.PLACED, OrderState.PAID, OrderState.AUDITED, OrderState.ALLOCATED, OrderState.SHIPPED);

    private final Zhanggui desk;

    TodayRoutes(Zhanggui desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.page("/", Permission.READ, this::today));
    }

    /** @param isNew whether the desk knows nothing yet, so that it says how to begin */
    record TodayPage(
            String day,
            List<Tile> tiles,
            List<OrderRoutes.Line> risks,
            List<OrderRoutes.Line> problems,
            List<StockRoutes.DifferenceRow> differences,
            List<ImportRoutes.JobLine> imports,
            Chart pipeline,
            boolean isNew) {}

    private View today(Visit visit) {
        var say = visit.say();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var reached = visit.reached();
        var counts = desk.trade().views().counts(reached);
        var risks = OrderRoutes.risks(desk, visit, Optional.empty());
        var differences = StockRoutes.differences(desk, catalog);
        var refused = refusedImports(visit);
        var all = OrderFilter.ALL.of(reached);
        var withProblem = new OrderFilter(
                all.stores(), all.states(), all.problem(), true, all.from(), all.to(), all.newestFirst());
        var problems = desk.trade()
                .views()
                .orders(withProblem, Optional.empty(), SHOWN)
                .items();
        return View.page(
                "today",
                "page",
                new TodayPage(
                        say.day(say.now().atZone(Say.ZONE).toLocalDate()),
                        tiles(say, risks.size(), counts, differences.size(), refused.size()),
                        risks.stream()
                                .limit(SHOWN)
                                .map(risk -> OrderRoutes.line(risk, say, catalog))
                                .toList(),
                        problems.stream()
                                .map(row -> OrderRoutes.line(row, say, catalog))
                                .toList(),
                        differences.stream()
                                .limit(SHOWN)
                                .map(one -> StockRoutes.difference(one, catalog, say))
                                .toList(),
                        refused.stream()
                                .limit(SHOWN)
                                .map(job -> ImportRoutes.line(job, catalog, say))
                                .toList(),
                        pipeline(counts, say),
                        catalog.stores().isEmpty()));
    }

    private List<Job> refusedImports(Visit visit) {
        var since = visit.say().now().minus(IMPORTS_SINCE);
        return desk.imports().stream()
                .flatMap(imports -> imports.jobs().jobs(Optional.empty(), JOBS).items().stream())
                .filter(job -> job.counts().refused() > 0 && job.createdAt().isAfter(since))
                .filter(job -> visit.reaches(job.store()))
                .toList();
    }

    private static List<Tile> tiles(Say say, int risks, Counts counts, int differences, int refused) {
        return List.of(
                tile(say, "at-risk", risks, Tone.BAD, "/orders?tab=risk", "orders.risk"),
                tile(say, "problems", counts.problems(), Tone.WARN, "/orders?tab=problems", "orders.problems"),
                tile(say, "to-audit", of(counts, OrderState.PAID), Tone.PLAIN, "/orders?tab=paid", "orders.paid"),
                tile(
                        say,
                        "to-ship",
                        of(counts, OrderState.ALLOCATED),
                        Tone.PLAIN,
                        "/orders?tab=allocated",
                        "orders.allocated"),
                tile(say, "pages", differences, Tone.WARN, "/stock/pages", ""),
                tile(say, "imports", refused, Tone.WARN, "/imports", ""));
    }

    private static long of(Counts counts, OrderState state) {
        return counts.byState().getOrDefault(state, 0L);
    }

    /** @param some how it looks where there is any */
    private static Tile tile(Say say, String name, long number, Tone some, String address, String live) {
        var tone = number == 0 ? Tone.GOOD : some;
        return new Tile(
                say.t("today." + name),
                say.number(number),
                some == Tone.PLAIN ? Tone.PLAIN : tone,
                address,
                say.t("today." + name + ".ask"),
                live);
    }

    private static Chart pipeline(Counts counts, Say say) {
        var bars = new ArrayList<Bar>();
        long open = 0;
        for (var state : OPEN) {
            long number = of(counts, state);
            open += state.isOpen() ? number : 0;
            bars.add(new Bar(say.word(state), number, say.number(number), false));
        }
        return new Chart(
                "pipeline",
                say.t("today.pipeline"),
                say.t("today.pipeline.summary", "open", say.number(open)),
                say.t("orders.state"),
                say.t("nav.orders"),
                bars);
    }
}
