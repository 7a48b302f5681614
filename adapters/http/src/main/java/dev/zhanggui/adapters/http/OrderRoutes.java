package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.KeepingBuyers;
import dev.zhanggui.application.trade.api.KeepingOrders;
import dev.zhanggui.application.trade.api.KeepingOrders.OrderSheet;
import dev.zhanggui.application.trade.api.KeepingOrders.Put;
import dev.zhanggui.application.trade.api.KeepingOrders.Raised;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.application.trade.views.OrderViews.OrderFilter;
import dev.zhanggui.application.trade.views.OrderViews.OrderRow;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Handling;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.OrderStep;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Orders: taken down, brought forward, listed. */
final class OrderRoutes {
    private static final String ORDER = "/api/v1/orders/{store}/{orderNo}";
    private static final String EXAMPLE = "/api/v1/orders/tmall-1/20261111-7";
    private static final Map<String, OrderStep> STEPS = Words.of(OrderStep.values());
    private static final Map<String, OrderState> STATES = Words.of(OrderState.values());
    private static final Map<String, OrderProblem.Kind> PROBLEMS = Words.of(OrderProblem.Kind.values());
    private static final int WHY_LENGTH_MAX = 500;

    private final KeepingOrders orders;
    private final OrderViews views;
    private final KeepingBuyers buyers;
    private final KeepingCatalog catalog;
    private final Reach reach;

    OrderRoutes(Zhanggui desk) {
        this.orders = desk.trade().orders();
        this.views = desk.trade().views();
        this.buyers = desk.buyers();
        this.catalog = desk.inventory().catalog();
        this.reach = new Reach(desk.tokens());
    }

    List<Route> rows() {
        return List.of(
                Route.put("putOrder", ORDER)
                        .needs(Permission.ORDERS)
                        .takes(OrderRequest.class)
                        .answers(201, OrderAnswer.class)
                        .answers(200, OrderAnswer.class)
                        .refuses(OrderRefused.class)
                        .example(EXAMPLE, """
                                {"lines": [{"sku": "T-1", "quantity": 2,
                                            "unitPrice": {"amount": "99.00", "currency": "CNY"},
                                            "discount": {"amount": "10.00", "currency": "CNY"}}],
                                 "placedAt": "2026-11-01T09:30:00+08:00", "paidAt": "2026-11-01T09:31:00+08:00",
                                 "destination": {"province": "浙江省", "city": "杭州市"},
                                 "freight": {"amount": "6.00", "currency": "CNY"}, "buyerNote": "请发顺丰"}""")
                        .by(this::putOrder),
                Route.get("order", ORDER)
                        .needs(Permission.READ)
                        .answers(200, OrderAnswer.class)
                        .refuses(OrderRefused.UnknownOrder.class)
                        .example(EXAMPLE)
                        .by(this::order),
                Route.post("orderStep", ORDER + "/steps/{step}")
                        .needs(Permission.ORDERS)
                        .takes(StepRequest.class)
                        .answers(200, OrderAnswer.class)
                        .refuses(OrderRefused.class)
                        .mayBe(ProblemKind.NOT_FOUND)
                        .onceByKey()
                        .example(EXAMPLE + "/steps/audit", "{\"why\": \"地址完整\"}")
                        .by(this::step),
                Route.post("putOrders", "/api/v1/orders/batch")
                        .needs(Permission.ORDERS)
                        .takesLinesOf(OrderBatch.OrderItem.class)
                        .answersLinesOf(OrderBatch.OrderResult.class)
                        .example("/api/v1/orders/batch", OrderBatch.EXAMPLE)
                        .by(new OrderBatch(orders, this::zoneOf)::putOrders),
                Route.get("listOrders", "/api/v1/orders")
                        .needs(Permission.READ)
                        .asks("store", "state", "problem", "from", "to", "sort", "fields", "cursor", "limit")
                        .answers(200, OrdersAnswer.class)
                        .answersText(Listed.CSV)
                        .example("/api/v1/orders?store=tmall-1&state=paid,audited&limit=20")
                        .by(this::list),
                Route.get("orderCounts", "/api/v1/orders/counts")
                        .needs(Permission.READ)
                        .asks("store")
                        .answers(200, CountsAnswer.class)
                        .example("/api/v1/orders/counts?store=tmall-1")
                        .by(this::counts));
    }

    private OrderKey key(Call call) {
        return new OrderKey(call.id("store", StoreId::new), call.id("orderNo", OrderNo::new));
    }

    private ZoneId zoneOf(StoreId store) {
        return catalog.store(store).map(found -> found.value().zone()).orElse(Times.SHANGHAI);
    }

    private Supplier<Reply> putOrder(Call call) {
        var key = key(call);
        var request = call.body(in -> OrderRequest.read(in, () -> zoneOf(key.store())));
        return () -> {
            var expected = call.expected(
                    () -> orders.order(key).map(sheet -> sheet.order().version()));
            return orders.put(request.command(call.actor(), key, expected))
                    .fold(put -> answered(put, call), Reply::refused);
        };
    }

    private Reply answered(Put put, Call call) {
        return Reply.of(put.change() == Change.CREATED, answer(put.sheet(), call))
                .tagged(put.sheet().order().version());
    }

    private OrderAnswer answer(OrderSheet sheet, Call call) {
        var key = sheet.order().key();
        var recipient = Optional.ofNullable(buyers.masked(List.of(key)).get(key));
        return OrderAnswer.of(sheet, recipient, views.passages(key), call.language());
    }

    private Supplier<Reply> order(Call call) {
        var key = key(call);
        reach.check(call, Permission.READ, key.store());
        return () -> orders.order(key)
                .<Reply>map(sheet ->
                        Reply.ok(answer(sheet, call)).tagged(sheet.order().version()))
                .orElseGet(() -> Reply.refused(new OrderRefused.UnknownOrder(key)));
    }

    /**
     * What goes with a step.
     *
     * @param at when it happened, where that was not now
     * @param kind of the problem, for the step that raises one, with {@code note} and {@code owner}
     * @param weightGrams for the step that weighs
     */
    record StepRequest(
            Optional<Instant> at,
            Optional<OrderProblem.Kind> kind,
            Optional<String> note,
            Optional<String> owner,
            Optional<Integer> weightGrams,
            Optional<String> why) {
        private static final StepRequest NOTHING = new StepRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        static StepRequest read(Fields in, Supplier<ZoneId> zone) {
            return new StepRequest(
                    in.time("at", zone),
                    in.oneOf("kind", PROBLEMS),
                    in.text("note", OrderProblem.NOTE_LENGTH_MAX),
                    in.text("owner", OrderProblem.OWNER_LENGTH_MAX),
                    in.whole("weightGrams", 0, Handling.WEIGHT_GRAMS_MAX),
                    in.text("why", WHY_LENGTH_MAX));
        }

        Optional<Raised> raised() {
            return kind.or(() -> note.map(text -> OrderProblem.Kind.OTHER))
                    .map(one -> new Raised(one, note.orElse(""), owner.orElse("")));
        }
    }

    private Supplier<Reply> step(Call call) {
        var key = key(call);
        var request = call.body().length == 0
                ? StepRequest.NOTHING
                : call.body(in -> StepRequest.read(in, () -> zoneOf(key.store())));
        var step = STEPS.get(call.name("step"));
        if (step == null) {
            throw Problem.of(ProblemKind.NOT_FOUND).stop();
        }
        return () -> {
            var expected = call.expected(
                    () -> orders.order(key).map(sheet -> sheet.order().version()));
            var command = new Step(
                    call.actor(),
                    key,
                    step,
                    expected,
                    request.at(),
                    request.raised(),
                    request.weightGrams(),
                    request.why().orElse(""));
            return orders.step(command)
                    .fold(
                            sheet -> Reply.ok(answer(sheet, call))
                                    .tagged(sheet.order().version()),
                            Reply::refused);
        };
    }

    /** Orders by placing time, the newest first where {@code sort} does not say otherwise. */
    record OrdersAnswer(List<OrderRow> items, Optional<String> cursor) {}

    private Supplier<Reply> list(Call call) {
        var filter = filter(call);
        var listed = new Listed<OrderRow>(OrderRow.class, (cursor, limit) -> views.orders(filter, cursor, limit));
        return () -> listed.reply(call);
    }

    /** A token for some stores sees only theirs. */
    private OrderFilter filter(Call call) {
        var stores = stores(call);
        Supplier<ZoneId> zone =
                () -> stores.size() == 1 ? zoneOf(stores.iterator().next()) : Times.SHANGHAI;
        var problem = call.parameter("problem");
        boolean any = problem.filter("any"::equals).isPresent();
        var kind = any ? Optional.<OrderProblem.Kind>empty() : problem.map(word -> oneOf("problem", word, PROBLEMS));
        var states = new ArrayList<OrderState>();
        call.parameter("state")
                .ifPresent(
                        text -> List.of(text.split(",", -1)).forEach(word -> states.add(oneOf("state", word, STATES))));
        var sort = call.parameter("sort").orElse("-placedAt");
        if (!sort.equals("placedAt") && !sort.equals("-placedAt")) {
            throw Call.wrongParameter("sort", "one-of", Map.of("words", List.of("placedAt", "-placedAt")));
        }
        return new OrderFilter(
                stores,
                Set.copyOf(states),
                kind,
                any,
                time(call, "from", zone),
                time(call, "to", zone),
                sort.equals("-placedAt"));
    }

    private Set<StoreId> stores(Call call) {
        var store = call.parameterId("store", StoreId::new);
        store.ifPresent(one -> reach.check(call, Permission.READ, one));
        return store.map(Set::of).orElseGet(() -> call.actor().authority().stores(Permission.READ));
    }

    private static <T> T oneOf(String name, String word, Map<String, T> words) {
        var found = words.get(word);
        if (found == null) {
            throw Call.wrongParameter(
                    name,
                    "one-of",
                    Map.of("words", words.keySet().stream().sorted().toList()));
        }
        return found;
    }

    private static Optional<Instant> time(Call call, String name, Supplier<ZoneId> zone) {
        return call.parameter(name).map(text -> {
            try {
                return Times.read(text, zone);
            } catch (DateTimeException e) {
                throw Call.wrongParameter(name, "time", Map.of());
            }
        });
    }

    /** How many orders there are in each state, and with a problem. */
    record CountsAnswer(List<CountAnswer> items, long problems) {}

    record CountAnswer(OrderState state, long orders) {}

    private Supplier<Reply> counts(Call call) {
        var stores = stores(call);
        return () -> {
            var counts = views.counts(stores);
            var items = List.of(OrderState.values()).stream()
                    .map(state -> new CountAnswer(state, counts.byState().getOrDefault(state, 0L)))
                    .toList();
            return Reply.ok(new CountsAnswer(items, counts.problems()));
        };
    }
}
