package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.adapters.http.ReservationRoutes.DestinationRequest;
import dev.zhanggui.adapters.http.ReservationRoutes.LineRequest;
import dev.zhanggui.adapters.http.ReservationRoutes.ReserveRequest;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.api.ReservingStock.Held;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Many reservations in one request, each for itself; what is wrong with one does not touch the others. */
final class ReservationBatch {
    private static final int BYTES_PER_RESULT = 96;

    private final ReservingStock reserving;
    private final Function<StoreId, ZoneId> zoneOf;

    ReservationBatch(ReservingStock reserving, Function<StoreId, ZoneId> zoneOf) {
        this.reserving = reserving;
        this.zoneOf = zoneOf;
    }

    /** One line of the request. */
    record Item(
            ReservationId id,
            StoreId store,
            @AtLeastOne List<LineRequest> lines,
            Optional<DestinationRequest> destination,
            Optional<Instant> expiresAt,
            Optional<Asked.Mode> mode,
            Optional<OrderRef> order) {}

    /**
     * One line of the answer.
     *
     * @param id as far as it could be read
     * @param status that the item alone would have had
     */
    record Result(Optional<String> id, int status, Optional<ReservationState> state, Optional<ObjectNode> problem) {}

    /** What was read of one item: a command, or why not. */
    private record Read(Optional<String> id, Optional<Reserve> command, Optional<Problem> problem) {}

    Supplier<Reply> reserveMany(Call call) {
        var read = Items.of(call.body()).stream().map(item -> read(item, call)).toList();
        return () -> {
            var commands = read.stream().flatMap(one -> one.command().stream()).toList();
            var decisions = reserving.reserveEach(commands).iterator();
            var out = new ByteArrayOutputStream(read.size() * BYTES_PER_RESULT);
            for (var one : read) {
                var result = one.problem().isPresent()
                        ? no(one.id(), one.problem().get(), call.language(), Problems.newTraceId())
                        : result(one, decisions.next(), call.language());
                out.writeBytes(Json.write(result));
                out.write('\n');
            }
            return new Reply.Ready(200, Reply.NDJSON, out.toByteArray());
        };
    }

    private Read read(Object item, Call call) {
        if (item instanceof Problem problem) {
            return new Read(Optional.empty(), Optional.empty(), Optional.of(problem));
        }
        var node = (JsonNode) item;
        var named =
                Optional.ofNullable(node.get("id")).filter(JsonNode::isTextual).map(JsonNode::textValue);
        var complaints = new Fields.Complaints();
        var in = new Fields(node, "", complaints);
        var id = in.id("id", ReservationId::new);
        var request = ReserveRequest.read(in, zoneOf);
        return complaints.errors().isEmpty()
                ? new Read(named, Optional.of(request.command(call.actor(), id)), Optional.empty())
                : new Read(named, Optional.empty(), Optional.of(Problems.invalid(complaints.errors())));
    }

    private static Result result(Read item, Supplier<Decision<Held, ReservationRefused>> decision, Language language) {
        var traceId = Problems.newTraceId();
        try {
            return decision.get()
                    .fold(
                            held -> new Result(
                                    item.id(),
                                    held.repeated() ? 200 : 201,
                                    Optional.of(held.reservation().state()),
                                    Optional.empty()),
                            refusal -> no(item.id(), Problems.of(refusal), language, traceId));
        } catch (RuntimeException e) {
            return no(item.id(), Problems.of(e, traceId), language, traceId);
        }
    }

    private static Result no(Optional<String> id, Problem problem, Language language, String traceId) {
        return new Result(
                id, problem.status(), Optional.empty(), Optional.of(Problems.tree(problem, language, traceId)));
    }
}
