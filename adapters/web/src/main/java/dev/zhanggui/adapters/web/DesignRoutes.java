package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.trade.OrderState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The design system on one page: what every other page is made of. */
final class DesignRoutes {

    List<Route> routes() {
        return List.of(Route.page("/design", DesignRoutes::design));
    }

    /** What is shown of each part. */
    record Sample(List<Badge> badges, List<Clock> clocks, List<Tab> tabs, List<Tile> tiles, Form form, Chart chart) {}

    private static View design(Visit visit) {
        var say = visit.say();
        var badges = List.of(OrderState.values()).stream()
                .map(state -> new Badge(Tone.of(state), say.word(state)))
                .toList();
        var clocks = List.of(
                say.clock(say.now().minus(Duration.ofMinutes(95))),
                say.clock(say.now().plus(Duration.ofMinutes(140))),
                say.clock(say.now().plus(Duration.ofHours(31))));
        var tabs = List.of(
                new Tab(say.t("orders.all"), "/design", 1204, true, ""),
                new Tab(say.word(OrderState.PAID), "/design?tab=2", 37, false, ""),
                new Tab(say.t("orders.problems"), "/design?tab=3", 5, false, ""));
        var tiles = List.of(
                new Tile(say.t("today.at-risk"), "3", Tone.BAD, "/design", say.t("today.at-risk.ask"), ""),
                new Tile(say.t("today.problems"), "5", Tone.WARN, "/design", say.t("today.problems.ask"), ""),
                new Tile(say.t("today.pages"), "0", Tone.GOOD, "/design", say.t("today.pages.ask"), ""));
        var form = new Form(Map.of("sku", List.of("T-1"), "quantity", List.of("-3")));
        form.complain("quantity", say.t("form.quantity"));
        return View.page("design", "sample", new Sample(badges, clocks, tabs, tiles, form, chart(say)));
    }

    private static Chart chart(Say say) {
        var days = List.of(41L, 38L, 52L, 47L, 63L, 22L, 19L);
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < days.size(); i++) {
            bars.add(new Bar("11-0" + (i + 1), days.get(i), say.number(days.get(i)), i == 4));
        }
        return new Chart(
                "sample",
                say.t("design.chart"),
                say.t("design.chart.summary"),
                say.t("design.chart.day"),
                say.t("nav.orders"),
                List.copyOf(bars));
    }
}
