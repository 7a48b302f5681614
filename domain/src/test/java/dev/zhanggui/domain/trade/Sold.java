package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Orders and lines to decide on. */
final class Sold {
    static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    static final Currency CNY = Currency.getInstance("CNY");
    static final OrderKey KEY = new OrderKey(new StoreId("tmall"), new OrderNo("1001"));

    private Sold() {}

    static SoldLine sku(int no, String sku, int units) {
        return line(no, SoldLine.Kind.SALE, sku, "", "", "", units);
    }

    static SoldLine item(int no, String item, String itemSku, String merchantCode, int units) {
        return line(no, SoldLine.Kind.SALE, "", item, itemSku, merchantCode, units);
    }

    static SoldLine line(
            int no, SoldLine.Kind kind, String sku, String item, String itemSku, String merchantCode, int units) {
        var price = new UnitPrice(BigDecimal.TEN, CNY);
        return new SoldLine(
                no,
                kind,
                some(sku).map(Sku::new),
                some(item),
                some(itemSku),
                some(merchantCode),
                "title " + no,
                Quantity.of(units),
                price,
                Optional.empty(),
                price.times(Quantity.of(units)));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    static OrderContent content(OrderState state, Instant placed, SoldLine... lines) {
        return new OrderContent(
                KEY,
                List.of(lines),
                state,
                OrderContent.Times.placedAt(placed),
                Optional.empty(),
                Destination.UNKNOWN,
                Optional.of(Money.of(BigDecimal.ONE, CNY)),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty());
    }

    static OrderContent content(OrderState state, SoldLine... lines) {
        return content(state, NOW, lines);
    }

    static Order order(OrderState state, SoldLine... lines) {
        var open = Order.first(content(OrderState.PLACED, lines), false, NOW);
        return new Order(content(state, lines), state, false, open.problem(), 0, Handling.NONE, Optional.empty(), 1);
    }
}
