package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.Mapping.Flag;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderContent.Shipping;
import dev.zhanggui.domain.trade.OrderContent.Times;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.PersonalData;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an order: its columns once, which must agree on all of them, and a line of each row. */
final class OrderReading implements Taker.Reading<OrderReading.SentOrder> {
    private static final int STORE = index("store");
    private static final int ORDER_NO = index("order_no");
    private static final int PLACED_AT = index("placed_at");
    private static final int PAID_AT = index("paid_at");
    private static final int SHIPPED_AT = index("shipped_at");
    private static final int COLLECTED_AT = index("collected_at");
    private static final int SIGNED_AT = index("signed_at");
    private static final int CLOSED_AT = index("closed_at");
    private static final int SHIP_BY = index("ship_by");
    private static final int STATUS = index("status");
    private static final int BUYER = index("buyer");
    private static final int BUYER_NAME = index("buyer_name");
    private static final int BUYER_PHONE = index("buyer_phone");
    private static final int BUYER_ADDRESS = index("buyer_address");
    private static final int PROVINCE = index("province");
    private static final int CITY = index("city");
    private static final int DISTRICT = index("district");
    private static final int LATITUDE = index("latitude");
    private static final int LONGITUDE = index("longitude");
    private static final int FREIGHT = index("freight");
    private static final int PAID = index("paid");
    private static final int BUYER_NOTE = index("buyer_note");
    private static final int SELLER_NOTE = index("seller_note");
    private static final int CARRIER = index("carrier");
    private static final int TRACKING_NO = index("tracking_no");
    private static final int LOCATION = index("location");

    private static final int REGION_PARTS = 3;
    private static final Map<String, OrderState> STATES = states();

    private final Taker.Context context;
    private final Mapping mapping;
    private final RowReader reader;
    private final OrderLines lines;
    private final int[] orderFields;
    private final List<String> otherTimes = new ArrayList<>();
    private final boolean withStore;

    /**
     * An order as a file tells it.
     *
     * @param content empty where the file holds lines only
     */
    record SentOrder(OrderKey key, List<SoldLine> lines, Optional<OrderContent> content, Optional<Buyer> buyer) {}

    OrderReading(Taker.Context context) {
        this.context = context;
        this.mapping = context.layout().mapping();
        this.reader = new RowReader(context.layout());
        this.lines = new OrderLines(reader, mapping);
        var fields = FileKind.ORDERS.fields();
        this.orderFields = IntStream.range(0, fields.size())
                .filter(f -> fields.get(f).ofOrder() && context.layout().sources()[f].length > 0)
                .toArray();
        this.withStore = context.layout().sources()[STORE].length > 0;
    }

    private static int index(String field) {
        return FileKind.ORDERS.index(field);
    }

    private static Map<String, OrderState> states() {
        var states = new HashMap<String, OrderState>();
        for (var state : OrderState.values()) {
            states.put(Facts.camel(state.name()), state);
        }
        return Map.copyOf(states);
    }

    @Override
    public boolean groups() {
        return true;
    }

    @Override
    public @Nullable String key(Row row) {
        var no = reader.peek(row, ORDER_NO);
        var store = no != null && withStore ? reader.peek(row, STORE) : null;
        return store == null ? no : store + '\n' + no;
    }

    @Override
    public @Nullable SentOrder read(List<Row> rows, Faults faults) {
        reader.into(faults);
        reader.load(rows.get(0), 0);
        otherTimes.clear();
        for (int i = 1; i < rows.size(); i++) {
            compare(rows.get(0), rows.get(i), i, faults);
        }
        var store = store();
        var no = reader.id(ORDER_NO);
        if (no == null && !reader.has(ORDER_NO)) {
            reader.missing(ORDER_NO);
        }
        if (store == null || no == null) {
            return null;
        }
        var key = new OrderKey(store.id(), new OrderNo(no));
        var zone = mapping.zone().orElse(store.zone());
        var head = mapping.is(Flag.LINES_ONLY) ? Optional.<OrderContent>empty() : head(key, store, zone, faults);
        var buyer = buyer();
        var sold = mapping.gives("quantity") ? lines.read(rows, no, store.currency(), faults) : List.<SoldLine>of();
        if (!faults.isEmpty()) {
            return null;
        }
        return new SentOrder(key, sold, head.map(content -> withLines(content, sold)), buyer);
    }

    /** The order's columns of a later row: what is empty agrees, and what only it says is adopted. */
    private void compare(Row first, Row later, int number, Faults faults) {
        for (int f : orderFields) {
            int source = context.layout().sources()[f][0];
            boolean same = source < first.cells().size()
                    && source < later.cells().size()
                    && first.cells().get(source).equals(later.cells().get(source));
            if (same && context.layout().sources()[f].length == 1) {
                continue;
            }
            var text = reader.peek(later, f);
            if (text == null) {
                continue;
            }
            var known = reader.peek(first, f);
            if (known == null && !reader.has(f)) {
                reader.adopt(f, text);
            } else if (f == PLACED_AT && mapping.is(Flag.EARLIEST)) {
                otherTimes.add(text);
            } else if (known != null && !known.equals(text)) {
                faults.add(
                        number,
                        context.layout().columnOf(f),
                        text,
                        "order-columns-disagree",
                        Map.of("other", Cell.shortened(known, 80), "otherLine", first.line()));
            }
        }
    }

    private @Nullable Store store() {
        var code = reader.id(STORE);
        if (code == null && reader.has(STORE)) {
            return null;
        }
        var given = context.store().or(mapping::store);
        if (code != null
                && context.store().isPresent()
                && !context.store().get().code().equals(code)) {
            reader.wrong(
                    STORE,
                    code,
                    "other-store",
                    Map.of("store", context.store().get().code()));
            return null;
        }
        var id = code == null ? given : Optional.of(new StoreId(code));
        if (id.isEmpty()) {
            reader.missing(STORE);
            return null;
        }
        var store = context.stores().apply(id.get());
        if (store.isEmpty()) {
            reader.wrong(STORE, id.get().code(), "unknown-store");
        }
        return store.orElse(null);
    }

    private Optional<OrderContent> head(OrderKey key, Store store, ZoneId zone, Faults faults) {
        var placed = placed(key, zone);
        var times = new Times(
                placed == null ? Instant.EPOCH : placed,
                reader.optionalTime(PAID_AT, zone),
                reader.optionalTime(SHIPPED_AT, zone),
                reader.optionalTime(COLLECTED_AT, zone),
                reader.optionalTime(SIGNED_AT, zone),
                reader.optionalTime(CLOSED_AT, zone));
        var state = reader.word(STATUS, STATES);
        var destination = destination();
        var freight = Optional.ofNullable(reader.money(FREIGHT, store.currency()));
        var paid = Optional.ofNullable(reader.money(PAID, store.currency()));
        var shipBy = reader.optionalTime(SHIP_BY, zone);
        var shipping = shipping();
        var buyerNote = reader.textOr(BUYER_NOTE, "");
        var sellerNote = reader.textOr(SELLER_NOTE, "");
        return faults.isEmpty()
                ? Optional.of(new OrderContent(
                        key,
                        List.of(),
                        state == null ? reached(times) : state,
                        times,
                        Optional.empty(),
                        destination,
                        freight,
                        paid,
                        buyerNote,
                        sellerNote,
                        shipBy,
                        shipping))
                : Optional.empty();
    }

    /** How far an order has come whose file names no state. */
    private static OrderState reached(Times times) {
        if (times.closed().isPresent()) {
            return OrderState.CLOSED;
        }
        if (times.signed().isPresent()) {
            return OrderState.SIGNED;
        }
        if (times.shipped().isPresent()) {
            return OrderState.SHIPPED;
        }
        return times.paid().isPresent() ? OrderState.PAID : OrderState.PLACED;
    }

    private @Nullable Instant placed(OrderKey key, ZoneId zone) {
        var placed = reader.time(PLACED_AT, zone);
        for (var text : otherTimes) {
            var other = Moment.read(text, zone);
            if (other != null && placed != null && other.isBefore(placed)) {
                placed = other;
            }
        }
        if (placed == null && !reader.has(PLACED_AT)) {
            var no = key.no().code();
            placed = mapping.is(Flag.DATED_NUMBERS) && no.length() > 6
                    ? Moment.read("20" + no.substring(0, 6), zone)
                    : null;
            if (placed == null) {
                reader.missing(PLACED_AT);
            }
        }
        return placed;
    }

    private Destination destination() {
        var latitude = coordinate(LATITUDE, 90);
        var longitude = coordinate(LONGITUDE, 180);
        if (latitude.isPresent() != longitude.isPresent()) {
            reader.missing(latitude.isPresent() ? LONGITUDE : LATITUDE);
            return Destination.UNKNOWN;
        }
        var address = reader.text(BUYER_ADDRESS);
        var parts = address == null || reader.has(PROVINCE)
                ? new String[0]
                : address.split("[ \\u3000]+", REGION_PARTS + 1);
        if (parts.length == REGION_PARTS + 1) {
            return new Destination(parts[0], parts[1], parts[2], latitude, longitude);
        }
        return new Destination(
                reader.textOr(PROVINCE, ""), reader.textOr(CITY, ""), reader.textOr(DISTRICT, ""), latitude, longitude);
    }

    private Optional<Double> coordinate(int field, int most) {
        var degrees = reader.decimal(field);
        if (degrees != null && degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            reader.wrong(field, degrees.toPlainString(), "number-too-large", Map.of("most", most));
            return Optional.empty();
        }
        return Optional.ofNullable(degrees).map(BigDecimal::doubleValue);
    }

    private Optional<Shipping> shipping() {
        var location = reader.id(LOCATION);
        if (!reader.has(CARRIER) && !reader.has(TRACKING_NO) && location == null) {
            return Optional.empty();
        }
        return Optional.of(new Shipping(
                reader.textOr(CARRIER, ""),
                reader.textOr(TRACKING_NO, ""),
                Optional.ofNullable(location).map(LocationId::new)));
    }

    private Optional<Buyer> buyer() {
        var nick = personal(BUYER);
        var name = personal(BUYER_NAME);
        var phone = personal(BUYER_PHONE);
        var address = personal(BUYER_ADDRESS);
        return nick.or(() -> phone)
                .or(() -> name)
                .map(id -> new Buyer(
                        id,
                        name.isEmpty() && phone.isEmpty() && address.isEmpty()
                                ? PersonalData.NONE
                                : new PersonalData(nick, name, phone, address)));
    }

    private Optional<String> personal(int field) {
        var text = reader.text(field);
        if (text != null && text.length() > PersonalData.LENGTH_MAX) {
            reader.wrong(field, text, "text-too-long", Map.of("most", PersonalData.LENGTH_MAX));
            return Optional.empty();
        }
        return Optional.ofNullable(text);
    }

    static OrderContent withLines(OrderContent content, List<SoldLine> lines) {
        return new OrderContent(
                content.key(),
                lines,
                content.state(),
                content.times(),
                content.buyer(),
                content.destination(),
                content.freight(),
                content.paid(),
                content.buyerNote(),
                content.sellerNote(),
                content.shipBy(),
                content.shipping());
    }
}
