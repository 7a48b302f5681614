package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.trade.api.KeepingOrderSettings;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.AuditChecks.Looked;
import dev.zhanggui.domain.trade.AuditChecks.OtherOrder;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at an order with the checks of its store: fetches what they look at. */
final class AuditLook {
    private static final int OTHERS_MAX = 20;

    private final OrderDesk desk;
    private final KeepingOrderSettings settings;

    AuditLook(OrderDesk desk, KeepingOrderSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    List<Reason> findings(Order order, Parts parts) {
        var store = order.key().store();
        var content = order.content();
        var made = parts.of(content);
        var others = content.buyer().map(buyer -> others(order, buyer)).orElse(List.of());
        var tags =
                content.buyer().flatMap(desk.tags::find).map(Versioned::value).orElse(List.of());
        return settings.settings(store)
                .map(Versioned::value)
                .orElseGet(() -> OrderSettings.usual(store))
                .auditChecks()
                .findings(new Looked(content, made, floors(made.units().keySet()), others, Set.copyOf(tags)));
    }

    private Map<Sku, UnitPrice> floors(Set<Sku> skus) {
        var floors = new HashMap<Sku, UnitPrice>();
        skus.forEach(sku -> desk.catalog
                .sku(sku)
                .flatMap(card -> card.value().floorPrice())
                .ifPresent(price -> floors.put(sku, price)));
        return floors;
    }

    private List<OtherOrder> others(Order order, BuyerKey buyer) {
        return desk.tags.openOf(order.key().store(), buyer, OTHERS_MAX).stream()
                .filter(key -> !key.equals(order.key()))
                .flatMap(key -> desk.orders.find(key).stream())
                .map(Kept::order)
                .map(one -> new OtherOrder(
                        one.key().no(),
                        one.state(),
                        one.content().times().placed(),
                        one.content().destination()))
                .toList();
    }
}
