package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.api.ReservingStock.Held;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.RefusedLine;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused;
import dev.zhanggui.domain.inventory.ReservationRefused.UnknownReservation;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Promises of stock: held, committed, released, shipped. */
final class ReservationRoutes {
    private static final Map<String, Asked.Mode> MODES = Words.of(Asked.Mode.values());

    private final ReservingStock reserving;
    private final KeepingCatalog catalog;
    private final Reach reach;

    ReservationRoutes(Inventory inventory, KeepingTokens tokens) {
        this.reserving = inventory.reserving();
        this.catalog = inventory.catalog();
        this.reach = new Reach(tokens);
    }

    List<Route> rows() {
        return List.of(
                Route.put("reserve", "/api/v1/reservations/{id}")
                        .needs(Permission.RESERVATIONS)
                        .takes(ReserveRequest.class)
                        .answers(201, ReservationAnswer.class)
                        .answers(200, ReservationAnswer.class)
                        .refuses(ReservationRefused.class)
                        .example("/api/v1/reservations/R-1001", """
                                {"store": "tmall-1", "lines": [{"sku": "T-1", "quantity": 2}], "order": "20261111-1"}""")
                        .by(this::reserve),
                Route.get("reservation", "/api/v1/reservations/{id}")
                        .needs(Permission.READ)
                        .answers(200, ReservationAnswer.class)
                        .refuses(UnknownReservation.class)
                        .example("/api/v1/reservations/R-1001")
                        .by(this::reservation),
                resolving("commit", reserving::commit),
                resolving("release", reserving::release),
                resolving("ship", reserving::ship),
                Route.post("reserveMany", "/api/v1/reservations/batch")
                        .needs(Permission.RESERVATIONS)
                        .takesLinesOf(ReservationBatch.Item.class)
                        .answersLinesOf(ReservationBatch.Result.class)
                        .example("/api/v1/reservations/batch", """
                                {"id": "R-2001", "store": "tmall-1", "lines": [{"sku": "T-1", "quantity": 1}]}
                                {"id": "R-2002", "store": "tmall-1", "lines": [{"sku": "T-1", "quantity": 3}]}
                                """)
                        .by(new ReservationBatch(reserving, this::zoneOf)::reserveMany));
    }

    private Route resolving(String verb, Function<Resolve, Decision<Reservation, ReservationRefused>> resolve) {
        return Route.post(verb, "/api/v1/reservations/{id}/" + verb)
                .needs(Permission.RESERVATIONS)
                .answers(200, ReservationAnswer.class)
                .refuses(ReservationRefused.class)
                .onceByKey()
                .example("/api/v1/reservations/R-1001/" + verb)
                .by(call -> {
                    var command = new Resolve(call.actor(), call.id("id", ReservationId::isValid, ReservationId::new));
                    return () -> resolve.apply(command).fold(after -> answered(after, 200, List.of()), Reply::refused);
                });
    }

    /** What is asked to be held. {@code destination} is taken along for routing. */
    record ReserveRequest(
            StoreId store,
            @AtLeastOne List<LineRequest> lines,
            Optional<DestinationRequest> destination,
            Optional<Instant> expiresAt,
            Optional<Asked.Mode> mode,
            Optional<OrderRef> order) {

        static ReserveRequest read(Fields in, Function<StoreId, ZoneId> zoneOf) {
            var store = in.id("store", StoreId::new);
            return new ReserveRequest(
                    store,
                    in.list("lines", 1, Asked.CALLER_LINES_MAX, LineRequest::read),
                    in.inner("destination").map(DestinationRequest::read),
                    in.time("expiresAt", () -> zoneOf.apply(store)),
                    in.oneOf("mode", MODES),
                    in.optionalId("order", OrderRef::new));
        }

        Reserve command(Actor actor, ReservationId id) {
            var asked = new Asked(
                    store,
                    order,
                    mode.orElse(Asked.Mode.ALL),
                    lines.stream().map(LineRequest::asked).toList());
            return new Reserve(actor, id, asked, expiresAt);
        }
    }

    /** One line; with a location it is placed there or refused. */
    record LineRequest(Sku sku, Quantity quantity, Optional<LocationId> location) {

        static LineRequest read(Fields in) {
            return new LineRequest(
                    in.id("sku", Sku::new), in.quantity("quantity", 1), in.optionalId("location", LocationId::new));
        }

        AskedLine asked() {
            return new AskedLine(sku, quantity, location);
        }
    }

    /** Where the buyer is. */
    record DestinationRequest(
            Optional<String> province, Optional<BigDecimal> latitude, Optional<BigDecimal> longitude) {

        static DestinationRequest read(Fields in) {
            return new DestinationRequest(
                    in.text("province", 100),
                    in.decimal("latitude", BigDecimal.valueOf(-90), BigDecimal.valueOf(90)),
                    in.decimal("longitude", BigDecimal.valueOf(-180), BigDecimal.valueOf(180)));
        }
    }

    /**
     * @param resolvedAt when it was committed, released or shipped, or expired
     * @param refused in best effort, in the answer that created it: what could not be held
     */
    record ReservationAnswer(
            ReservationId id,
            StoreId store,
            Optional<OrderRef> order,
            Asked.Mode mode,
            ReservationState state,
            List<ReservedLine> lines,
            Instant expiresAt,
            Optional<Instant> resolvedAt,
            List<RefusedLine> refused) {}

    private Supplier<Reply> reserve(Call call) {
        var id = call.id("id", ReservationId::isValid, ReservationId::new);
        var command = call.body(in -> ReserveRequest.read(in, this::zoneOf)).command(call.actor(), id);
        return () -> new Reply.Later<>(
                reserving.beginReserve(command), decision -> decision.fold(ReservationRoutes::held, Reply::refused));
    }

    private static Reply held(Held held) {
        return answered(held.reservation(), held.repeated() ? 200 : 201, held.refused());
    }

    private static Reply answered(Reservation found, int status, List<RefusedLine> refused) {
        var answer = new ReservationAnswer(
                found.id(),
                found.asked().store(),
                found.asked().order(),
                found.asked().mode(),
                found.state(),
                found.lines(),
                found.expiresAt(),
                found.resolvedAt(),
                refused);
        return Reply.of(status == 201, answer).tagged(tag(found));
    }

    /** A hold ends, and may be lengthened, without a new version. */
    private static String tag(Reservation found) {
        return "\"" + found.version() + "-" + found.state().ordinal()
                + Long.toHexString(found.expiresAt().toEpochMilli()) + "\"";
    }

    private Supplier<Reply> reservation(Call call) {
        var id = call.id("id", ReservationId::isValid, ReservationId::new);
        return () -> {
            var found = reserving.reservation(id);
            if (found.isEmpty()) {
                return Reply.refused(new UnknownReservation(id));
            }
            reach.check(call, Permission.READ, found.get().asked().store());
            return answered(found.get(), 200, List.of());
        };
    }

    private ZoneId zoneOf(StoreId store) {
        return catalog.store(store).map(found -> found.value().zone()).orElse(Times.SHANGHAI);
    }
}
