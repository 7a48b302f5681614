package dev.zhanggui.bootstrap.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.bootstrap.DeskPlace;
import dev.zhanggui.bootstrap.RunningDesk;
import dev.zhanggui.bootstrap.bench.TaobaoExport.As;
import dev.zhanggui.bootstrap.bench.TaobaoExport.Sale;
import dev.zhanggui.bootstrap.bench.TaobaoExport.State;
import dev.zhanggui.domain.roles.Authority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A platform's export on an empty desk, over HTTP: orders come from the order list, their lines from the detail list;
 * they reserve, are promised by the platform's rule, and those at risk are listed with it; unknown items wait with one
 * problem and are resolved by one link. Each fact is printed, and one that does not hold ends in exit code 1.
 */
@Command(name = "orders", mixinStandardHelpOptions = true)
final class OrderRehearsal implements Callable<Integer> {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String SHOP = "/stores/shop";
    private static final int STOCK_UNITS = 100_000;
    private static final int SCARCE_UNITS = 1;
    private static final int BUNDLE_UNITS = 2;
    private static final Duration AHEAD = Duration.ofHours(24);

    @Option(names = "--orders", description = "How many orders are made up (default: 2000).")
    private int orders = 2_000;

    @Option(names = "--seed", description = "The same seed makes the same orders (default: 1).")
    private long seed = 1;

    @Option(names = "--as", description = "csv (GB18030, the default), xlsx or zip.")
    private String as = "csv";

    @Option(names = "--data", description = "An empty folder for the desk (default: a temporary one).")
    private Path folder = Path.of("");

    private final Map<LocalDate, Long> hours = new HashMap<>();
    private int failed;

    @Override
    public Integer call() throws IOException {
        try (var scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir")))) {
            var place = folder.toString().isEmpty() ? scratch.path() : folder.toAbsolutePath();
            try (var running = RunningDesk.open(new DeskPlace(place, null), 0)) {
                var token = running.desk()
                        .tokens()
                        .create(new KeepingTokens.Create(Stocked.ACTOR, "rehearsal", Authority.ALL, Optional.empty()))
                        .orThrow()
                        .secret();
                rehearse(new DayDesk(running.port(), token));
            }
        }
        System.out.println(failed == 0 ? "every fact holds" : failed + " facts do not hold");
        return failed == 0 ? CommandLine.ExitCode.OK : 1;
    }

    private void rehearse(DayDesk desk) throws IOException {
        var at = Instant.now();
        var export = new TaobaoExport(orders, seed, LocalDateTime.ofInstant(at, SHANGHAI));
        open(desk);
        listed(desk, export);
        detailed(desk, export);
        promised(desk, export);
        atRisk(desk, export, at);
        linked(desk, export);
        sentAgain(desk, export);
    }

    private void open(DayDesk desk) {
        desk.tell("PUT", "/locations/hangzhou", "{\"kind\": \"warehouse\"}");
        desk.tell("PUT", SHOP, "{\"platform\": \"tmall\", \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\"}");
        // Nothing of the store's own: the platform's rule alone is the promise.
        desk.tell(
                "PUT",
                SHOP + "/order-settings",
                "{\"promiseHours\": 0, \"sameDay\": false, \"auditLeadMinutes\": 120}");
        for (var code : TaobaoExport.CODES) {
            stock(desk, code, STOCK_UNITS);
        }
        stock(desk, TaobaoExport.SCARCE, SCARCE_UNITS);
    }

    private static void stock(DayDesk desk, String sku, int units) {
        desk.tell("PUT", "/skus/" + sku, "{\"title\": \"tea\"}");
        desk.tell(
                "POST",
                "/stock/receipts",
                "{\"location\": \"hangzhou\", \"sku\": \"" + sku + "\", \"quantity\": " + units + "}");
    }

    private JsonNode send(DayDesk desk, List<List<String>> rows) throws IOException {
        var kind = As.valueOf(as.toUpperCase(Locale.ROOT));
        return desk.imported("?kind=orders&store=shop", kind.bytes("ExportOrderList", rows));
    }

    private void listed(DayDesk desk, TaobaoExport export) throws IOException {
        System.out.println("the order list");
        var job = send(desk, export.list(0));
        var result = job.path("result");
        agree("orders taken", result.path("created").asLong(), export.sales().size());
        agree("rows refused", result.path("refused").asLong(), 3);
        agree("notes and totals passed over", result.path("skipped").asLong(), 1);
        holds("read as", result.path("mapping").asText(), "taobao-orders-v2");
        if (!as.equals("xlsx")) {
            holds("written in", result.path("encoding").asText(), "GB18030");
        }
        var refused = desk.must("GET", "/imports/" + job.path("job").asText() + "/refused", "");
        var reasons = new TreeSet<String>();
        refused.path("items")
                .forEach(row -> reasons.add(row.path("column").asText() + " "
                        + row.path("reason").path("code").asText()));
        holds("why", reasons.toString(), "[订单创建时间 bad-date, 订单状态 unknown-word, 订单编号 number-in-exponent]");
        var sale = first(export, State.PAID);
        var order = order(desk, sale);
        holds(
                "an order whose lines are awaited comes to",
                order.path("total").path("amount").asText(),
                sale.paidAmount().toPlainString());
        agree(
                "orders of which a place is read",
                places(desk, export),
                export.sales().size());
    }

    private static Sale first(TaobaoExport export, State state) {
        return export.sales().stream()
                .filter(sale -> sale.state() == state && !sale.old())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode order(DayDesk desk, Sale sale) {
        return desk.must("GET", "/orders/shop/" + sale.no(), "");
    }

    private static long places(DayDesk desk, TaobaoExport export) {
        return export.sales().stream()
                .filter(sale -> {
                    var place = order(desk, sale).path("destination");
                    return place.path("province").asText().equals(sale.place().province())
                            && place.path("city").asText().equals(sale.place().city())
                            && place.path("district")
                                    .asText()
                                    .equals(sale.place().district());
                })
                .count();
    }

    private void detailed(DayDesk desk, TaobaoExport export) throws IOException {
        System.out.println("the detail list");
        var rows = export.lines();
        var result = send(desk, rows).path("result");
        agree("lines taken", result.path("updated").asLong(), rows.size() - 1L);
        agree("lines refused", result.path("refused").asLong(), 0);
        var unlinked = sold(export, TaobaoExport.UNLINKED);
        var scarce = sold(export, TaobaoExport.SCARCE);
        agree("orders that wait for an unknown item", problems(desk, "unknownItem"), unlinked);
        agree("orders out of stock", problems(desk, "outOfStock"), Math.max(0, scarce - SCARCE_UNITS));
        stands(desk, export, Set.of(TaobaoExport.UNLINKED), "units promised to orders");
    }

    private static long sold(TaobaoExport export, String code) {
        return export.sales().stream()
                .filter(Sale::promises)
                .filter(sale ->
                        sale.lines().stream().anyMatch(line -> line.code().equals(code)))
                .count();
    }

    private static long problems(DayDesk desk, String kind) {
        long count = 0;
        var query = "/orders?store=shop&problem=" + kind + "&limit=500";
        var page = desk.must("GET", query, "");
        count += page.path("items").size();
        while (page.path("cursor").isTextual()) {
            page = desk.must(
                    "GET",
                    query + "&cursor=" + DayDesk.encoded(page.path("cursor").asText()),
                    "");
            count += page.path("items").size();
        }
        return count;
    }

    /** The shelves against what was sold. Orders with these codes are not promised; all the others are, to the unit. */
    private void stands(DayDesk desk, TaobaoExport export, Set<String> waiting, String what) {
        var held = new TreeMap<String, Long>();
        var committed = new TreeMap<String, Long>();
        for (var sale : export.sales()) {
            boolean waits = sale.lines().stream().anyMatch(line -> waiting.contains(line.code()));
            if (sale.promises() && !waits) {
                var units = sale.state() == State.UNPAID ? held : committed;
                for (var line : sale.lines()) {
                    boolean bundle = line.code().equals(TaobaoExport.UNLINKED);
                    units.merge(
                            bundle ? TaobaoExport.CODES.get(0) : line.code(),
                            (long) line.units() * (bundle ? BUNDLE_UNITS : 1),
                            Long::sum);
                }
            }
        }
        for (var code : TaobaoExport.CODES) {
            var shelf = desk.must("GET", "/stock/" + code + "/availability?store=shop", "")
                    .path("locations")
                    .path(0);
            agree(what + ": " + code + " held", shelf.path("held").asLong(), held.getOrDefault(code, 0L));
            agree(
                    what + ": " + code + " committed",
                    shelf.path("committed").asLong(),
                    committed.getOrDefault(code, 0L));
            agree(what + ": " + code + " on hand", shelf.path("onHand").asLong(), STOCK_UNITS);
        }
    }

    /** Until when the platform's own rows say that a paid order must be on its way. */
    private Instant shipBy(DayDesk desk, Sale sale) {
        var paid = sale.paid().orElseThrow();
        long rule = hours.computeIfAbsent(
                paid.toLocalDate(),
                day -> desk.must("GET", "/rules/tmall/ship.hours?on=" + day, "")
                        .path("value")
                        .asLong());
        return paid.atZone(SHANGHAI).toInstant().plus(Duration.ofHours(rule));
    }

    private static List<Sale> open(TaobaoExport export) {
        return export.sales().stream()
                .filter(sale -> sale.state() == State.PAID && !sale.old())
                .toList();
    }

    private void promised(DayDesk desk, TaobaoExport export) {
        System.out.println("the promise");
        long kept = 0;
        for (var sale : open(export)) {
            var order = order(desk, sale);
            boolean byRule = false;
            for (var reason : order.path("reasons")) {
                byRule |= isTheRule(reason);
            }
            boolean same = Instant.parse(order.path("shipBy").asText()).equals(shipBy(desk, sale));
            kept += byRule && same ? 1 : 0;
        }
        agree("paid orders promised by the platform's rule", kept, open(export).size());
    }

    private static boolean isTheRule(JsonNode reason) {
        var facts = reason.path("facts");
        return reason.path("code").asText().startsWith("platform-rule")
                && facts.path("rule").asText().equals("ship.hours")
                && !facts.path("value").asText().isEmpty()
                && !facts.path("source").asText().isEmpty()
                && !facts.path("from").asText().isEmpty();
    }

    private void atRisk(DayDesk desk, TaobaoExport export, Instant at) {
        System.out.println("at risk");
        var expected = open(export).stream()
                .filter(sale -> shipBy(desk, sale).isBefore(at.plus(AHEAD)))
                .map(Sale::no)
                .collect(Collectors.toCollection(TreeSet::new));
        var listed = new TreeSet<String>();
        long byRule = 0;
        var items = desk.must("GET", "/orders/at-risk?store=shop&at=" + DayDesk.encoded(at.toString()), "")
                .path("items");
        for (var item : items) {
            listed.add(item.path("orderNo").asText());
            boolean told = false;
            for (var reason : item.path("reasons")) {
                told |= isTheRule(reason);
            }
            byRule += told ? 1 : 0;
        }
        agree("orders at risk", listed.size(), expected.size());
        agree("of which nobody is missing", listed.equals(expected) ? 1 : 0, 1);
        agree("with the rule that says so", byRule, expected.size());
    }

    private void linked(DayDesk desk, TaobaoExport export) {
        System.out.println("one link");
        var listing = desk.must(
                "PUT",
                SHOP + "/listings/spring",
                "{\"merchantCode\": " + DayDesk.quoted(TaobaoExport.UNLINKED) + ", \"parts\": [{\"sku\": \""
                        + TaobaoExport.CODES.get(0) + "\", \"quantity\": " + BUNDLE_UNITS + "}]}");
        agree("orders resolved by it", listing.path("resolved").asLong(), sold(export, TaobaoExport.UNLINKED));
        agree("orders that still wait", problems(desk, "unknownItem"), 0);
        stands(desk, export, Set.of(), "units promised since");
    }

    private void sentAgain(DayDesk desk, TaobaoExport export) throws IOException {
        System.out.println("the same files again");
        var list = send(desk, export.list(0)).path("result");
        agree(
                "orders unchanged",
                list.path("unchanged").asLong(),
                export.sales().size());
        var lines = export.lines();
        var detail = send(desk, lines).path("result");
        agree("lines unchanged", detail.path("unchanged").asLong(), lines.size() - 1L);
        var shorter = send(desk, export.list(1)).path("result").path("vanished");
        agree("orders that the next file leaves out", shorter.path("count").asLong(), 1);
        holds(
                "of which is",
                shorter.path("orders").path(0).asText(),
                export.sales().get(export.sales().size() - 1).no());
        stands(desk, export, Set.of(), "units promised still");
    }

    private void agree(String what, long found, long expected) {
        holds(what, Long.toString(found), Long.toString(expected));
    }

    private void holds(String what, String found, String expected) {
        boolean same = found.equals(expected);
        System.out.printf("  %-48s %s %s%n", what, found, same ? "✔" : "✘ expected " + expected);
        failed += same ? 0 : 1;
    }
}
