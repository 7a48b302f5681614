package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
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
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A small trade for pages to show: two stores, a warehouse, one SKU of which ten lie there. */
final class Trading {
    static final Actor SETUP = Actor.embedding("setup");
    static final StoreId TMALL = new StoreId("tmall");
    static final StoreId JD = new StoreId("jd");
    static final LocationId HANGZHOU = new LocationId("hangzhou");
    static final Sku TEA = new Sku("T-1");
    private static final Currency CNY = Currency.getInstance("CNY");

    private Trading() {}

    static void begin(ServedPages pages) {
        var stock = pages.desk.inventory();
        for (var store : List.of(TMALL, JD)) {
            stock.catalog()
                    .putStore(Put.of(SETUP, Store.of(store, "own", CNY, Say.ZONE)))
                    .orThrow();
        }
        stock.catalog()
                .putLocation(Put.of(SETUP, Location.warehouse(HANGZHOU, Say.ZONE)))
                .orThrow();
        stock.catalog().putSku(Put.of(SETUP, SkuCard.of(TEA, "龙井 <250 克>"))).orThrow();
        stock.moving().receive(Book.of(SETUP, TEA, HANGZHOU, 10)).orThrow();
    }

    /** An order that is paid. */
    static OrderKey order(ServedPages pages, StoreId store, String no, int units) {
        var key = new OrderKey(store, new OrderNo(no));
        var price = new UnitPrice(new BigDecimal("9.9"), CNY);
        var line = new SoldLine(
                1,
                SoldLine.Kind.SALE,
                Optional.of(TEA),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Quantity.of(units),
                price,
                Optional.empty(),
                Money.of(new BigDecimal("9.90").multiply(BigDecimal.valueOf(units)), CNY));
        var times = OrderContent.Times.placedAt(ServedPages.NOW.minusSeconds(3_600))
                .withPaid(ServedPages.NOW.minusSeconds(3_000));
        var content = new OrderContent(
                key,
                List.of(line),
                OrderState.PAID,
                times,
                Optional.empty(),
                new Destination("浙江省", "杭州市", "", Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.of(ServedPages.NOW.plusSeconds(7_200)),
                Optional.empty());
        pages.desk.trade().orders().put(PutOrder.of(SETUP, content)).orThrow();
        return key;
    }
}
