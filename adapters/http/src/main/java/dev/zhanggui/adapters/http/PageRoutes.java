package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.application.inventory.api.TakingRows.Take;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.domain.inventory.PageDifference;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What stores' pages show, and where they are wrong. */
final class PageRoutes {
    private static final Pattern CURSOR = Pattern.compile("d([0-9]{1,9})");

    private final Inventory inventory;
    private final Reach reach;

    PageRoutes(Inventory inventory, KeepingTokens tokens) {
        this.inventory = inventory;
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.put("putPageStock", "/api/v1/stock/page-stock")
                        .needs(Permission.STOCK)
                        .takes(PagesRequest.class)
                        .answers(200, TakenAnswer.class)
                        .refuses(RowsRefused.class)
                        .example("/api/v1/stock/page-stock", """
                                {"items": [{"store": "tmall-1", "sku": "T-1", "shown": 120,
                                            "at": "2026-11-01T09:00:00+08:00"}]}""")
                        .by(this::put),
                Route.get("pageStock", "/api/v1/stock/page-stock")
                        .needs(Permission.READ)
                        .asks("store", "cursor", "limit")
                        .answers(200, PagesAnswer.class)
                        .example("/api/v1/stock/page-stock?store=tmall-1")
                        .by(this::shown),
                Route.get("pageDifferences", "/api/v1/stock/page-differences")
                        .needs(Permission.READ)
                        .asks("store", "cursor", "limit")
                        .answers(200, DifferencesAnswer.class)
                        .answersText(Csv.TYPE)
                        .mayBe(ProblemKind.UNKNOWN_STORE)
                        .example("/api/v1/stock/page-differences?store=tmall-1")
                        .by(this::differences));
    }

    /** What pages show, as seen at a time. */
    record PagesRequest(@AtLeastOne List<ShownRequest> items) {

        static PagesRequest read(Fields in) {
            return new PagesRequest(in.list("items", 1, TakingRows.CHUNK_MAX, ShownRequest::read));
        }
    }

    record ShownRequest(StoreId store, Sku sku, @FromZero Quantity shown, Instant at) {

        static ShownRequest read(Fields in) {
            return new ShownRequest(
                    in.id("store", StoreId::new),
                    in.id("sku", Sku::new),
                    in.quantity("shown", 0),
                    in.requiredTime("at", () -> Times.SHANGHAI));
        }
    }

    private Supplier<Reply> put(Call call) {
        var rows = call.body(PagesRequest::read).items().stream()
                .map(item -> new ShownStock(item.store(), item.sku(), item.shown(), item.at()))
                .toList();
        return () -> inventory
                .rows()
                .take(new Take(call.actor(), "", new Rows.Pages(rows)))
                .fold(taken -> Reply.ok(TakenAnswer.of(taken, call.language())), Reply::refused);
    }

    private StoreId store(Call call) {
        var store = call.parameterId("store", StoreId::new)
                .orElseThrow(() -> Call.wrongParameter("store", "required", Map.of()));
        reach.check(call, Permission.READ, store);
        return store;
    }

    /** The newest of each SKU. */
    record PagesAnswer(List<ShownStock> items, Optional<String> cursor) {}

    private Supplier<Reply> shown(Call call) {
        var store = store(call);
        var cursor = call.parameter("cursor");
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        return () -> {
            var page = inventory.supply().shown(store, cursor, limit);
            return Reply.ok(new PagesAnswer(page.items(), page.cursor()));
        };
    }

    /**
     * @param toPublish what the page is to show
     * @param correction by how many units it is to change
     * @param units by how many units it is wrong, as its risk counts them
     */
    record DifferenceAnswer(
            StoreId store,
            Sku sku,
            long shown,
            Instant shownAt,
            long available,
            long toPublish,
            long correction,
            PageDifference.Risk risk,
            long units) {

        static DifferenceAnswer of(PageDifference found) {
            return new DifferenceAnswer(
                    found.store(),
                    found.sku(),
                    found.shown(),
                    found.shownAt(),
                    found.available(),
                    found.toPublish(),
                    found.toPublish() - found.shown(),
                    found.risk(),
                    found.units());
        }
    }

    /** The worst first. */
    record DifferencesAnswer(List<DifferenceAnswer> items, Optional<String> cursor) {}

    private Supplier<Reply> differences(Call call) {
        var store = store(call);
        int from = call.parameter("cursor").map(PageRoutes::place).orElse(0);
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        return () -> {
            var found = inventory.pages().differences(store);
            if (found.isEmpty()) {
                return Reply.no(ProblemKind.UNKNOWN_STORE);
            }
            return Listed.isCsv(call)
                    ? new Reply.Streamed(Csv.TYPE, out -> writeSyncFile(found.get(), out))
                    : page(found.get(), from, limit);
        };
    }

    private static int place(String cursor) {
        var matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw new StockViews.BadCursor(cursor);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** The order may change between two pages as stock moves: whoever needs one moment takes the file. */
    private static Reply page(List<PageDifference> all, int from, int limit) {
        int to = (int) Math.min((long) from + limit, all.size());
        var items = all.subList(Math.min(from, to), to).stream()
                .map(DifferenceAnswer::of)
                .toList();
        return Reply.ok(new DifferencesAnswer(items, to < all.size() ? Optional.of("d" + to) : Optional.empty()));
    }

    /** What to send to the platform: the quantity is what the page is to show. */
    private static void writeSyncFile(List<PageDifference> all, OutputStream out) throws IOException {
        try (var csv = new Csv(out)) {
            csv.row(List.of("store", "sku", "quantity", "shown", "shown_at", "available", "risk"));
            for (var one : all) {
                csv.row(List.of(
                        one.store(),
                        one.sku(),
                        one.toPublish(),
                        one.shown(),
                        one.shownAt(),
                        one.available(),
                        Facts.camel(one.risk().name())));
            }
        }
    }
}
