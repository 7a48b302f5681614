package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.trade.api.KeepingOrders.OrderSheet;
import dev.zhanggui.application.trade.api.KeepingOrders.Raised;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Handling;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.SoldLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything about one order on one page, and the steps that lead on from where it stands. */
final class OrderSheetRoutes {
    private static final int AUDIT_ROWS = 20;
    private static final Set<OrderStep> WITH_FIELDS =
            Set.of(OrderStep.CANCEL, OrderStep.PROBLEM, OrderStep.RESOLVE, OrderStep.WEIGH);

    private final Zhanggui desk;

    OrderSheetRoutes(Zhanggui desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/orders/{store}/{no}", Permission.READ, visit -> page(visit, key(visit), Form.EMPTY, 200)),
                Route.form("/orders/{store}/{no}/steps/{step}", Permission.ORDERS, this::step));
    }

    /** A sold line, and what it is made of. */
    record SoldRow(
            int no,
            String title,
            String code,
            String parts,
            String quantity,
            String price,
            String amount,
            boolean isSale) {}

    /** What of it is promised, and where. */
    record PromisedRow(String sku, String address, String location, String quantity, String available) {}

    record ScanRow(String at, String status, String text) {}

    record PassageRow(String at, String exact, String text, String actor, String cause) {}

    record AuditLine(String at, String actor, String action, String why, long row) {}

    record Fact(String name, String value) {}

    /** @param plain steps that need nothing but a click */
    record SheetPage(
            String address,
            String store,
            String no,
            List<Badge> badges,
            Optional<Clock> clock,
            Optional<Clock> auditBy,
            String problem,
            String action,
            String note,
            String owner,
            List<SoldRow> lines,
            String total,
            List<Fact> facts,
            List<PromisedRow> promised,
            String reservation,
            List<String> reasons,
            List<ScanRow> scans,
            String tracking,
            List<PassageRow> passages,
            List<AuditLine> audit,
            List<Choice> plain,
            Set<OrderStep> open,
            List<Choice> problemKinds,
            long version,
            Form form,
            boolean mayStep) {

        boolean isOpen(String step) {
            return open.stream().anyMatch(one -> Facts.camel(one.name()).equals(step));
        }
    }

    private static OrderKey key(Visit visit) {
        var store = visit.part("store");
        var no = visit.part("no");
        if (!CallerId.isValid(store) || !CallerId.isValid(no)) {
            throw Stop.notFound();
        }
        var key = new OrderKey(new StoreId(store), new OrderNo(no));
        visit.mustReach(key.store());
        return key;
    }

    private View page(Visit visit, OrderKey key, Form form, int status) {
        var sheet = desk.trade().orders().order(key).orElseThrow(Stop::notFound);
        return new View.Html(status, "order", Map.of("page", page(visit, sheet, form)));
    }

    private SheetPage page(Visit visit, OrderSheet sheet, Form form) {
        var say = visit.say();
        var order = sheet.order();
        var catalog = Catalog.of(desk.inventory().shelves(), visit);
        var problem = order.problem();
        var next = order.next();
        var shipping = order.content().shipping();
        var tracking = shipping.map(OrderContent.Shipping::trackingNo).orElse("");
        boolean waits = order.state().isOpen() && !order.history();
        return new SheetPage(
                OrderRoutes.address(order.key().store().code(), order.key().no().code()),
                catalog.store(order.key().store().code()),
                order.key().no().code(),
                badges(order, say),
                order.promised().filter(any -> waits).map(promised -> say.clock(promised.shipBy())),
                order.promised()
                        .filter(any -> waits && next.contains(OrderStep.AUDIT))
                        .flatMap(promised -> promised.auditBy())
                        .map(say::clock),
                problem.map(one -> kind(one.kind(), say)).orElse(""),
                problem.map(one -> say.sentence(
                                "order-action."
                                        + Facts.camel(one.kind().action().name()),
                                Map.of(),
                                ""))
                        .orElse(""),
                problem.map(OrderProblem::note).orElse(""),
                problem.map(OrderProblem::owner).map(say::word).orElse(""),
                order.content().lines().stream()
                        .map(line -> sold(line, sheet, say))
                        .toList(),
                total(order, say),
                facts(order, say),
                promised(sheet, say, catalog),
                sheet.reservation()
                        .map(one -> one.id().code() + " · " + say.word(one.state()))
                        .orElse(""),
                order.promised().stream()
                        .flatMap(promised -> promised.reasons().stream())
                        .map(say::reason)
                        .toList(),
                tracking.isEmpty()
                        ? List.of()
                        : desk.inventory().supply().scans(tracking).stream()
                                .map(scan -> scan(scan, say))
                                .toList(),
                tracking,
                passages(order, say),
                audit(visit, order),
                next.stream()
                        .filter(step -> !WITH_FIELDS.contains(step))
                        .map(step -> new Choice(Facts.camel(step.name()), say.word(step)))
                        .toList(),
                Set.copyOf(next),
                raisable(say),
                order.version(),
                form,
                visit.may(Permission.ORDERS));
    }

    private static List<Badge> badges(Order order, Say say) {
        var badges = new ArrayList<Badge>();
        badges.add(new Badge(Tone.of(order.state()), say.word(order.state())));
        order.problem().ifPresent(problem -> badges.add(new Badge(Tone.BAD, kind(problem.kind(), say))));
        if (order.history()) {
            badges.add(new Badge(Tone.PLAIN, say.t("order.history")));
        }
        return badges;
    }

    private static String kind(OrderProblem.Kind kind, Say say) {
        var word = Facts.camel(kind.name());
        return say.sentence("order-problem." + word, Map.of(), word);
    }

    private static List<Choice> raisable(Say say) {
        return Arrays.stream(OrderProblem.Kind.values())
                .filter(kind -> !kind.isFound())
                .map(kind -> new Choice(Facts.camel(kind.name()), kind(kind, say)))
                .toList();
    }

    private static SoldRow sold(SoldLine line, OrderSheet sheet, Say say) {
        var code = line.sku()
                .map(sku -> sku.code())
                .or(line::merchantCode)
                .or(line::itemSku)
                .or(line::item)
                .orElse("–");
        var parts = sheet.parts().byLine().getOrDefault(line.no(), List.of()).stream()
                .map(part -> part.sku() + " × " + say.number(part.units()))
                .collect(Collectors.joining(", "));
        return new SoldRow(
                line.no(),
                line.title().isEmpty() ? code : line.title(),
                code,
                parts,
                say.number(line.quantity().units()),
                line.unitPrice().amount().toPlainString(),
                say.money(line.amount()),
                line.kind() == SoldLine.Kind.SALE);
    }

    private static String total(Order order, Say say) {
        return order.content().lines().stream()
                .map(line -> line.amount().currency())
                .findFirst()
                .or(() -> order.content().freight().map(Money::currency))
                .map(currency -> say.money(order.total(currency)))
                .orElse("–");
    }

    private static List<Fact> facts(Order order, Say say) {
        var content = order.content();
        var times = content.times();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(say.t("orders.placed"), say.time(times.placed())));
        add(facts, say, "orders.paid", times.paid());
        add(facts, say, "order.picked", order.handling().picked());
        add(facts, say, "order.packed", order.handling().packed());
        order.handling()
                .weightGrams()
                .ifPresent(grams -> facts.add(new Fact(say.t("order.weight"), say.number(grams) + " g")));
        add(facts, say, "order.shipped", times.shipped());
        add(facts, say, "order.collected", times.collected());
        add(facts, say, "order.signed", times.signed());
        add(facts, say, "order.closed", times.closed());
        var to = content.destination();
        var place = (to.province() + " " + to.city() + " " + to.district()).strip();
        facts.add(new Fact(say.t("orders.place"), place.isEmpty() ? "–" : place));
        content.buyer().ifPresent(buyer -> facts.add(new Fact(say.t("order.buyer"), buyer.code())));
        content.freight().ifPresent(freight -> facts.add(new Fact(say.t("order.freight"), say.money(freight))));
        content.paid().ifPresent(paid -> facts.add(new Fact(say.t("order.paid-amount"), say.money(paid))));
        text(facts, say.t("order.buyer-note"), content.buyerNote());
        text(facts, say.t("order.seller-note"), content.sellerNote());
        content.shipping()
                .ifPresent(by -> text(facts, say.t("order.carrier"), (by.carrier() + " " + by.trackingNo()).strip()));
        return facts;
    }

    private static void add(List<Fact> facts, Say say, String key, Optional<Instant> at) {
        at.ifPresent(when -> facts.add(new Fact(say.t(key), say.time(when))));
    }

    private static void text(List<Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }

    private List<PromisedRow> promised(OrderSheet sheet, Say say, Catalog catalog) {
        return sheet.reservation().stream()
                .flatMap(reservation -> reservation.lines().stream())
                .map(line -> new PromisedRow(
                        line.sku().code(),
                        StockRoutes.address(line.sku().code()),
                        catalog.location(line.location().code()),
                        say.number(line.quantity().units()),
                        desk.inventory()
                                .asking()
                                .availability(line.sku(), Optional.empty())
                                .fold(found -> say.number(found.available()), refused -> "–")))
                .toList();
    }

    private static ScanRow scan(ParcelScan scan, Say say) {
        return new ScanRow(
                say.time(scan.at()),
                say.has("scan." + scan.status()) ? say.t("scan." + scan.status()) : scan.status(),
                (scan.place() + " " + scan.text()).strip());
    }

    private List<PassageRow> passages(Order order, Say say) {
        var rows = new ArrayList<PassageRow>();
        for (var passage : desk.trade().views().passages(order.key())) {
            var word = passage.step().equals("taken") || passage.step().equals("told")
                    ? say.t("passage." + passage.step())
                    : say.word(passage.step());
            var text = passage.from() == passage.to()
                    ? word
                    : word + " · " + say.word(passage.from()) + " → " + say.word(passage.to());
            rows.add(
                    0,
                    new PassageRow(
                            say.near(passage.at()), passage.at().toString(), text, passage.actor(), passage.cause()));
        }
        return rows;
    }

    private List<AuditLine> audit(Visit visit, Order order) {
        if (!visit.may(Permission.AUDIT)) {
            return List.of();
        }
        var filter = new AuditViews.Filter(
                Optional.of("order"), Optional.of(order.key().toString()), Optional.empty());
        return desk.auditViews().changes(filter, Optional.empty(), AUDIT_ROWS).items().stream()
                .map(row -> new AuditLine(visit.say().near(row.at()), row.actor(), row.action(), row.why(), row.row()))
                .toList();
    }

    // Steps.

    private View step(Visit visit) {
        var key = key(visit);
        var step = Arrays.stream(OrderStep.values())
                .filter(one -> Facts.camel(one.name()).equals(visit.part("step")))
                .findFirst()
                .orElseThrow(Stop::notFound);
        var form = visit.form();
        var weight = weight(form, step, visit.say());
        if (form.isFaulty()) {
            return page(visit, key, form, 422);
        }
        var command = new Step(
                visit.actor(),
                key,
                step,
                Numbers.whole(form.value("version")).stream().boxed().findFirst(),
                Optional.empty(),
                step == OrderStep.PROBLEM ? Optional.of(raised(form)) : Optional.empty(),
                weight,
                form.text("why").orElse(""));
        return desk.trade()
                .orders()
                .step(command)
                .<View>fold(
                        after -> View.to(
                                OrderRoutes.address(key.store().code(), key.no().code()),
                                visit.say()
                                        .t("order.stepped", "step", visit.say().word(step))),
                        refused -> {
                            form.complain("step", visit.say().refusal(refused));
                            return page(visit, key, form, 422);
                        });
    }

    private static Optional<Integer> weight(Form form, OrderStep step, Say say) {
        if (step != OrderStep.WEIGH) {
            return Optional.empty();
        }
        var grams = Numbers.whole(form.value("weight"));
        if (grams.isEmpty() || grams.getAsLong() < 1 || grams.getAsLong() > Handling.WEIGHT_GRAMS_MAX) {
            form.complain("weight", say.t("form.whole", "least", 1, "most", say.number(Handling.WEIGHT_GRAMS_MAX)));
            return Optional.empty();
        }
        return Optional.of((int) grams.getAsLong());
    }

    private static Raised raised(Form form) {
        var kind = OrderSearch.problem(form.value("kind")).orElse(OrderProblem.Kind.OTHER);
        return new Raised(kind, form.text("note").orElse(""), form.text("owner").orElse(kind.department()));
    }
}
