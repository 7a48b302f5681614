package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.Handling;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderContent.Shipping;
import dev.zhanggui.domain.trade.OrderContent.Times;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Promised;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an order stands in columns: the same for its tables and for the text of what a job replaced. */
final class OrderRows {
    static final String HEAD = "store, order_no, state, told, placed_at, paid_at, shipped_at, collected_at, signed_at,"
            + " closed_at, currency, freight, paid, total, buyer, province, city, more, history, problem, problem_json,"
            + " reservations, ship_by, audit_by, mark, job, job_version, version, tracking_no";
    static final int HEAD_COLUMNS = 29;
    static final String LINE = "line, kind, sku, item, item_sku, merchant_code, title, units, price, discount, amount";
    static final int LINE_COLUMNS = 11;
    private static final int PRICE_PLACES = UnitPrice.PLACES_MAX;

    private OrderRows() {}

    /** The cells of one row, from 0 on. */
    interface Cells {
        @Nullable
        String text(int column) throws SQLException;

        @Nullable
        Long number(int column) throws SQLException;

        default Optional<Instant> instant(int column) throws SQLException {
            return Optional.ofNullable(number(column)).map(Instant::ofEpochMilli);
        }

        default String words(int column) throws SQLException {
            return Objects.requireNonNull(text(column));
        }

        default long whole(int column) throws SQLException {
            return Objects.requireNonNull(number(column));
        }
    }

    /** The columns of a row, after {@code before} others. */
    static Cells of(ResultSet rows, int before) {
        return new Cells() {
            @Override
            public @Nullable String text(int column) throws SQLException {
                return rows.getString(before + column + 1);
            }

            @Override
            public @Nullable Long number(int column) throws SQLException {
                long number = rows.getLong(before + column + 1);
                return rows.wasNull() ? null : number;
            }
        };
    }

    /** The columns of a row that is soon left. */
    static Cells copied(ResultSet rows, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable Object>(columns);
        for (int i = 1; i <= columns; i++) {
            cells.add(rows.getObject(i));
        }
        return of(cells);
    }

    private static Cells of(List<?> values) {
        return new Cells() {
            @Override
            public @Nullable String text(int column) {
                return (String) values.get(column);
            }

            @Override
            public @Nullable Long number(int column) {
                return values.get(column) instanceof Number number ? number.longValue() : null;
            }
        };
    }

    /** Sets the cells as parameters from {@code first} on. */
    static void set(PreparedStatement statement, int first, @Nullable Object[] cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            if (cell instanceof String text) {
                statement.setString(first + i, text);
            } else if (cell instanceof Long number) {
                statement.setLong(first + i, number);
            } else if (cell == null) {
                statement.setNull(first + i, Types.NULL);
            } else {
                throw new IllegalArgumentException("neither text nor number: " + cell);
            }
        }
    }

    // An order and its cells.

    static @Nullable Object[] head(Kept kept) {
        var order = kept.order();
        var content = order.content();
        var times = content.times();
        var currency = currency(content);
        var promised = order.promised();
        var problem = order.problem();
        return new @Nullable Object[] {
            content.key().store().code(),
            content.key().no().code(),
            word(order.state()),
            word(content.state()),
            times.placed().toEpochMilli(),
            millis(times.paid()),
            millis(times.shipped()),
            millis(times.collected()),
            millis(times.signed()),
            millis(times.closed()),
            currency == null ? null : currency.getCurrencyCode(),
            minor(content.freight()),
            minor(content.paid()),
            minor(order.total()),
            content.buyer().map(BuyerKey::code).orElse(null),
            content.destination().province(),
            content.destination().city(),
            more(order),
            order.history() ? 1L : 0L,
            problem.map(one -> word(one.kind())).orElse(null),
            problem.map(OrderRows::problemText).orElse(null),
            (long) order.reservations(),
            millis(promised.map(Promised::shipBy).or(content::shipBy)),
            millis(promised.flatMap(Promised::auditBy)),
            kept.mark(),
            kept.job(),
            kept.jobVersion(),
            order.version(),
            content.shipping()
                    .map(Shipping::trackingNo)
                    .filter(no -> !no.isEmpty())
                    .orElse(null)
        };
    }

    static @Nullable Object[] line(SoldLine line) {
        return new @Nullable Object[] {
            (long) line.no(),
            word(line.kind()),
            line.sku().map(Sku::code).orElse(null),
            line.item().orElse(null),
            line.itemSku().orElse(null),
            line.merchantCode().orElse(null),
            line.title(),
            (long) line.quantity().units(),
            line.unitPrice().amount().movePointRight(PRICE_PLACES).longValueExact(),
            minor(line.discount()),
            line.amount().minorUnits()
        };
    }

    /** The words of the database, which are few, once and for all. */
    private static String word(Enum<?> constant) {
        return WORDS.computeIfAbsent(constant, one -> Facts.camel(one.name()));
    }

    private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

    private static @Nullable Currency currency(OrderContent content) {
        if (!content.lines().isEmpty()) {
            return content.lines().get(0).amount().currency();
        }
        return content.freight().or(content::paid).map(Money::currency).orElse(null);
    }

    private static @Nullable Long millis(Optional<Instant> at) {
        return at.isPresent() ? (Long) at.get().toEpochMilli() : null;
    }

    private static @Nullable Long minor(Optional<Money> money) {
        return money.isPresent() ? (Long) money.get().minorUnits() : null;
    }

    private static String problemText(OrderProblem problem) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("note", problem.note());
        facts.put("owner", problem.owner());
        facts.put("since", problem.since().toEpochMilli());
        facts.put("facts", problem.facts());
        return Json.text(facts);
    }

    /** What is rarely there: null where nothing is. */
    private static @Nullable String more(Order order) {
        var content = order.content();
        var place = content.destination();
        var more = new LinkedHashMap<String, Object>();
        put(more, "district", place.district());
        place.latitude()
                .ifPresent(latitude ->
                        more.put("at", List.of(latitude, place.longitude().orElseThrow())));
        put(more, "buyerNote", content.buyerNote());
        put(more, "sellerNote", content.sellerNote());
        content.shipBy().ifPresent(at -> more.put("shipBy", at.toEpochMilli()));
        content.shipping()
                .ifPresent(shipping -> more.put(
                        "shipping",
                        List.of(
                                shipping.carrier(),
                                shipping.trackingNo(),
                                shipping.location().map(LocationId::code).orElse(""))));
        order.promised().ifPresent(promised -> more.put("promised", reasons(promised)));
        if (!order.handling().equals(Handling.NONE)) {
            var handling = order.handling();
            more.put(
                    "handling",
                    Arrays.asList(
                            millis(handling.picked()),
                            millis(handling.packed()),
                            millis(handling.weighed()),
                            handling.weightGrams().orElse(null),
                            handling.cleared().stream().sorted().toList()));
        }
        return more.isEmpty() ? null : Json.text(more);
    }

    private static void put(Map<String, Object> more, String name, String text) {
        if (!text.isEmpty()) {
            more.put(name, text);
        }
    }

    private static List<Object> reasons(Promised promised) {
        return promised.reasons().stream()
                .map(reason -> (Object) List.of(reason.code(), reason.facts()))
                .toList();
    }

    static Kept kept(Cells head, List<Cells> lines) throws SQLException {
        var key = new OrderKey(new StoreId(head.words(0)), new OrderNo(head.words(1)));
        var text = head.text(17);
        Map<String, Object> more = text == null ? Map.of() : Json.facts(text);
        var code = head.text(10);
        var currency = code == null ? null : Currency.getInstance(code);
        var content = new OrderContent(
                key,
                lines(lines, currency),
                PlainValues.constant(OrderState.class, head.words(3)),
                new Times(
                        Instant.ofEpochMilli(head.whole(4)),
                        head.instant(5),
                        head.instant(6),
                        head.instant(7),
                        head.instant(8),
                        head.instant(9)),
                Optional.ofNullable(head.text(14)).map(BuyerKey::new),
                destination(head, more),
                money(head.number(11), currency),
                money(head.number(12), currency),
                said(more, "buyerNote"),
                said(more, "sellerNote"),
                number(more.get("shipBy")).map(Instant::ofEpochMilli),
                shipping(more.get("shipping")));
        var order = new Order(
                content,
                PlainValues.constant(OrderState.class, head.words(2)),
                head.whole(18) == 1,
                problem(head.text(19), head.text(20)),
                (int) head.whole(21),
                handling(more.get("handling")),
                promised(head, more.get("promised")),
                head.whole(27));
        return new Kept(order, head.words(24), head.words(25), head.whole(26));
    }

    private static List<SoldLine> lines(List<Cells> cells, @Nullable Currency currency) throws SQLException {
        var lines = new ArrayList<SoldLine>(cells.size());
        for (var cell : cells) {
            lines.add(line(cell, Objects.requireNonNull(currency)));
        }
        return lines;
    }

    private static SoldLine line(Cells cell, Currency currency) throws SQLException {
        return new SoldLine(
                (int) cell.whole(0),
                PlainValues.constant(SoldLine.Kind.class, cell.words(1)),
                Optional.ofNullable(cell.text(2)).map(Sku::new),
                Optional.ofNullable(cell.text(3)),
                Optional.ofNullable(cell.text(4)),
                Optional.ofNullable(cell.text(5)),
                cell.words(6),
                Quantity.of((int) cell.whole(7)),
                new UnitPrice(BigDecimal.valueOf(cell.whole(8), PRICE_PLACES), currency),
                money(cell.number(9), currency),
                new Money(cell.whole(10), currency));
    }

    private static Optional<Money> money(@Nullable Long minor, @Nullable Currency currency) {
        return minor == null || currency == null ? Optional.empty() : Optional.of(new Money(minor, currency));
    }

    private static Destination destination(Cells head, Map<String, Object> more) throws SQLException {
        var at = more.get("at") instanceof List<?> point ? point : null;
        return new Destination(
                head.words(15),
                head.words(16),
                said(more, "district"),
                Optional.ofNullable(at).map(point -> ((Number) point.get(0)).doubleValue()),
                Optional.ofNullable(at).map(point -> ((Number) point.get(1)).doubleValue()));
    }

    private static String said(Map<String, Object> more, String name) {
        return more.get(name) instanceof String text ? text : "";
    }

    private static Optional<Long> number(@Nullable Object value) {
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static Optional<Shipping> shipping(@Nullable Object value) {
        return value instanceof List<?> parts
                ? Optional.of(new Shipping(
                        (String) parts.get(0),
                        (String) parts.get(1),
                        Optional.of((String) parts.get(2))
                                .filter(one -> !one.isEmpty())
                                .map(LocationId::new)))
                : Optional.empty();
    }

    /** The reasons of the deadline, from an order's further text. */
    static List<Reason> reasons(@Nullable String more) {
        return more != null && Json.facts(more).get("promised") instanceof List<?> list ? reasons(list) : List.of();
    }

    private static List<Reason> reasons(List<?> list) {
        return list.stream()
                .map(one -> (List<?>) one)
                .map(one -> new Reason((String) one.get(0), plain((Map<?, ?>) one.get(1))))
                .toList();
    }

    private static Handling handling(@Nullable Object value) {
        return value instanceof List<?> parts
                ? new Handling(
                        number(parts.get(0)).map(Instant::ofEpochMilli),
                        number(parts.get(1)).map(Instant::ofEpochMilli),
                        number(parts.get(2)).map(Instant::ofEpochMilli),
                        number(parts.get(3)).map(Long::intValue),
                        parts.size() > 4 ? texts(parts.get(4)) : Set.of())
                : Handling.NONE;
    }

    private static Set<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Optional<Promised> promised(Cells head, @Nullable Object value) throws SQLException {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        return Optional.of(new Promised(head.instant(22).orElseThrow(), head.instant(23), reasons(list)));
    }

    private static Optional<OrderProblem> problem(@Nullable String kind, @Nullable String text) {
        if (kind == null || text == null) {
            return Optional.empty();
        }
        var facts = Json.facts(text);
        return Optional.of(new OrderProblem(
                PlainValues.constant(OrderProblem.Kind.class, kind),
                said(facts, "note"),
                said(facts, "owner"),
                Instant.ofEpochMilli(number(facts.get("since")).orElseThrow()),
                plain((Map<?, ?>) Objects.requireNonNull(facts.get("facts")))));
    }

    private static Map<String, Object> plain(Map<?, ?> facts) {
        var plain = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> plain.put((String) name, value));
        return plain;
    }

    // The whole of an order as text.

    static String text(Kept kept) {
        var lines = kept.order().content().lines().stream()
                .map(line -> Arrays.asList(line(line)))
                .toList();
        return Json.text(List.of(Arrays.asList(head(kept)), lines));
    }

    static Kept kept(String text) throws SQLException {
        var parts = Json.list(text);
        var lines = ((List<?>) parts.get(1))
                .stream().map(line -> of((List<?>) line)).toList();
        return kept(of((List<?>) parts.get(0)), lines);
    }
}
