package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.trade.spi.Orders;
import dev.zhanggui.application.trade.views.OrderRisks;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AtRisk.Waiting;
import dev.zhanggui.domain.trade.Handling;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Promised;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promised orders that are not on their way yet, found by their deadline. */
public abstract class OrderRisksContract extends StorageContract {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<Reason> REASONS =
            List.of(new Reason("platform-rule", Map.of("rule", "ship.hours", "hours", 48, "source", "a page")));
    private static final Instant DAY = NOW.plusSeconds(86_400);

    private OrderRisks risks() {
        return storage().orderRisks();
    }

    /** Writes down an order of which nothing else matters; without {@code shipBy} nothing is promised. */
    private void givenOrder(
            OrderKey key,
            OrderState state,
            Optional<OrderProblem> problem,
            Optional<Instant> shipBy,
            Optional<Instant> auditBy) {
        var content = Sales.content(key, state, NOW, Sales.sku(SHIRT, 1));
        var promised = shipBy.map(until -> new Promised(until, auditBy, REASONS));
        var order = new Order(content, state, false, problem, 0, Handling.NONE, promised, 1);
        unit(() -> storage().orders().add(List.of(new Orders.Kept(order, "mark", "", 0))));
    }

    @BeforeEach
    void stores() {
        givenCatalog();
        givenStore(new StoreId("jd"));
    }

    private static OrderKey key(String no) {
        return new OrderKey(TMALL, new OrderNo(no));
    }

    private void given(String no, OrderState state, Instant shipBy) {
        givenOrder(key(no), state, Optional.empty(), Optional.of(shipBy), Optional.empty());
    }

    private List<String> found(Optional<StoreId> store, int most) {
        return risks().waiting(store, NOW, DAY, most).stream()
                .map(one -> one.order().no().code())
                .toList();
    }

    @Test
    void an_order_is_told_with_what_decides_on_its_step() {
        givenOrder(
                key("号 1"),
                OrderState.PAID,
                Optional.of(OrderProblem.found(OrderProblem.Kind.OUT_OF_STOCK, NOW, Map.of())),
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(NOW.minusSeconds(60)));
        assertThat(risks().waiting(Optional.empty(), NOW, DAY, 10))
                .containsExactly(new Waiting(
                        key("号 1"),
                        OrderState.PAID,
                        Optional.of("outOfStock"),
                        NOW.plusSeconds(60),
                        Optional.of(NOW.minusSeconds(60)),
                        SHANGHAI,
                        REASONS));
    }

    @Test
    void only_what_waits_to_leave_is_found() {
        for (var state : OrderState.values()) {
            given(state.name(), state, NOW.plusSeconds(60));
        }
        givenOrder(key("unpromised"), OrderState.PAID, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(found(Optional.empty(), 10)).containsExactly("ALLOCATED", "AUDITED", "PAID", "SHIPPED");
    }

    @Test
    void what_was_shipped_here_waits_until_its_carrier_has_it() {
        var shipped = Sales.content(key("seen"), OrderState.SHIPPED, NOW, Sales.sku(SHIRT, 1));
        givenShipped("none", shipped, "", false);
        givenShipped("seen", shipped, "SF1", false);
        givenShipped("unseen", shipped, "SF2", false);
        givenShipped("past", shipped, "SF3", true);
        var collected = shipped.times();
        givenShipped(
                "told",
                shipped.timed(new OrderContent.Times(
                        collected.placed(),
                        collected.paid(),
                        collected.shipped(),
                        Optional.of(NOW),
                        collected.signed(),
                        collected.closed())),
                "SF4",
                false);
        assertThat(found(Optional.empty(), 10)).containsExactly("none", "seen", "unseen");
        assertThat(answer(() -> storage().parcelScans().add(new ParcelScan("SF1", NOW, "collected", "", ""), "")))
                .isTrue();
        assertThat(found(Optional.empty(), 10)).containsExactly("none", "unseen");
        given("paid", OrderState.PAID, NOW.plusSeconds(30));
        assertThat(found(Optional.empty(), 2)).as("the first due first").containsExactly("paid", "none");
    }

    private void givenShipped(String no, OrderContent content, String trackingNo, boolean history) {
        var shipping = new OrderContent.Shipping("SF", trackingNo, Optional.empty());
        var told = new OrderContent(
                key(no),
                content.lines(),
                content.state(),
                content.times(),
                content.buyer(),
                content.destination(),
                content.freight(),
                content.paid(),
                "",
                "",
                Optional.empty(),
                Optional.of(shipping));
        var promised = Optional.of(new Promised(NOW.plusSeconds(60), Optional.empty(), List.of()));
        var order = new Order(told, OrderState.SHIPPED, history, Optional.empty(), 0, Handling.NONE, promised, 1);
        unit(() -> storage().orders().add(List.of(new Orders.Kept(order, "mark", "", 0))));
    }

    @Test
    void what_is_broken_comes_the_latest_first_and_what_is_due_the_first_first() {
        given("long", OrderState.PAID, NOW.minusSeconds(60));
        given("now", OrderState.PAID, NOW);
        given("soon", OrderState.PAID, NOW.plusMillis(1));
        given("later", OrderState.PAID, DAY.minusMillis(1));
        given("far", OrderState.PAID, DAY);
        assertThat(found(Optional.empty(), 10)).containsExactly("now", "long", "soon", "later");
        assertThat(found(Optional.empty(), 1)).containsExactly("now", "soon");
    }

    @Test
    void one_store_is_asked_for_alone() {
        given("mine", OrderState.PAID, NOW.plusSeconds(60));
        var other = new OrderKey(new StoreId("jd"), new OrderNo("theirs"));
        givenOrder(other, OrderState.PAID, Optional.empty(), Optional.of(NOW.plusSeconds(60)), Optional.empty());
        assertThat(found(Optional.of(TMALL), 10)).containsExactly("mine");
        assertThat(found(Optional.of(new StoreId("nobody")), 10)).isEmpty();
        assertThat(found(Optional.empty(), 10)).containsExactly("theirs", "mine");
    }
}
