package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.trade.api.AskingRisks;
import dev.zhanggui.application.trade.views.OrderViews.OrderRow;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists of orders: by state, those with a problem, those at risk; looked up by number; written into a file. */
final class OrderRoutes {
    private static final int ROWS = 50;
    private static final int EXPORT_MAX = 100_000;

    private final Zhanggui desk;
    private final Sheets sheets;

    OrderRoutes(Zhanggui desk, Sheets sheets) {
        this.desk = desk;
        this.sheets = sheets;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/orders", Permission.READ, this::list),
                Route.page("/orders/file", Permission.READ, this::file));
    }

    /**
     * One order of a list.
     *
     * @param key the store and the number, as a form sends them back
     * @param reason why somebody has to look at it; empty: nobody has to
     * @param action what to do about it
     */
    record Line(
            String key,
            String address,
            String store,
            String no,
            Badge state,
            String placed,
            String paid,
            String total,
            String place,
            Optional<Clock> clock,
            String reason,
            String action,
            String owner) {}

    /** @param found of the numbers that were looked up; below zero: none were */
    record ListPage(
            OrderSearch search,
            List<Tab> tabs,
            List<Line> lines,
            List<Choice> stores,
            List<Choice> problems,
            Address here,
            Address sort,
            String first,
            String next,
            int found,
            String numbers) {

        boolean isAtRisk() {
            return search.tab().equals(OrderSearch.RISK);
        }

        boolean isProblems() {
            return search.tab().equals(OrderSearch.PROBLEMS);
        }

        String from() {
            return search.from().map(Object::toString).orElse("");
        }

        String to() {
            return search.to().map(Object::toString).orElse("");
        }
    }

    private View list(Visit visit) {
        var search = OrderSearch.of(visit);
        search.store().ifPresent(visit::mustReach);
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var here = visit.address().without("cursor");
        Page<Line> lines = lines(visit, search, catalog);
        return View.page(
                "orders",
                "page",
                new ListPage(
                        search,
                        tabs(visit, search),
                        lines.items(),
                        catalog.storeChoices(),
                        problems(visit.say()),
                        here,
                        here.with("sort", search.newestFirst() ? "placed" : ""),
                        visit.asked("cursor").isPresent() ? here.toString() : "",
                        lines.cursor()
                                .map(cursor -> here.with("cursor", cursor).toString())
                                .orElse(""),
                        search.numbers().isEmpty() ? -1 : lines.items().size(),
                        visit.asked("numbers").orElse("")));
    }

    private Page<Line> lines(Visit visit, OrderSearch search, Catalog catalog) {
        var reached = visit.reached();
        if (!search.numbers().isEmpty()) {
            var rows = desk.trade().views().numbered(search.stores(reached), search.numbers());
            return new Page<>(
                    rows.stream().map(row -> line(row, visit.say(), catalog)).toList(), Optional.empty());
        }
        if (search.tab().equals(OrderSearch.RISK)) {
            return new Page<>(atRisk(visit, search.store(), catalog), Optional.empty());
        }
        var rows = desk.trade().views().orders(search.filter(reached), visit.asked("cursor"), ROWS);
        return new Page<>(
                rows.items().stream()
                        .map(row -> line(row, visit.say(), catalog))
                        .toList(),
                rows.cursor());
    }

    static Line line(OrderRow row, Say say, Catalog catalog) {
        var state = OrderSearch.state(row.state()).orElseThrow();
        var kind = row.problem().flatMap(OrderSearch::problem);
        boolean waiting = state.isOpen() && !row.history();
        return new Line(
                row.store() + " " + row.orderNo(),
                address(row.store(), row.orderNo()),
                catalog.store(row.store()),
                row.orderNo(),
                new Badge(Tone.of(state), say.word(state)),
                say.near(row.placedAt()),
                row.paidAt().map(say::near).orElse("–"),
                row.total().map(say::money).orElse("–"),
                row.city().isEmpty() ? row.province() : row.city(),
                row.shipBy().filter(until -> waiting).map(say::clock),
                kind.map(one -> say.sentence("order-problem." + word(one), Map.of(), word(one)))
                        .orElse(""),
                kind.map(one -> say.sentence(
                                "order-action." + Facts.camel(one.action().name()), Map.of(), ""))
                        .orElse(""),
                row.owner().map(say::word).orElse(""));
    }

    private static String word(OrderProblem.Kind kind) {
        return Facts.camel(kind.name());
    }

    static String address(String store, String no) {
        return "/orders/" + Address.part(store) + "/" + Address.part(no);
    }

    private List<Line> atRisk(Visit visit, Optional<StoreId> store, Catalog catalog) {
        return risks(desk, visit, store).stream()
                .map(risk -> line(risk, visit.say(), catalog))
                .toList();
    }

    /** Of the stores that the visitor may see. */
    static List<AtRisk> risks(Zhanggui desk, Visit visit, Optional<StoreId> store) {
        return desk.trade().risks().queue(Optional.empty(), AskingRisks.AHEAD_DEFAULT, store).stream()
                .filter(risk -> visit.reaches(risk.order().store()))
                .toList();
    }

    static Line line(AtRisk risk, Say say, Catalog catalog) {
        var key = risk.order();
        return new Line(
                key.store() + " " + key.no(),
                address(key.store().code(), key.no().code()),
                catalog.store(key.store().code()),
                key.no().code(),
                new Badge(risk.minutesLeft() < 0 ? Tone.BAD : Tone.WARN, say.word(risk.step())),
                "",
                "",
                "",
                "",
                Optional.of(say.clock(risk.shipBy())),
                say.reason(risk.reason()),
                "",
                say.word(risk.department()));
    }

    private List<Tab> tabs(Visit visit, OrderSearch search) {
        var say = visit.say();
        var here = visit.address().without("cursor", "tab", "numbers", "problem");
        var counts = desk.trade().views().counts(search.stores(visit.reached()));
        long all = counts.byState().values().stream().mapToLong(Long::longValue).sum();
        boolean looking = !search.numbers().isEmpty();
        var tabs = new ArrayList<Tab>();
        boolean live = search.store().isEmpty();
        int risks = risks(desk, visit, search.store()).size();
        tabs.add(tab(say.t("orders.risk"), here, OrderSearch.RISK, risks, search, looking, live));
        tabs.add(tab(say.t("orders.problems"), here, OrderSearch.PROBLEMS, counts.problems(), search, looking, live));
        tabs.add(tab(say.t("orders.all"), here, "all", all, search, looking, live));
        for (var state : OrderState.values()) {
            if (!state.isDropped()) {
                long count = counts.byState().getOrDefault(state, 0L);
                var word = Facts.camel(state.name());
                tabs.add(tab(say.t("orders.tab." + word), here, word, count, search, looking, live));
            }
        }
        long over = counts.byState().getOrDefault(OrderState.CANCELLED, 0L)
                + counts.byState().getOrDefault(OrderState.REFUNDED, 0L);
        tabs.add(tab(say.t("orders.tab.over"), here, OrderSearch.OVER, over, search, looking, live));
        return tabs;
    }

    private static Tab tab(
            String text, Address here, String name, long count, OrderSearch search, boolean looking, boolean live) {
        boolean current = !looking && search.tab().equals(name);
        return new Tab(
                text,
                here.with("tab", name.equals("all") ? "" : name).toString(),
                count,
                current,
                live ? "orders." + name : "");
    }

    private static List<Choice> problems(Say say) {
        return List.of(OrderProblem.Kind.values()).stream()
                .map(kind -> new Choice(word(kind), say.sentence("order-problem." + word(kind), Map.of(), word(kind))))
                .toList();
    }

    // As a file.

    private View file(Visit visit) {
        var search = OrderSearch.of(visit);
        search.store().ifPresent(visit::mustReach);
        boolean workbook = visit.asked("format").equals(Optional.of("xlsx"));
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var type = workbook
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv; charset=utf-8";
        return new View.Download(
                "orders." + (workbook ? "xlsx" : "csv"), type, out -> write(visit, search, catalog, workbook, out));
    }

    private void write(Visit visit, OrderSearch search, Catalog catalog, boolean workbook, OutputStream out) {
        var say = visit.say();
        try (var sheet = sheets.open(workbook, out, say.t("nav.orders"))) {
            sheet.row(List.of(
                    say.t("orders.no"),
                    say.t("orders.store"),
                    say.t("orders.state"),
                    say.t("orders.placed"),
                    say.t("orders.paid"),
                    say.t("orders.total"),
                    say.t("orders.place"),
                    say.t("orders.deadline"),
                    say.t("orders.problem")));
            if (search.tab().equals(OrderSearch.RISK) || !search.numbers().isEmpty()) {
                lines(visit, search, catalog).items().forEach(line -> sheet.row(cells(line)));
                return;
            }
            var filter = search.filter(visit.reached());
            Optional<String> cursor = Optional.empty();
            int written = 0;
            do {
                var page = desk.trade().views().orders(filter, cursor, Page.LIMIT_MAX);
                page.items().forEach(row -> sheet.row(cells(row, say, catalog)));
                written += page.items().size();
                cursor = page.cursor();
            } while (cursor.isPresent() && written < EXPORT_MAX);
        }
    }

    private static List<String> cells(OrderRow row, Say say, Catalog catalog) {
        return List.of(
                row.orderNo(),
                catalog.store(row.store()),
                say.word(row.state()),
                say.time(row.placedAt()),
                row.paidAt().map(say::time).orElse(""),
                row.total().map(total -> total.amount().toPlainString()).orElse(""),
                (row.province() + " " + row.city()).strip(),
                row.shipBy().map(say::time).orElse(""),
                row.problem()
                        .map(kind -> say.sentence("order-problem." + kind, Map.of(), kind))
                        .orElse(""));
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.no(),
                line.store(),
                line.state().text(),
                line.placed(),
                line.paid(),
                line.total(),
                line.place(),
                line.clock().map(Clock::exact).orElse(""),
                line.reason());
    }
}
