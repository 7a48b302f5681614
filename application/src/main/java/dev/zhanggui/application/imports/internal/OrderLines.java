package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.Mapping.Condition;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what each row of an order sold: what, how much of it, and for how much. */
final class OrderLines {
    private static final int LINE_NO = index("line_no");
    private static final int SKU = index("sku");
    private static final int ITEM = index("item");
    private static final int ITEM_SKU = index("item_sku");
    private static final int MERCHANT_CODE = index("merchant_code");
    private static final int TITLE = index("title");
    private static final int QUANTITY = index("quantity");
    private static final int UNIT_PRICE = index("unit_price");
    private static final int LIST_AMOUNT = index("list_amount");
    private static final int DISCOUNT = index("discount");
    private static final int AMOUNT = index("amount");
    private static final int ORDER_NO = index("order_no");

    private static final int NUMBER_MAX = 1_000_000;
    private static final Map<String, SoldLine.Kind> KINDS = Map.of(
            "credit", SoldLine.Kind.CREDIT,
            "adjustment", SoldLine.Kind.ADJUSTMENT,
            "loss", SoldLine.Kind.LOSS);

    private final RowReader reader;
    private final Mapping mapping;

    OrderLines(RowReader reader, Mapping mapping) {
        this.reader = reader;
        this.mapping = mapping;
    }

    private static int index(String field) {
        return FileKind.ORDERS.index(field);
    }

    List<SoldLine> read(List<Row> rows, String orderNo, Currency currency, Faults faults) {
        var lines = new ArrayList<SoldLine>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                reader.loadLine(rows.get(i), i);
            }
            var line = line(i, orderNo, currency);
            if (line != null) {
                lines.add(line);
            }
        }
        if (faults.isEmpty() && rows.size() > 1) {
            number(lines, rows, faults);
        }
        return lines;
    }

    /** Lines stand by their numbers; two of one number are a fault. */
    private static void number(List<SoldLine> lines, List<Row> rows, Faults faults) {
        boolean inOrder = true;
        for (int i = 1; i < lines.size(); i++) {
            inOrder &= lines.get(i - 1).no() < lines.get(i).no();
        }
        if (inOrder) {
            return;
        }
        var seen = new HashMap<Integer, Long>();
        for (int i = 0; i < lines.size(); i++) {
            var other = seen.putIfAbsent(lines.get(i).no(), rows.get(i).line());
            if (other != null) {
                var no = Integer.toString(lines.get(i).no());
                faults.add(i, "line_no", no, "line-twice", Map.of("otherLine", other));
            }
        }
        lines.sort((one, two) -> Integer.compare(one.no(), two.no()));
    }

    private @Nullable SoldLine line(int position, String orderNo, Currency currency) {
        var no = reader.whole(LINE_NO, NUMBER_MAX);
        if (no != null && no == 0) {
            reader.wrong(LINE_NO, "0", "zero-quantity");
        }
        var kind = kind(orderNo);
        var quantity = kind == SoldLine.Kind.SALE ? sold() : turned();
        var sku = reader.id(SKU);
        var item = reader.id(ITEM);
        var itemSku = reader.id(ITEM_SKU);
        var code = reader.id(MERCHANT_CODE);
        var title = reader.textOr(TITLE, "");
        var money = quantity == null ? null : money(kind, quantity, currency);
        if (quantity == null || money == null || (no != null && no == 0)) {
            return null;
        }
        return new SoldLine(
                no == null ? position + 1 : no,
                kind,
                Optional.ofNullable(sku).map(Sku::new),
                Optional.ofNullable(item),
                Optional.ofNullable(itemSku),
                Optional.ofNullable(code),
                title,
                quantity,
                money.price(),
                Optional.ofNullable(money.discount()),
                money.amount());
    }

    private SoldLine.Kind kind(String orderNo) {
        for (var rule : mapping.lineRules()) {
            if (rule.conditions().stream().allMatch(condition -> holds(condition, orderNo))) {
                return KINDS.getOrDefault(rule.kind(), SoldLine.Kind.SALE);
            }
        }
        return SoldLine.Kind.SALE;
    }

    private boolean holds(Condition condition, String orderNo) {
        int field = FileKind.ORDERS.index(condition.field());
        return switch (condition.test()) {
            case BEGINS -> (field == ORDER_NO ? orderNo : reader.textOr(field, "")).startsWith(condition.value());
            case BELOW_ZERO -> reader.signOf(field) < 0;
            case ZERO -> reader.has(field) && reader.signOf(field) == 0;
        };
    }

    private @Nullable Quantity sold() {
        if (!reader.has(QUANTITY)) {
            reader.missing(QUANTITY);
            return null;
        }
        var quantity = reader.quantity(QUANTITY);
        if (quantity != null && quantity.units() == 0) {
            reader.wrong(QUANTITY, "0", "zero-quantity");
            return null;
        }
        return quantity;
    }

    /** Of what is no sale, either way. */
    private @Nullable Quantity turned() {
        var number = reader.decimal(QUANTITY);
        if (number == null) {
            if (!reader.has(QUANTITY)) {
                reader.missing(QUANTITY);
            }
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            reader.wrong(QUANTITY, number.toPlainString(), "fractional-quantity");
            return null;
        }
        if (number.abs().compareTo(BigDecimal.valueOf(Quantity.UNITS_MAX)) > 0) {
            reader.wrong(QUANTITY, number.toPlainString(), "number-too-large", Map.of("most", Quantity.UNITS_MAX));
            return null;
        }
        return Quantity.of(number.abs().intValue());
    }

    private record Sum(UnitPrice price, @Nullable Money discount, Money amount) {}

    private @Nullable Sum money(SoldLine.Kind kind, Quantity quantity, Currency currency) {
        var price = reader.amount(UNIT_PRICE);
        var whole = reader.amount(LIST_AMOUNT);
        var own = reader.amount(AMOUNT);
        var discount = reader.money(DISCOUNT, currency);
        var perUnit = price != null ? price : perUnit(whole != null ? whole : own, quantity);
        if (perUnit == null) {
            if (!reader.has(UNIT_PRICE) && !reader.has(LIST_AMOUNT) && !reader.has(AMOUNT)) {
                reader.missing(UNIT_PRICE);
            }
            return null;
        }
        var unitPrice = reader.price(UNIT_PRICE, kind == SoldLine.Kind.SALE ? perUnit : perUnit.abs(), currency);
        if (unitPrice == null) {
            return null;
        }
        var amount = own != null
                ? reader.signed(AMOUNT, own, currency)
                : reckoned(kind, unitPrice, perUnit, whole, quantity, currency);
        if (amount == null) {
            return null;
        }
        if (own == null && discount != null) {
            amount = amount.minus(discount);
        }
        if (kind == SoldLine.Kind.SALE && amount.minorUnits() < 0) {
            int blamed = own != null ? AMOUNT : DISCOUNT;
            reader.wrong(
                    blamed,
                    own != null ? own.toPlainString() : String.valueOf(reader.text(DISCOUNT)),
                    own != null ? "negative-amount" : "discount-above-amount");
            return null;
        }
        return new Sum(unitPrice, discount, amount);
    }

    private static @Nullable BigDecimal perUnit(@Nullable BigDecimal whole, Quantity quantity) {
        if (whole == null || quantity.units() == 0) {
            return whole == null ? null : BigDecimal.ZERO;
        }
        return whole.divide(BigDecimal.valueOf(quantity.units()), UnitPrice.PLACES_MAX, RoundingMode.HALF_UP);
    }

    /** Price × quantity with the sign of both, rounded half up once. */
    private @Nullable Money reckoned(
            SoldLine.Kind kind,
            UnitPrice price,
            BigDecimal perUnit,
            @Nullable BigDecimal whole,
            Quantity quantity,
            Currency currency) {
        if (whole != null && kind == SoldLine.Kind.SALE) {
            return reader.signed(LIST_AMOUNT, whole, currency);
        }
        var amount = price.times(quantity);
        int sign = kind == SoldLine.Kind.SALE ? 1 : signOfQuantity() * (perUnit.signum() < 0 ? -1 : 1);
        return sign < 0 ? Money.zero(currency).minus(amount) : amount;
    }

    private int signOfQuantity() {
        return reader.signOf(QUANTITY) < 0 ? -1 : 1;
    }
}
