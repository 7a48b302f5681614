package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderContent.Shipping;
import dev.zhanggui.domain.trade.OrderContent.Times;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.PersonalData;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An order as a caller tells it.
 *
 * @param state paid where it is left out and {@code paidAt} is given, else placed
 * @param notes the team's own note, where {@code sellerNote} does not give it
 */
record OrderRequest(
        @AtLeastOne List<SoldLineRequest> lines,
        Instant placedAt,
        Optional<Instant> paidAt,
        Optional<Instant> shippedAt,
        Optional<Instant> collectedAt,
        Optional<Instant> signedAt,
        Optional<Instant> closedAt,
        Optional<OrderState> state,
        Optional<BuyerRequest> buyer,
        Optional<PlaceRequest> destination,
        Optional<Money> freight,
        Optional<Money> paid,
        Optional<String> buyerNote,
        Optional<String> sellerNote,
        Optional<String> notes,
        Optional<Instant> shipBy,
        Optional<String> carrier,
        Optional<String> trackingNo,
        Optional<LocationId> location,
        Optional<String> why) {
    private static final Map<String, OrderState> STATES = Words.of(OrderState.values());
    private static final Map<String, SoldLine.Kind> KINDS = Words.of(SoldLine.Kind.values());
    private static final int TEXT_LENGTH_MAX = 200;
    private static final int ADDRESS_LENGTH_MAX = 500;

    static OrderRequest read(Fields in, Supplier<ZoneId> zone) {
        var lines = in.list("lines", 1, OrderContent.LINES_MAX, SoldLineRequest::read);
        var numbers = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (!numbers.add(lines.get(i).numberOr(i + 1))) {
                in.wrong("lines", "twice");
            }
        }
        return new OrderRequest(
                lines,
                in.requiredTime("placedAt", zone),
                in.time("paidAt", zone),
                in.time("shippedAt", zone),
                in.time("collectedAt", zone),
                in.time("signedAt", zone),
                in.time("closedAt", zone),
                in.oneOf("state", STATES),
                BuyerRequest.read(in),
                in.inner("destination").map(PlaceRequest::read),
                in.money("freight"),
                in.money("paid"),
                in.text("buyerNote", OrderContent.NOTE_LENGTH_MAX),
                in.text("sellerNote", OrderContent.NOTE_LENGTH_MAX),
                in.text("notes", OrderContent.NOTE_LENGTH_MAX),
                in.time("shipBy", zone),
                in.text("carrier", TEXT_LENGTH_MAX),
                in.text("trackingNo", TEXT_LENGTH_MAX),
                in.optionalId("location", LocationId::new),
                in.text("why", TEXT_LENGTH_MAX));
    }

    PutOrder command(Actor actor, OrderKey key, Optional<Long> expected) {
        return new PutOrder(actor, content(key), buyer.map(BuyerRequest::buyer), expected, why.orElse(""));
    }

    private OrderContent content(OrderKey key) {
        var numbered = new ArrayList<SoldLine>();
        for (int i = 0; i < lines.size(); i++) {
            numbered.add(lines.get(i).line(i + 1));
        }
        numbered.sort(Comparator.comparing(SoldLine::no));
        boolean shipping = carrier.isPresent() || trackingNo.isPresent() || location.isPresent();
        return new OrderContent(
                key,
                numbered,
                state.orElse(paidAt.isPresent() ? OrderState.PAID : OrderState.PLACED),
                new Times(placedAt, paidAt, shippedAt, collectedAt, signedAt, closedAt),
                Optional.empty(),
                destination.map(PlaceRequest::destination).orElse(Destination.UNKNOWN),
                freight,
                paid,
                buyerNote.orElse(""),
                sellerNote.or(() -> notes).orElse(""),
                shipBy,
                shipping
                        ? Optional.of(new Shipping(carrier.orElse(""), trackingNo.orElse(""), location))
                        : Optional.empty());
    }

    /** One line as it was sold: by the desk's SKU, or by what the platform knows. */
    record SoldLineRequest(
            Optional<Integer> lineNo,
            Optional<SoldLine.Kind> kind,
            Optional<Sku> sku,
            Optional<String> item,
            Optional<String> itemSku,
            Optional<String> merchantCode,
            Optional<String> title,
            Quantity quantity,
            UnitPrice unitPrice,
            Optional<Money> discount) {

        static SoldLineRequest read(Fields in) {
            var line = new SoldLineRequest(
                    in.whole("lineNo", 1, Integer.MAX_VALUE),
                    in.oneOf("kind", KINDS),
                    in.optionalId("sku", Sku::new),
                    in.text("item", Listing.CODE_LENGTH_MAX),
                    in.text("itemSku", Listing.CODE_LENGTH_MAX),
                    in.text("merchantCode", Listing.CODE_LENGTH_MAX),
                    in.text("title", Listing.Page.TEXT_LENGTH_MAX),
                    in.quantity("quantity", 1),
                    in.requiredPrice("unitPrice"),
                    in.money("discount"));
            line.check(in);
            return line;
        }

        private void check(Fields in) {
            if (sku.isEmpty() && item.isEmpty() && itemSku.isEmpty() && merchantCode.isEmpty() && !in.has("sku")) {
                in.wrong("sku", "required");
            }
            boolean tooMuch = discount.filter(less -> !less.currency().equals(unitPrice.currency())
                            || less.minorUnits() > unitPrice.times(quantity).minorUnits())
                    .isPresent();
            if (tooMuch) {
                in.wrong("discount", "amount");
            }
        }

        int numberOr(int position) {
            return lineNo.orElse(position);
        }

        SoldLine line(int position) {
            var whole = unitPrice.times(quantity);
            var amount = discount.map(whole::minus).orElse(whole);
            var what = kind.orElse(SoldLine.Kind.SALE);
            boolean back = what == SoldLine.Kind.CREDIT || what == SoldLine.Kind.LOSS;
            return new SoldLine(
                    numberOr(position),
                    what,
                    sku,
                    item,
                    itemSku,
                    merchantCode,
                    title.orElse(""),
                    quantity,
                    unitPrice,
                    discount,
                    back ? Money.zero(amount.currency()).minus(amount) : amount);
        }
    }

    /** The buyer as the platform knows it; a bare text is the id. */
    record BuyerRequest(
            String id, Optional<String> nick, Optional<String> name, Optional<String> phone, Optional<String> address) {

        static Optional<BuyerRequest> read(Fields in) {
            var given = in.raw("buyer");
            if (given != null && given.isTextual()) {
                return in.text("buyer", TEXT_LENGTH_MAX)
                        .map(id -> new BuyerRequest(
                                id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            }
            return in.inner("buyer")
                    .map(one -> new BuyerRequest(
                            one.requiredText("id", TEXT_LENGTH_MAX),
                            one.text("nick", TEXT_LENGTH_MAX),
                            one.text("name", TEXT_LENGTH_MAX),
                            one.text("phone", TEXT_LENGTH_MAX),
                            one.text("address", ADDRESS_LENGTH_MAX)));
        }

        Buyer buyer() {
            return new Buyer(id, new PersonalData(nick, name, phone, address));
        }
    }

    /** Where it goes, as far as it tells nobody's door. */
    record PlaceRequest(
            Optional<String> province,
            Optional<String> city,
            Optional<String> district,
            Optional<BigDecimal> latitude,
            Optional<BigDecimal> longitude) {

        static PlaceRequest read(Fields in) {
            var place = new PlaceRequest(
                    in.text("province", 100),
                    in.text("city", 100),
                    in.text("district", 100),
                    in.decimal("latitude", BigDecimal.valueOf(-90), BigDecimal.valueOf(90)),
                    in.decimal("longitude", BigDecimal.valueOf(-180), BigDecimal.valueOf(180)));
            if (in.has("latitude") != in.has("longitude")) {
                in.wrong(in.has("latitude") ? "longitude" : "latitude", "required");
            }
            return place;
        }

        Destination destination() {
            boolean point = latitude.isPresent() && longitude.isPresent();
            return new Destination(
                    province.orElse(""),
                    city.orElse(""),
                    district.orElse(""),
                    point ? latitude.map(BigDecimal::doubleValue) : Optional.empty(),
                    point ? longitude.map(BigDecimal::doubleValue) : Optional.empty());
        }
    }
}
