package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.adapters.http.OrderRequest.BuyerRequest;
import dev.zhanggui.adapters.http.OrderRequest.PlaceRequest;
import dev.zhanggui.adapters.http.OrderRequest.SoldLineRequest;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.KeepingOrders;
import dev.zhanggui.application.trade.api.KeepingOrders.Put;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderState;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Many orders in one request, each for itself; what is wrong with one does not touch the others. */
final class OrderBatch {
    static final String EXAMPLE = """
            {"store": "tmall-1", "orderNo": "20261111-8", "placedAt": "2026-11-01T09:30:00+08:00", "lines": [{"sku": "T-1", "quantity": 1, "unitPrice": {"amount": "99.00"}}]}
            {"store": "tmall-1", "orderNo": "20261111-9", "placedAt": "2026-11-01T09:31:00+08:00", "lines": [{"sku": "T-1", "quantity": 1, "unitPrice": {"amount": "99.00"}}]}
            """;
    private static final int BYTES_PER_RESULT = 96;

    private final KeepingOrders orders;
    private final Function<StoreId, ZoneId> zoneOf;

    OrderBatch(KeepingOrders orders, Function<StoreId, ZoneId> zoneOf) {
        this.orders = orders;
        this.zoneOf = zoneOf;
    }

    /**
     * One line of the request: an order with its store and number.
     *
     * @param version that the caller saw, where the order exists and changes
     */
    record OrderItem(
            StoreId store,
            OrderNo orderNo,
            Optional<Integer> version,
            @AtLeastOne List<SoldLineRequest> lines,
            Instant placedAt,
            Optional<Instant> paidAt,
            Optional<OrderState> state,
            Optional<BuyerRequest> buyer,
            Optional<PlaceRequest> destination,
            Optional<Money> freight,
            Optional<Money> paid,
            Optional<String> buyerNote,
            Optional<String> sellerNote) {}

    /**
     * One line of the answer.
     *
     * @param store as far as it could be read, and so the number
     * @param status that the order alone would have had
     * @param standing the problem that the order carries
     */
    record OrderResult(
            Optional<String> store,
            Optional<String> orderNo,
            int status,
            Optional<OrderState> state,
            Optional<OrderProblem.Kind> standing,
            Optional<Long> version,
            Optional<ObjectNode> problem) {}

    private record Read(
            Optional<String> store, Optional<String> orderNo, Optional<PutOrder> command, Optional<Problem> problem) {}

    Supplier<Reply> putOrders(Call call) {
        var read = Items.of(call.body()).stream().map(item -> read(item, call)).toList();
        return () -> {
            var commands = read.stream().flatMap(one -> one.command().stream()).toList();
            var decisions = orders.putEach(commands).iterator();
            var out = new ByteArrayOutputStream(read.size() * BYTES_PER_RESULT);
            for (var one : read) {
                var result = one.problem().isPresent()
                        ? no(one, one.problem().get(), call.language(), Problems.newTraceId())
                        : result(one, decisions.next(), call.language());
                out.writeBytes(Json.write(result));
                out.write('\n');
            }
            return new Reply.Ready(200, Reply.NDJSON, out.toByteArray());
        };
    }

    private Read read(Object item, Call call) {
        if (item instanceof Problem problem) {
            return new Read(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(problem));
        }
        var node = (JsonNode) item;
        var complaints = new Fields.Complaints();
        var in = new Fields(node, "", complaints);
        var key = new OrderKey(in.id("store", StoreId::new), in.id("orderNo", OrderNo::new));
        var version = in.whole("version", 1, Integer.MAX_VALUE).map(Integer::longValue);
        var request = OrderRequest.read(in, () -> zoneOf.apply(key.store()));
        return complaints.errors().isEmpty()
                ? new Read(
                        text(node, "store"),
                        text(node, "orderNo"),
                        Optional.of(request.command(call.actor(), key, version)),
                        Optional.empty())
                : new Read(
                        text(node, "store"),
                        text(node, "orderNo"),
                        Optional.empty(),
                        Optional.of(Problems.invalid(complaints.errors())));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static OrderResult result(Read item, Supplier<Decision<Put, OrderRefused>> decision, Language language) {
        var traceId = Problems.newTraceId();
        try {
            return decision.get()
                    .fold(put -> done(item, put), refusal -> no(item, Problems.of(refusal), language, traceId));
        } catch (RuntimeException e) {
            return no(item, Problems.of(e, traceId), language, traceId);
        }
    }

    private static OrderResult done(Read item, Put put) {
        var order = put.sheet().order();
        return new OrderResult(
                item.store(),
                item.orderNo(),
                put.change() == Change.CREATED ? 201 : 200,
                Optional.of(order.state()),
                order.problem().map(OrderProblem::kind),
                Optional.of(order.version()),
                Optional.empty());
    }

    private static OrderResult no(Read item, Problem problem, Language language, String traceId) {
        return new OrderResult(
                item.store(),
                item.orderNo(),
                problem.status(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Problems.tree(problem, language, traceId)));
    }
}
