package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.application.inventory.api.TakingRows.Take;
import dev.zhanggui.application.inventory.views.SupplyViews;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lanes, expected arrivals and parcels: many put at once, and listed. */
final class SupplyRoutes {
    private final TakingRows taking;
    private final SupplyViews views;

    SupplyRoutes(Inventory inventory) {
        this.taking = inventory.rows();
        this.views = inventory.supply();
    }

    List<Route> rows() {
        return List.of(
                Route.put("putLanes", "/api/v1/lanes")
                        .needs(Permission.CATALOG)
                        .takes(LanesRequest.class)
                        .answers(200, TakenAnswer.class)
                        .refuses(RowsRefused.class)
                        .example("/api/v1/lanes", """
                                {"items": [{"location": "hangzhou", "carrier": "sf", "province": "浙江",
                                            "firstKg": 1, "firstPrice": {"amount": "12.00", "currency": "CNY"},
                                            "nextKg": 1, "nextPrice": {"amount": "2.00", "currency": "CNY"},
                                            "transitDays": 1, "ships": true}]}""")
                        .by(this::putLanes),
                Route.get("lanes", "/api/v1/lanes")
                        .needs(Permission.READ)
                        .asks("location", "cursor", "limit")
                        .answers(200, LanesAnswer.class)
                        .example("/api/v1/lanes?location=hangzhou")
                        .by(this::lanes),
                Route.put("putInbound", "/api/v1/stock/inbound")
                        .needs(Permission.STOCK)
                        .takes(InboundRequest.class)
                        .answers(200, TakenAnswer.class)
                        .refuses(RowsRefused.class)
                        .example("/api/v1/stock/inbound", """
                                {"items": [{"location": "hangzhou", "sku": "T-1", "quantity": 100,
                                            "dueOn": "2026-11-20", "reference": "PO-8"}]}""")
                        .by(this::putInbound),
                Route.get("inbound", "/api/v1/stock/inbound")
                        .needs(Permission.READ)
                        .asks("sku", "cursor", "limit")
                        .answers(200, InboundAnswer.class)
                        .example("/api/v1/stock/inbound?sku=T-1")
                        .by(this::inbound),
                Route.put("putScans", "/api/v1/parcels/{trackingNo}/scans")
                        .needs(Permission.STOCK)
                        .takes(ScansRequest.class)
                        .answers(200, TakenAnswer.class)
                        .refuses(RowsRefused.class)
                        .example("/api/v1/parcels/SF1234567890/scans", """
                                {"items": [{"at": "2026-11-12T20:15:00+08:00", "status": "collected",
                                            "place": "杭州西湖", "text": "快件已揽收"}]}""")
                        .by(this::putScans),
                Route.get("scans", "/api/v1/parcels/{trackingNo}/scans")
                        .needs(Permission.READ)
                        .answers(200, ScansAnswer.class)
                        .example("/api/v1/parcels/SF1234567890/scans")
                        .by(this::scans));
    }

    private Supplier<Reply> take(Call call, Rows rows) {
        return () -> taking.take(new Take(call.actor(), "", rows))
                .fold(taken -> Reply.ok(TakenAnswer.of(taken, call.language())), Reply::refused);
    }

    private static int limit(Call call) {
        return call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    }

    /** A lane that is put again replaces the one of the same location, carrier and province. */
    record LanesRequest(@AtLeastOne List<LaneRequest> items) {

        static LanesRequest read(Fields in) {
            return new LanesRequest(in.list("items", 1, TakingRows.CHUNK_MAX, LaneRequest::read));
        }
    }

    /**
     * @param transitDays from the day of shipping to the day of delivery
     * @param ships false where the carrier takes nothing there; true when left out
     */
    record LaneRequest(
            LocationId location,
            String carrier,
            String province,
            BigDecimal firstKg,
            Money firstPrice,
            BigDecimal nextKg,
            Money nextPrice,
            @FromZero int transitDays,
            Optional<Boolean> ships) {

        private static final Money NOTHING = Money.zero(Currency.getInstance("CNY"));

        static LaneRequest read(Fields in) {
            var first = in.requiredMoney("firstPrice").orElse(NOTHING);
            var next = in.requiredMoney("nextPrice").orElse(NOTHING);
            boolean both = in.has("firstPrice") && in.has("nextPrice");
            if (both && !first.currency().equals(next.currency())) {
                in.wrong("nextPrice", "one-currency");
            }
            return new LaneRequest(
                    in.id("location", LocationId::new),
                    in.requiredText("carrier", Lane.NAME_LENGTH_MAX),
                    in.requiredText("province", Lane.NAME_LENGTH_MAX),
                    weight(in, "firstKg"),
                    first,
                    weight(in, "nextKg"),
                    both ? next : Money.zero(first.currency()),
                    in.requiredWhole("transitDays", 0, Lane.DAYS_MAX),
                    Optional.of(!in.has("ships") || in.flag("ships")));
        }

        private static BigDecimal weight(Fields in, String name) {
            var kg = in.requiredDecimal(name);
            if (Lane.isWeight(kg)) {
                return kg;
            }
            if (in.has(name)) {
                in.wrong(name, "weight");
            }
            return BigDecimal.ONE;
        }

        Lane lane() {
            return new Lane(
                    location,
                    carrier,
                    province,
                    firstKg,
                    firstPrice,
                    nextKg,
                    nextPrice,
                    transitDays,
                    ships.orElse(true));
        }
    }

    private Supplier<Reply> putLanes(Call call) {
        var items = call.body(LanesRequest::read).items();
        return take(call, new Rows.Lanes(items.stream().map(LaneRequest::lane).toList()));
    }

    record LanesAnswer(List<Lane> items, Optional<String> cursor) {}

    private Supplier<Reply> lanes(Call call) {
        var location = call.parameterId("location", LocationId::new);
        var cursor = call.parameter("cursor");
        int limit = limit(call);
        return () -> {
            var page = views.lanes(location, cursor, limit);
            return Reply.ok(new LanesAnswer(page.items(), page.cursor()));
        };
    }

    /** An arrival that is put again replaces the one of the same location, SKU and reference. */
    record InboundRequest(@AtLeastOne List<ArrivalRequest> items) {

        static InboundRequest read(Fields in) {
            return new InboundRequest(in.list("items", 1, TakingRows.CHUNK_MAX, ArrivalRequest::read));
        }
    }

    /** @param dueOn the day where the location lies */
    record ArrivalRequest(
            LocationId location, Sku sku, @FromZero Quantity quantity, LocalDate dueOn, String reference) {

        static ArrivalRequest read(Fields in) {
            return new ArrivalRequest(
                    in.id("location", LocationId::new),
                    in.id("sku", Sku::new),
                    in.quantity("quantity", 0),
                    in.requiredDate("dueOn"),
                    in.requiredText("reference", Movement.REFERENCE_LENGTH_MAX));
        }

        Arrival arrival() {
            return new Arrival(location, sku, quantity, dueOn, reference);
        }
    }

    private Supplier<Reply> putInbound(Call call) {
        var items = call.body(InboundRequest::read).items();
        return take(
                call,
                new Rows.Arrivals(items.stream().map(ArrivalRequest::arrival).toList()));
    }

    /** @param open units that are still to come */
    record ArrivalAnswer(
            LocationId location,
            Sku sku,
            Quantity quantity,
            LocalDate dueOn,
            String reference,
            long received,
            long open) {

        static ArrivalAnswer of(Arrival.Expected expected) {
            var arrival = expected.arrival();
            return new ArrivalAnswer(
                    arrival.location(),
                    arrival.sku(),
                    arrival.quantity(),
                    arrival.dueOn(),
                    arrival.reference(),
                    expected.received(),
                    expected.open());
        }
    }

    record InboundAnswer(List<ArrivalAnswer> items, Optional<String> cursor) {}

    private Supplier<Reply> inbound(Call call) {
        var sku = call.parameterId("sku", Sku::new);
        var cursor = call.parameter("cursor");
        int limit = limit(call);
        return () -> {
            var page = views.arrivals(sku, cursor, limit);
            return Reply.ok(new InboundAnswer(
                    page.items().stream().map(ArrivalAnswer::of).toList(), page.cursor()));
        };
    }

    /** The same scan sent again is one. */
    record ScansRequest(@AtLeastOne List<ScanRequest> items) {

        static ScansRequest read(Fields in) {
            return new ScansRequest(in.list("items", 1, TakingRows.CHUNK_MAX, ScanRequest::read));
        }
    }

    /** What the carrier says of a parcel. */
    record ScanRequest(Instant at, String status, Optional<String> place, Optional<String> text) {

        static ScanRequest read(Fields in) {
            return new ScanRequest(
                    in.requiredTime("at", () -> Times.SHANGHAI),
                    in.requiredText("status", ParcelScan.STATUS_LENGTH_MAX),
                    Optional.of(in.note("place", ParcelScan.PLACE_LENGTH_MAX)),
                    Optional.of(in.note("text", ParcelScan.TEXT_LENGTH_MAX)));
        }

        ParcelScan scan(String trackingNo) {
            return new ParcelScan(trackingNo, at, status, place.orElse(""), text.orElse(""));
        }
    }

    private Supplier<Reply> putScans(Call call) {
        var no = call.id("trackingNo", text -> text);
        var items = call.body(ScansRequest::read).items();
        return take(
                call, new Rows.Scans(items.stream().map(item -> item.scan(no)).toList()));
    }

    /** Everything the parcel was seen at, as it happened. */
    record ScansAnswer(List<ParcelScan> items) {}

    private Supplier<Reply> scans(Call call) {
        var no = call.id("trackingNo", text -> text);
        return () -> Reply.ok(new ScansAnswer(views.scans(no)));
    }
}
