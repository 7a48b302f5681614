package dev.zhanggui.domain.trade;

import static dev.zhanggui.domain.trade.OrderState.ALLOCATED;
import static dev.zhanggui.domain.trade.OrderState.AUDITED;
import static dev.zhanggui.domain.trade.OrderState.CANCELLED;
import static dev.zhanggui.domain.trade.OrderState.CLOSED;
import static dev.zhanggui.domain.trade.OrderState.PAID;
import static dev.zhanggui.domain.trade.OrderState.PLACED;
import static dev.zhanggui.domain.trade.OrderState.REFUNDED;
import static dev.zhanggui.domain.trade.OrderState.SHIPPED;
import static dev.zhanggui.domain.trade.OrderState.SIGNED;
import static dev.zhanggui.domain.trade.Sold.CNY;
import static dev.zhanggui.domain.trade.Sold.KEY;
import static dev.zhanggui.domain.trade.Sold.NOW;
import static dev.zhanggui.domain.trade.Sold.content;
import static dev.zhanggui.domain.trade.Sold.order;
import static dev.zhanggui.domain.trade.Sold.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import dev.zhanggui.domain.trade.OrderRefused.LinesAwaited;
import dev.zhanggui.domain.trade.OrderRefused.NoteOrOwnerMissing;
import dev.zhanggui.domain.trade.OrderRefused.StepNotAllowed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final SoldLine TWO_CUPS = sku(1, "cup", 2);

    private static <T> Object refusal(Decision<T, ? extends Refusal> decision) {
        return decision.<Object>fold(value -> "accepted " + value, refused -> refused);
    }

    private static OrderProblem problem(Kind kind, String note, String owner) {
        return new OrderProblem(kind, note, owner, NOW, Map.of());
    }

    @Test
    void it_goes_from_placed_to_closed_step_by_step() {
        var order = order(PLACED, TWO_CUPS);
        var steps = List.of(
                OrderStep.PAY, OrderStep.AUDIT, OrderStep.ALLOCATE, OrderStep.SHIP, OrderStep.SIGN, OrderStep.CLOSE);
        for (var step : steps) {
            order = order.go(step, NOW.plusSeconds(order.version())).orThrow();
        }
        assertThat(order.state()).isEqualTo(CLOSED);
        assertThat(order.version()).isEqualTo(7);
        var times = order.content().times();
        assertThat(Stream.of(times.paid(), times.shipped(), times.signed(), times.closed()))
                .containsExactly(
                        Optional.of(NOW.plusSeconds(1)),
                        Optional.of(NOW.plusSeconds(4)),
                        Optional.of(NOW.plusSeconds(5)),
                        Optional.of(NOW.plusSeconds(6)));
    }

    @Test
    void each_state_leads_on_only_as_the_table_says() {
        assertThat(order(PLACED).next()).containsExactly(OrderStep.PAY, OrderStep.CANCEL, OrderStep.PROBLEM);
        assertThat(order(PAID).next()).containsExactly(OrderStep.AUDIT, OrderStep.CANCEL, OrderStep.PROBLEM);
        assertThat(order(AUDITED).next()).containsExactly(OrderStep.ALLOCATE, OrderStep.CANCEL, OrderStep.PROBLEM);
        assertThat(order(ALLOCATED).next())
                .containsExactly(
                        OrderStep.PICK,
                        OrderStep.PACK,
                        OrderStep.WEIGH,
                        OrderStep.SHIP,
                        OrderStep.CANCEL,
                        OrderStep.PROBLEM);
        assertThat(order(SHIPPED).next()).containsExactly(OrderStep.SIGN);
        assertThat(order(SIGNED).next()).containsExactly(OrderStep.CLOSE);
        assertThat(Stream.of(CLOSED, CANCELLED, REFUNDED))
                .allSatisfy(state -> assertThat(order(state).next()).isEmpty());
    }

    @Test
    void a_step_that_does_not_lead_on_is_refused_with_those_that_do() {
        assertThat(refusal(order(PAID).go(OrderStep.SHIP, NOW)))
                .isEqualTo(new StepNotAllowed(
                        OrderStep.SHIP,
                        PAID,
                        Optional.empty(),
                        List.of(OrderStep.AUDIT, OrderStep.CANCEL, OrderStep.PROBLEM)));
    }

    @Test
    void what_was_sold_is_known_before_it_is_allocated() {
        assertThat(refusal(order(AUDITED).go(OrderStep.ALLOCATE, NOW))).isEqualTo(new LinesAwaited(KEY));
    }

    @Test
    void a_problem_stops_the_next_step_until_it_is_resolved_but_not_a_cancellation() {
        var stopped = order(PAID, TWO_CUPS)
                .raise(problem(Kind.ADDRESS_DOUBTFUL, "which house?", "li"))
                .orThrow();
        assertThat(stopped.state()).isEqualTo(PAID);
        assertThat(stopped.next()).containsExactly(OrderStep.CANCEL, OrderStep.RESOLVE);
        assertThat(refusal(stopped.go(OrderStep.AUDIT, NOW)))
                .isEqualTo(new StepNotAllowed(
                        OrderStep.AUDIT,
                        PAID,
                        Optional.of(Kind.ADDRESS_DOUBTFUL),
                        List.of(OrderStep.CANCEL, OrderStep.RESOLVE)));
        assertThat(stopped.resolve().orThrow().next()).contains(OrderStep.AUDIT);
        assertThat(stopped.go(OrderStep.CANCEL, NOW).orThrow().problem()).isEmpty();
    }

    @Test
    void a_problem_says_what_it_is_and_who_sees_to_it() {
        for (var incomplete : List.of(
                problem(Kind.SUSPICIOUS, " ", "li"),
                problem(Kind.SUSPICIOUS, "note", ""),
                problem(Kind.OUT_OF_STOCK, "note", "li"))) {
            assertThat(refusal(order(PAID).raise(incomplete))).isEqualTo(new NoteOrOwnerMissing(KEY));
        }
        assertThat(refusal(order(SHIPPED).raise(problem(Kind.SUSPICIOUS, "note", "li"))))
                .isInstanceOf(StepNotAllowed.class);
        assertThat(refusal(order(PAID).resolve())).isInstanceOf(StepNotAllowed.class);
    }

    @Test
    void every_kind_of_problem_has_an_action_of_its_own_and_a_department() {
        assertThat(Stream.of(Kind.values()).map(Kind::action).distinct()).hasSameSizeAs(Kind.values());
        assertThat(Kind.values())
                .allSatisfy(kind -> assertThat(kind.department()).isNotBlank());
    }

    @Test
    void a_weight_that_its_goods_cannot_have_is_a_problem() {
        var order = order(ALLOCATED, TWO_CUPS);
        assertThat(order.weigh(1_100, Optional.of(1_000L), NOW).orThrow().problem())
                .isEmpty();
        assertThat(order.weigh(50, Optional.of(0L), NOW).orThrow().problem()).isEmpty();
        assertThat(order.weigh(9_999, Optional.empty(), NOW)
                        .orThrow()
                        .handling()
                        .weightGrams())
                .contains(9_999);
        var off = order.weigh(899, Optional.of(1_000L), NOW).orThrow();
        assertThat(off.problem().orElseThrow().kind()).isEqualTo(Kind.WEIGHT_OFF);
        assertThat(off.problem().orElseThrow().facts())
                .containsOnly(entry("grams", 899), entry("expectedGrams", 1_000L));
    }

    @Test
    void the_warehouse_writes_down_when_it_picked_and_packed() {
        var packed = order(ALLOCATED, TWO_CUPS)
                .go(OrderStep.PICK, NOW)
                .then(picked -> picked.go(OrderStep.PACK, NOW.plusSeconds(1)))
                .orThrow();
        assertThat(packed.handling())
                .isEqualTo(new Handling(
                        Optional.of(NOW),
                        Optional.of(NOW.plusSeconds(1)),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()));
        assertThat(packed.state()).isEqualTo(ALLOCATED);
    }

    @Test
    void what_an_audit_finds_stops_it_until_it_was_seen_to_and_again_when_what_it_looked_at_changed() {
        var note = new Reason("buyer-note-asks", Map.of("note", "!"));
        var many = new Reason("quantity-unusual", Map.of("line", 1));
        var stopped = order(PAID, TWO_CUPS).audit(List.of(note, many), NOW).orThrow();
        assertThat(stopped.state()).isEqualTo(PAID);
        assertThat(stopped.problem().orElseThrow().kind()).isEqualTo(Kind.NOTE_ASKS);
        assertThat(stopped.problem().orElseThrow().findings())
                .containsExactly(new Reason("buyer-note-asks", Map.of()), many);
        assertThat(refusal(stopped.audit(List.of(), NOW))).isInstanceOf(StepNotAllowed.class);
        var seenTo = stopped.resolve().orThrow();
        var low = new Reason("price-below-guard-unknown", Map.of("line", 1));
        assertThat(seenTo.audit(List.of(note, low), NOW)
                        .orThrow()
                        .problem()
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.PRICE_BELOW_GUARD);
        assertThat(seenTo.audit(List.of(note, many), NOW).orThrow().state()).isEqualTo(OrderState.AUDITED);
        var changed = seenTo.told(content(PAID, TWO_CUPS, TWO_CUPS), NOW);
        assertThat(changed.audit(List.of(note), NOW).orThrow().problem()).isPresent();
    }

    @Test
    void one_that_is_over_or_old_when_first_seen_is_history() {
        for (var state : OrderState.values()) {
            assertThat(Order.first(content(state, TWO_CUPS), false, NOW).history())
                    .as("%s", state)
                    .isEqualTo(!state.isOpen());
        }
        var old = NOW.minus(Order.STALE_AFTER);
        assertThat(Order.first(content(PAID, old), false, NOW).history()).isFalse();
        assertThat(Order.first(content(PAID, old.minusMillis(1)), false, NOW).history())
                .isTrue();
        assertThat(Order.first(content(PAID), true, NOW).history()).isTrue();
    }

    @Test
    void history_is_what_the_platform_says() {
        var history = Order.first(content(SHIPPED, TWO_CUPS), false, NOW);
        var told = content(REFUNDED, sku(1, "cup", 1));
        var after = history.told(told, NOW);
        assertThat(after.content()).isEqualTo(told);
        assertThat(after.state()).isEqualTo(REFUNDED);
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void an_open_order_goes_on_with_the_platform_and_never_back() {
        assertThat(order(PLACED, TWO_CUPS).told(content(PAID, TWO_CUPS), NOW).state())
                .isEqualTo(PAID);
        assertThat(order(ALLOCATED, TWO_CUPS).told(content(PAID, TWO_CUPS), NOW).state())
                .isEqualTo(ALLOCATED);
        assertThat(order(PAID, TWO_CUPS).told(content(CANCELLED, TWO_CUPS), NOW).state())
                .isEqualTo(CANCELLED);
    }

    @Test
    void an_open_order_whose_goods_or_place_changed_is_audited_anew() {
        var fewer = content(PAID, sku(1, "cup", 1));
        assertThat(order(ALLOCATED, TWO_CUPS).told(fewer, NOW).state()).isEqualTo(PAID);
        assertThat(order(ALLOCATED, TWO_CUPS).told(fewer, NOW).content().lines())
                .isEqualTo(fewer.lines());
        assertThat(order(ALLOCATED).told(fewer, NOW).state())
                .as("lines that were awaited")
                .isEqualTo(ALLOCATED);
    }

    @Test
    void a_problem_goes_when_the_platform_says_that_the_order_is_over() {
        var stopped = order(PAID, TWO_CUPS)
                .raise(problem(Kind.SUSPICIOUS, "note", "li"))
                .orThrow();
        assertThat(stopped.told(content(PAID, TWO_CUPS), NOW).problem()).isPresent();
        assertThat(stopped.told(content(SHIPPED, TWO_CUPS), NOW).problem()).isEmpty();
    }

    @Test
    void a_shipped_order_that_changed_opens_a_difference_and_keeps_what_was_shipped() {
        var after = order(SHIPPED, TWO_CUPS).told(content(SIGNED, sku(1, "cup", 3)), NOW);
        assertThat(after.state()).isEqualTo(SIGNED);
        assertThat(after.content().lines()).containsExactly(TWO_CUPS);
        var difference = after.problem().orElseThrow();
        assertThat(difference.kind()).isEqualTo(Kind.DIFFERENCE);
        assertThat(difference.facts()).containsOnlyKeys("lines");
        assertThat(after.next()).containsExactly(OrderStep.CLOSE, OrderStep.RESOLVE);
    }

    @Test
    void a_shipped_order_that_only_goes_on_opens_none() {
        assertThat(order(SHIPPED, TWO_CUPS).told(content(SIGNED, TWO_CUPS), NOW).problem())
                .isEmpty();
        assertThat(order(SHIPPED, TWO_CUPS).told(content(PAID, TWO_CUPS), NOW).problem())
                .isEmpty();
        var late = order(SHIPPED).told(content(SHIPPED, TWO_CUPS), NOW);
        assertThat(late.problem()).isEmpty();
        assertThat(late.content().lines()).containsExactly(TWO_CUPS);
    }

    @Test
    void one_that_was_called_off_on_one_side_only_opens_a_difference() {
        var calledOff = order(SHIPPED, TWO_CUPS).told(content(CANCELLED, TWO_CUPS), NOW);
        assertThat(calledOff.state()).isEqualTo(SHIPPED);
        assertThat(calledOff.problem().orElseThrow().facts()).containsOnlyKeys("state");
        var dropped = order(PLACED, TWO_CUPS).go(OrderStep.CANCEL, NOW).orThrow();
        var revived = dropped.told(content(PAID, TWO_CUPS), NOW);
        assertThat(revived.state()).isEqualTo(CANCELLED);
        assertThat(revived.problem().orElseThrow().facts()).containsOnlyKeys("state");
        assertThat(dropped.told(content(PLACED, TWO_CUPS), NOW).problem()).isEmpty();
    }

    @Test
    void its_total_is_its_lines_and_the_freight() {
        assertThat(order(PAID, TWO_CUPS, sku(2, "pot", 1)).total()).contains(Money.of(new BigDecimal("31"), CNY));
        assertThat(order(PAID).total()).as("nothing was told yet").isEmpty();
    }

    @Test
    void what_a_list_does_not_say_stays_as_it_was_known() {
        var known = content(PAID, TWO_CUPS);
        var list = new OrderContent(
                KEY,
                List.of(),
                SHIPPED,
                OrderContent.Times.placedAt(NOW),
                Optional.empty(),
                Destination.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty());
        var merged = list.over(known);
        assertThat(merged.lines()).isEqualTo(known.lines());
        assertThat(merged.freight()).isEqualTo(known.freight());
        assertThat(merged.state()).isEqualTo(SHIPPED);
    }

    @Test
    void no_two_orders_share_a_name() {
        var one = new OrderKey(new StoreId("a:b"), new OrderNo("c"));
        var other = new OrderKey(new StoreId("a"), new OrderNo("b:c"));
        assertThat(one.toString()).isEqualTo("a%3Ab:c").isNotEqualTo(other.toString());
        assertThat(KEY).hasToString("tmall:1001");
        assertThat(one.compareTo(other)).isPositive();
        assertThat(OrderKey.of("a%3Ab", "50%25")).contains(new OrderKey(new StoreId("a:b"), new OrderNo("50%")));
        assertThat(OrderKey.of("a", "")).isEmpty();
    }

    @Test
    void it_may_be_old_at_most_thirty_days() {
        assertThat(Order.STALE_AFTER).isEqualTo(Duration.ofDays(30));
    }
}
