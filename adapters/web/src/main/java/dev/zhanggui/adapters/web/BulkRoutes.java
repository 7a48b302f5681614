package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step with many orders: shown first, before and after, with those that it will pass over; then done. */
final class BulkRoutes {
    static final int ORDERS_MAX = 500;
    static final List<OrderStep> STEPS = List.of(
            OrderStep.AUDIT,
            OrderStep.ALLOCATE,
            OrderStep.PICK,
            OrderStep.PACK,
            OrderStep.SHIP,
            OrderStep.SIGN,
            OrderStep.CLOSE,
            OrderStep.RESOLVE);

    private final Zhanggui desk;

    BulkRoutes(Zhanggui desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.form("/orders/bulk", Permission.ORDERS, this::preview),
                Route.form("/orders/bulk/done", Permission.ORDERS, this::done));
    }

    /**
     * @param version that is seen now: the step is taken from there only
     * @param passedOver why the step will not be taken, or was not
     */
    record Row(
            String key,
            String address,
            String no,
            Badge before,
            Optional<Badge> after,
            String passedOver,
            long version) {}

    /** @param done whether it has happened */
    record BulkPage(
            String step, String stepWord, List<Row> rows, long taken, long passedOver, boolean done, String back) {}

    private View preview(Visit visit) {
        var step = step(visit);
        var rows = new ArrayList<Row>();
        for (var key : keys(visit)) {
            desk.trade().orders().order(key).ifPresent(sheet -> {
                var order = sheet.order();
                var before = new Badge(Tone.of(order.state()), visit.say().word(order.state()));
                boolean goes = order.next().contains(step);
                var after = step.to().orElse(order.state());
                rows.add(new Row(
                        text(key),
                        OrderRoutes.address(key.store().code(), key.no().code()),
                        key.no().code(),
                        before,
                        goes ? Optional.of(new Badge(Tone.of(after), visit.say().word(after))) : Optional.empty(),
                        goes ? "" : visit.say().t("bulk.not-from-here"),
                        order.version()));
            });
        }
        return page(visit, step, rows, false);
    }

    private View done(Visit visit) {
        var step = step(visit);
        var rows = new ArrayList<Row>();
        for (var key : keys(visit)) {
            var expected = Numbers.whole(visit.form().value("version " + text(key)));
            var command = new Step(
                    visit.actor(),
                    key,
                    step,
                    expected.isPresent() ? Optional.of(expected.getAsLong()) : Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    visit.form().text("why").orElse(""));
            var before = desk.trade().orders().order(key);
            if (before.isEmpty()) {
                continue;
            }
            var state = before.get().order().state();
            var was = new Badge(Tone.of(state), visit.say().word(state));
            var address = OrderRoutes.address(key.store().code(), key.no().code());
            rows.add(desk.trade()
                    .orders()
                    .step(command)
                    .fold(
                            after -> new Row(
                                    text(key),
                                    address,
                                    key.no().code(),
                                    was,
                                    Optional.of(new Badge(
                                            Tone.of(after.order().state()),
                                            visit.say().word(after.order().state()))),
                                    "",
                                    after.order().version()),
                            refused -> new Row(
                                    text(key),
                                    address,
                                    key.no().code(),
                                    was,
                                    Optional.empty(),
                                    visit.say().refusal(refused),
                                    0)));
        }
        return page(visit, step, rows, true);
    }

    private static View page(Visit visit, OrderStep step, List<Row> rows, boolean done) {
        long taken = rows.stream().filter(row -> row.after().isPresent()).count();
        var back = visit.form().text("back").filter(LookRoutes::isOurs).orElse("/orders");
        return View.page(
                "bulk",
                Map.of(
                        "page",
                        new BulkPage(
                                Facts.camel(step.name()),
                                visit.say().word(step),
                                rows,
                                taken,
                                rows.size() - taken,
                                done,
                                back)));
    }

    private static OrderStep step(Visit visit) {
        return STEPS.stream()
                .filter(one -> Facts.camel(one.name()).equals(visit.form().value("step")))
                .findFirst()
                .orElseThrow(Stop::notFound);
    }

    /** A store's code and an order's number, with a blank between. */
    private static String text(OrderKey key) {
        return key.store() + " " + key.no();
    }

    private static List<OrderKey> keys(Visit visit) {
        var keys = new ArrayList<OrderKey>();
        for (var text : visit.form().all("order")) {
            int blank = text.indexOf(' ');
            if (blank > 0 && keys.size() < ORDERS_MAX) {
                var store = text.substring(0, blank);
                var no = text.substring(blank + 1);
                if (CallerId.isValid(store) && CallerId.isValid(no) && visit.reaches(new StoreId(store))) {
                    keys.add(new OrderKey(new StoreId(store), new OrderNo(no)));
                }
            }
        }
        return keys;
    }
}
