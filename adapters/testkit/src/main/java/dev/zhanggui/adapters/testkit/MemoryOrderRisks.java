package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.trade.views.OrderRisks;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk.Waiting;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Promised;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Orders on their way out, looked for among all. */
final class MemoryOrderRisks implements OrderRisks {
    private static final Set<OrderState> ON_THEIR_WAY =
            EnumSet.of(OrderState.PAID, OrderState.AUDITED, OrderState.ALLOCATED, OrderState.SHIPPED);

    private final MemoryOrders orders;
    private final Stores stores;
    private final Predicate<String> isScanned;

    /** @param isScanned whether a parcel of that number was seen anywhere */
    MemoryOrderRisks(MemoryOrders orders, Stores stores, Predicate<String> isScanned) {
        this.isScanned = isScanned;
        this.orders = orders;
        this.stores = stores;
    }

    @Override
    public List<Waiting> waiting(Optional<StoreId> store, Instant at, Instant until, int most) {
        var found = orders.all()
                .filter(order -> ON_THEIR_WAY.contains(order.state()))
                .filter(order -> order.state() != OrderState.SHIPPED || isUncollected(order))
                .filter(order -> store.map(order.key().store()::equals).orElse(true))
                .flatMap(order -> order.promised().map(promised -> waiting(order, promised)).stream())
                .filter(one -> one.shipBy().isBefore(until))
                .sorted(Comparator.comparing(Waiting::order, MemoryOrders.BY_KEY))
                .toList();
        var broken = found.stream()
                .filter(one -> !one.shipBy().isAfter(at))
                .sorted(Comparator.comparing(Waiting::shipBy).reversed())
                .limit(most);
        var ahead = found.stream()
                .filter(one -> one.shipBy().isAfter(at))
                .sorted(Comparator.comparing(Waiting::shipBy))
                .limit(most);
        return Stream.concat(broken, ahead).toList();
    }

    private boolean isUncollected(Order order) {
        var content = order.content();
        return !order.history()
                && content.times().collected().isEmpty()
                && content.shipping()
                        .filter(one -> isScanned.test(one.trackingNo()))
                        .isEmpty();
    }

    private Waiting waiting(Order order, Promised promised) {
        var zone = stores.find(order.key().store()).orElseThrow().value().zone();
        return new Waiting(
                order.key(),
                order.state(),
                order.problem().map(problem -> Facts.camel(problem.kind().name())),
                promised.shipBy(),
                promised.auditBy(),
                zone,
                promised.reasons());
    }
}
