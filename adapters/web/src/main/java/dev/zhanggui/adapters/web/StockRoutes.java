package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.AskingStock.Availability;
import dev.zhanggui.application.inventory.views.ShelfViews.ShelfRow;
import dev.zhanggui.application.inventory.views.ShelfViews.StockRow;
import dev.zhanggui.domain.inventory.PageDifference;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What lies where, what stores may sell of it, what their pages show, what is locked and what is to come. */
final class StockRoutes {
    private static final int ROWS = 50;

    private final Zhanggui desk;

    StockRoutes(Zhanggui desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/stock", Permission.READ, this::matrix),
                Route.page("/stock/pages", Permission.READ, this::pages),
                Route.page("/stock/locks", Permission.READ, this::locks),
                Route.page("/stock/inbound", Permission.READ, this::inbound));
    }

    static String address(String sku) {
        return "/stock/sku/" + Address.part(sku);
    }

    static List<Tab> tabs(Say say, String current) {
        return List.of(
                tab(say.t("stock.tab.matrix"), "/stock", current),
                tab(say.t("stock.tab.pages"), "/stock/pages", current),
                tab(say.t("stock.tab.locks"), "/stock/locks", current),
                tab(say.t("stock.tab.inbound"), "/stock/inbound", current));
    }

    private static Tab tab(String text, String path, String current) {
        return new Tab(text, path, -1, path.equals(current), "");
    }

    /** A number of a matrix; the small one beside it is what is promised. */
    record Cell(String number, String small, String tone) {}

    record MatrixRow(String sku, String address, String title, Cell onHand, Cell free, List<Cell> cells) {}

    record MatrixPage(
            List<Tab> tabs,
            List<String> heads,
            List<MatrixRow> rows,
            boolean byStore,
            String search,
            String first,
            String next,
            Address here) {}

    private View matrix(Visit visit) {
        var say = visit.say();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        boolean byStore = visit.asked("by").equals(Optional.of("store"));
        var search = visit.asked("q").orElse("");
        var page = desk.inventory().shelves().stock(search, visit.asked("cursor"), ROWS);
        var heads = byStore
                ? catalog.stores().stream().map(store -> store.name()).toList()
                : catalog.locations().stream().map(place -> place.name()).toList();
        var rows = page.items().stream()
                .map(row -> row(row, catalog, byStore, say))
                .toList();
        var here = visit.address().without("cursor");
        return View.page(
                "stock",
                "page",
                new MatrixPage(
                        tabs(say, "/stock"),
                        heads,
                        rows,
                        byStore,
                        search,
                        visit.asked("cursor").isPresent() ? here.toString() : "",
                        page.cursor()
                                .map(cursor -> here.with("cursor", cursor).toString())
                                .orElse(""),
                        here));
    }

    private MatrixRow row(StockRow row, Catalog catalog, boolean byStore, Say say) {
        long onHand = row.shelves().stream().mapToLong(ShelfRow::onHand).sum();
        long promised = row.shelves().stream()
                .mapToLong(shelf -> shelf.held() + shelf.committed())
                .sum();
        var cells = new ArrayList<Cell>();
        if (byStore) {
            for (var store : catalog.stores()) {
                cells.add(sellable(new Sku(row.sku()), new StoreId(store.store()), say));
            }
        } else {
            for (var place : catalog.locations()) {
                cells.add(row.shelves().stream()
                        .filter(shelf -> shelf.location().equals(place.location()))
                        .findFirst()
                        .map(shelf -> cell(shelf.onHand(), shelf.held() + shelf.committed(), say))
                        .orElse(new Cell("–", "", "zero")));
            }
        }
        var free = desk.inventory()
                .asking()
                .availability(new Sku(row.sku()), Optional.empty())
                .fold(Availability::available, refused -> 0L);
        return new MatrixRow(
                row.sku(), address(row.sku()), row.title(), cell(onHand, promised, say), number(free, say), cells);
    }

    private Cell sellable(Sku sku, StoreId store, Say say) {
        return desk.inventory()
                .asking()
                .availability(sku, Optional.of(store))
                .fold(found -> number(found.toPublish(), say), refused -> new Cell("–", "", "zero"));
    }

    private static Cell cell(long onHand, long promised, Say say) {
        var tone = promised > onHand ? "minus" : onHand == 0 ? "zero" : "";
        return new Cell(
                say.number(onHand),
                promised == 0 ? "" : say.t("stock.promised-small", "units", say.number(promised)),
                tone);
    }

    private static Cell number(long number, Say say) {
        return new Cell(say.number(number), "", number <= 0 ? "zero" : "");
    }

    // Pages against stock.

    record DifferenceRow(
            String store,
            String sku,
            String address,
            Badge risk,
            String shown,
            String shownAt,
            String toPublish,
            String available,
            String by) {}

    record PagesPage(List<Tab> tabs, List<DifferenceRow> rows) {}

    private View pages(Visit visit) {
        var say = visit.say();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var rows = differences(desk, catalog).stream()
                .map(one -> difference(one, catalog, say))
                .toList();
        return View.page("pages", "page", new PagesPage(tabs(say, "/stock/pages"), rows));
    }

    /** Of all stores of the catalogue, the worst first. */
    static List<PageDifference> differences(Zhanggui desk, Catalog catalog) {
        return catalog.stores().stream()
                .flatMap(store -> desk.inventory().pages().differences(new StoreId(store.store())).stream())
                .flatMap(List::stream)
                .sorted(PageDifference.WORST_FIRST.thenComparing(Comparator.comparing(PageDifference::store)))
                .toList();
    }

    static DifferenceRow difference(PageDifference one, Catalog catalog, Say say) {
        var tone = switch (one.risk()) {
            case OVERSOLD -> Tone.BAD;
            case ABOVE_SHARE -> Tone.WARN;
            case UNDERSOLD -> Tone.PLAIN;
        };
        return new DifferenceRow(
                catalog.store(one.store().code()),
                one.sku().code(),
                address(one.sku().code()),
                new Badge(tone, say.t("risk." + Facts.camel(one.risk().name()))),
                say.number(one.shown()),
                say.near(one.shownAt()),
                say.number(one.toPublish()),
                say.number(one.available()),
                say.signed(one.shown() - one.toPublish()));
    }

    // Locks, and what is to come.

    record LockLine(
            String sku,
            String address,
            String id,
            String store,
            String units,
            String used,
            String from,
            String to,
            Badge state) {}

    record LocksPage(List<Tab> tabs, List<LockLine> rows) {}

    private View locks(Visit visit) {
        var say = visit.say();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var rows = desk.inventory().shelves().locks(say.now()).stream()
                .filter(lock -> visit.reaches(new StoreId(lock.store())))
                .map(lock -> new LockLine(
                        lock.sku(),
                        address(lock.sku()),
                        lock.id(),
                        catalog.store(lock.store()),
                        say.number(lock.units()),
                        say.number(lock.used()),
                        say.time(lock.from()),
                        say.time(lock.to()),
                        lock.from().isAfter(say.now())
                                ? new Badge(Tone.PLAIN, say.t("lock.coming"))
                                : new Badge(Tone.BUSY, say.t("lock.running"))))
                .toList();
        return View.page("locks", "page", new LocksPage(tabs(say, "/stock/locks"), rows));
    }

    record InboundLine(
            String sku,
            String address,
            String location,
            String reference,
            String due,
            Badge state,
            String units,
            String received,
            String open) {}

    record InboundPage(List<Tab> tabs, List<InboundLine> rows, String first, String next) {}

    private View inbound(Visit visit) {
        var say = visit.say();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var page = desk.inventory().supply().arrivals(Optional.empty(), visit.asked("cursor"), ROWS);
        var today = say.now().atZone(Say.ZONE).toLocalDate();
        var rows = page.items().stream()
                .map(one -> new InboundLine(
                        one.arrival().sku().code(),
                        address(one.arrival().sku().code()),
                        catalog.location(one.arrival().location().code()),
                        one.arrival().reference(),
                        say.day(one.arrival().dueOn()),
                        one.open() == 0
                                ? new Badge(Tone.GOOD, say.t("inbound.come"))
                                : one.arrival().dueOn().isBefore(today)
                                        ? new Badge(Tone.WARN, say.t("inbound.late"))
                                        : new Badge(Tone.BUSY, say.t("inbound.coming")),
                        say.number(one.arrival().quantity().units()),
                        say.number(one.received()),
                        say.number(one.open())))
                .toList();
        return View.page(
                "inbound",
                "page",
                new InboundPage(
                        tabs(say, "/stock/inbound"),
                        rows,
                        visit.asked("cursor").isPresent() ? "/stock/inbound" : "",
                        page.cursor()
                                .map(cursor -> Address.of("/stock/inbound")
                                        .with("cursor", cursor)
                                        .toString())
                                .orElse("")));
    }
}
