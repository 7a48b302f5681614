package dev.zhanggui.adapters.testkit;

import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What platforms tell of orders, for contracts. */
final class Sales {
    static final Currency CNY = Currency.getInstance("CNY");

    private Sales() {}

    static OrderKey key(StoreId store, String no) {
        return new OrderKey(store, new OrderNo(no));
    }

    /** An order of so many units of some SKUs, one line each. */
    static OrderContent content(OrderKey key, OrderState state, Instant placed, SoldLine... lines) {
        var numbered = IntStream.range(0, lines.length)
                .mapToObj(i -> numbered(lines[i], i + 1))
                .toList();
        return content(key, state, OrderContent.Times.placedAt(placed), numbered);
    }

    static OrderContent content(OrderKey key, OrderState state, OrderContent.Times times, List<SoldLine> lines) {
        return new OrderContent(
                key,
                lines,
                state,
                times,
                Optional.empty(),
                new Destination("浙江省", "杭州市", "", Optional.of(30.25), Optional.of(120.5)),
                Optional.of(Money.of(new BigDecimal("6.00"), CNY)),
                Optional.empty(),
                "",
                "请尽快",
                Optional.empty(),
                Optional.empty());
    }

    private static SoldLine numbered(SoldLine line, int no) {
        return new SoldLine(
                no,
                line.kind(),
                line.sku(),
                line.item(),
                line.itemSku(),
                line.merchantCode(),
                line.title(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.amount());
    }

    static SoldLine sku(Sku sku, int units) {
        return line(Optional.of(sku), Optional.empty(), Optional.empty(), units);
    }

    static SoldLine item(String item, int units) {
        return line(Optional.empty(), Optional.of(item), Optional.empty(), units);
    }

    static SoldLine coded(String merchantCode, int units) {
        return line(Optional.empty(), Optional.empty(), Optional.of(merchantCode), units);
    }

    private static SoldLine line(Optional<Sku> sku, Optional<String> item, Optional<String> merchantCode, int units) {
        var price = new UnitPrice(new BigDecimal("19.9"), CNY);
        var discount = Money.of(new BigDecimal("1.50"), CNY);
        return new SoldLine(
                1,
                SoldLine.Kind.SALE,
                sku,
                item,
                Optional.empty(),
                merchantCode,
                "title",
                Quantity.of(units),
                price,
                Optional.of(discount),
                price.times(Quantity.of(units)).minus(discount));
    }

    static OrderContent paid(OrderKey key, Instant placed, SoldLine... lines) {
        var content = content(key, OrderState.PAID, placed, lines);
        return content.timed(content.times().withPaid(placed.plusSeconds(60)));
    }

    static List<Sku> skus(String... codes) {
        return Arrays.stream(codes).map(Sku::new).toList();
    }
}
