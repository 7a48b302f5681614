package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.AskingStock.Availability;
import dev.zhanggui.application.inventory.api.AskingStock.LocationStock;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.MovingStock;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.MovingStock.Booked;
import dev.zhanggui.application.inventory.api.MovingStock.Transfer;
import dev.zhanggui.application.inventory.views.StockViews.MovementRow;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Shortage;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.inventory.UnknownSku;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stock as it moves, and what of it may be sold. */
final class StockRoutes {
    private static final int WHY_LENGTH_MAX = 500;

    private final Inventory inventory;
    private final MovingStock moving;
    private final Reach reach;

    StockRoutes(Inventory inventory, KeepingTokens tokens) {
        this.inventory = inventory;
        this.reach = new Reach(tokens);
        this.moving = inventory.moving();
    }

    List<Route> rows() {
        return List.of(
                Route.post("receiveStock", "/api/v1/stock/receipts")
                        .needs(Permission.STOCK)
                        .takes(BookRequest.class)
                        .answers(201, MovementAnswer.class)
                        .refuses(StockRefused.class)
                        .onceByKey()
                        .example("/api/v1/stock/receipts", """
                                {"location": "hangzhou", "sku": "T-1", "quantity": 100, "reference": "PO-7"}""")
                        .by(call -> book(call, 1, moving::receive, StockRoutes::received)),
                Route.get("availability", "/api/v1/stock/{sku}/availability")
                        .needs(Permission.READ)
                        .asks("store")
                        .answers(200, AvailabilityAnswer.class)
                        .refuses(StockRefused.class)
                        .example("/api/v1/stock/T-1/availability?store=tmall-1")
                        .by(this::availability),
                Route.get("movements", "/api/v1/stock/{sku}/movements")
                        .needs(Permission.READ)
                        .asks("cursor", "limit")
                        .answers(200, MovementsAnswer.class)
                        .refuses(UnknownSku.class)
                        .example("/api/v1/stock/T-1/movements?limit=20")
                        .by(this::movements),
                Route.post("count", "/api/v1/stock/counts")
                        .needs(Permission.STOCK)
                        .takes(CountRequest.class)
                        .answers(201, BookedAnswer.class)
                        .refuses(StockRefused.class)
                        .onceByKey()
                        .example("/api/v1/stock/counts", """
                                {"location": "hangzhou", "sku": "T-1", "quantity": 98, "reference": "盘点-3", "why": "月度盘点"}""")
                        .by(call -> book(call, 0, moving::count, StockRoutes::booked)),
                Route.post("transfer", "/api/v1/stock/transfers")
                        .needs(Permission.STOCK)
                        .takes(TransferRequest.class)
                        .answers(201, BookedAnswer.class)
                        .refuses(StockRefused.class)
                        .onceByKey()
                        .example("/api/v1/stock/transfers", """
                                {"sku": "T-1", "from": "hangzhou", "to": "shop-1", "quantity": 5, "reference": "TR-1"}""")
                        .by(this::transfer),
                Route.post("writeOff", "/api/v1/stock/write-offs")
                        .needs(Permission.STOCK)
                        .takes(BookRequest.class)
                        .answers(201, BookedAnswer.class)
                        .refuses(StockRefused.class)
                        .onceByKey()
                        .example("/api/v1/stock/write-offs", """
                                {"location": "hangzhou", "sku": "T-1", "quantity": 2, "why": "破损"}""")
                        .by(call -> book(call, 1, moving::writeOff, StockRoutes::booked)),
                Route.post("returnStock", "/api/v1/stock/returns")
                        .needs(Permission.STOCK)
                        .takes(BookRequest.class)
                        .answers(201, BookedAnswer.class)
                        .refuses(StockRefused.class)
                        .onceByKey()
                        .example("/api/v1/stock/returns", """
                                {"location": "hangzhou", "sku": "T-1", "quantity": 1, "reference": "RMA-1"}""")
                        .by(call -> book(call, 1, moving::takeBack, StockRoutes::booked)));
    }

    /** Units of one SKU that came to one place, or left it. */
    record BookRequest(
            LocationId location, Sku sku, Quantity quantity, Optional<String> reference, Optional<String> why) {

        static BookRequest read(Fields in, int least) {
            return new BookRequest(
                    in.id("location", LocationId::new),
                    in.id("sku", Sku::new),
                    in.quantity("quantity", least),
                    Optional.of(in.note("reference", Movement.REFERENCE_LENGTH_MAX)),
                    Optional.of(in.note("why", WHY_LENGTH_MAX)));
        }
    }

    /** Units of one SKU that were found in one place; none is a count too. */
    record CountRequest(
            LocationId location,
            Sku sku,
            @FromZero Quantity quantity,
            Optional<String> reference,
            Optional<String> why) {}

    /** One line of the stock ledger; the quantity is signed. */
    record MovementAnswer(
            Sku sku, Instant at, Movement.Kind kind, LocationId location, long quantity, String reference) {

        static MovementAnswer of(Movement movement) {
            return new MovementAnswer(
                    movement.sku(),
                    movement.at(),
                    movement.kind(),
                    movement.location(),
                    movement.units(),
                    movement.reference());
        }
    }

    /**
     * @param items the movements that were booked
     * @param moved promises that are now kept from another shelf
     * @param uncovered promises that no shelf can keep
     */
    record BookedAnswer(
            List<MovementAnswer> items, long shortBy, List<Shortage.Move> moved, List<Shortage.Uncovered> uncovered) {}

    private static Object received(Booked booked) {
        return MovementAnswer.of(booked.movements().get(0));
    }

    private static Object booked(Booked booked) {
        return new BookedAnswer(
                booked.movements().stream().map(MovementAnswer::of).toList(),
                booked.shortBy(),
                booked.shortage().moves(),
                booked.shortage().uncovered());
    }

    private static Supplier<Reply> book(
            Call call,
            int least,
            Function<Book, Decision<Booked, StockRefused>> book,
            Function<Booked, Object> answer) {
        var request = call.body(in -> BookRequest.read(in, least));
        var command = new Book(
                call.actor(),
                request.sku(),
                request.location(),
                request.quantity(),
                request.reference().orElse(""),
                request.why().orElse(""));
        return () -> book.apply(command).fold(booked -> Reply.created(answer.apply(booked)), Reply::refused);
    }

    /** Units of one SKU that change their place. */
    record TransferRequest(
            Sku sku,
            LocationId from,
            LocationId to,
            Quantity quantity,
            Optional<String> reference,
            Optional<String> why) {

        static TransferRequest read(Fields in) {
            return new TransferRequest(
                    in.id("sku", Sku::new),
                    in.id("from", LocationId::new),
                    in.id("to", LocationId::new),
                    in.quantity("quantity", 1),
                    Optional.of(in.note("reference", Movement.REFERENCE_LENGTH_MAX)),
                    Optional.of(in.note("why", WHY_LENGTH_MAX)));
        }
    }

    private Supplier<Reply> transfer(Call call) {
        var request = call.body(TransferRequest::read);
        var command = new Transfer(
                call.actor(),
                request.sku(),
                request.from(),
                request.to(),
                request.quantity(),
                request.reference().orElse(""),
                request.why().orElse(""));
        return () -> moving.transfer(command).fold(booked -> Reply.created(booked(booked)), Reply::refused);
    }

    /**
     * @param available the largest reservation that would be accepted now
     * @param toPublish what the store's page may show
     * @param nextInbound when more is expected
     */
    record AvailabilityAnswer(
            Sku sku,
            Optional<StoreId> store,
            long available,
            long toPublish,
            List<PlaceAnswer> locations,
            Optional<Instant> nextInbound,
            Instant asOf) {

        static AvailabilityAnswer of(Availability found) {
            return new AvailabilityAnswer(
                    found.sku(),
                    found.store(),
                    found.available(),
                    found.toPublish(),
                    found.locations().stream().map(PlaceAnswer::of).toList(),
                    found.nextInbound(),
                    found.asOf());
        }
    }

    /** Stock at one location; {@code short} says by how much promises exceed what lies there. */
    record PlaceAnswer(
            LocationId location,
            long onHand,
            long held,
            long committed,
            long safety,
            long available,

            @JsonProperty("short") long shortBy) {

        static PlaceAnswer of(LocationStock place) {
            return new PlaceAnswer(
                    place.location(),
                    place.onHand(),
                    place.held(),
                    place.committed(),
                    place.safety(),
                    place.available(),
                    place.shortBy());
        }
    }

    private Supplier<Reply> availability(Call call) {
        var sku = call.id("sku", Sku::new);
        var store = call.parameterId("store", StoreId::new);
        reach.check(call, Permission.READ, store);
        return () -> inventory
                .asking()
                .availability(sku, store)
                .fold(found -> Reply.ok(AvailabilityAnswer.of(found)), Reply::refused);
    }

    /** The movements of a SKU, the oldest first. */
    record MovementsAnswer(List<MovementRow> items, Optional<String> cursor) {}

    private Supplier<Reply> movements(Call call) {
        var sku = call.id("sku", Sku::new);
        var cursor = call.parameter("cursor");
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        return () -> inventory
                .views()
                .movements(sku, cursor, limit)
                .<Reply>map(page -> Reply.ok(new MovementsAnswer(page.items(), page.cursor())))
                .orElseGet(() -> Reply.refused(new UnknownSku(sku)));
    }
}
