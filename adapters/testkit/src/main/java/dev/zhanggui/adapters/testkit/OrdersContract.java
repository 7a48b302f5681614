package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.OrderJobs.Brought;
import dev.zhanggui.application.trade.spi.OrderJobs.Replaced;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.application.trade.spi.Orders.Standing;
import dev.zhanggui.application.trade.spi.Orders.Waiting;
import dev.zhanggui.application.trade.views.OrderViews.BadCursor;
import dev.zhanggui.application.trade.views.OrderViews.OrderFilter;
import dev.zhanggui.application.trade.views.OrderViews.OrderRow;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
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
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Passage;
import dev.zhanggui.domain.trade.Promised;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage must do for orders, for what jobs brought, and for lists of orders. */
public abstract class OrdersContract extends StorageContract {
    private static final StoreId JD = new StoreId("jd");
    private static final OrderKey ONE = Sales.key(TMALL, "1");

    @BeforeEach
    void a_catalog() {
        givenCatalog();
    }

    private static Order order(OrderKey key, OrderState state, Instant placed, SoldLine... lines) {
        return Order.first(Sales.content(key, state, placed, lines), false, NOW);
    }

    private static Order order(String no) {
        return order(Sales.key(TMALL, no), OrderState.PLACED, NOW, Sales.sku(SHIRT, 1));
    }

    private static Kept kept(Order order) {
        return new Kept(order, "mark", "", 0);
    }

    private void add(Order... orders) {
        unit(() -> {
            for (var order : orders) {
                storage().orders().add(List.of(kept(order)));
            }
        });
    }

    private static Order stopped(Order order, Kind kind) {
        var problem = new OrderProblem(kind, "note", "li", NOW, Map.of("items", List.of("I")));
        return order.with(Optional.of(problem));
    }

    private static Order whole() {
        var at = NOW.minusSeconds(3_600);
        var times = new Times(
                at,
                Optional.of(at.plusMillis(1)),
                Optional.of(at.plusMillis(2)),
                Optional.of(at.plusMillis(3)),
                Optional.of(at.plusMillis(4)),
                Optional.of(at.plusMillis(5)));
        var bare = Sales.content(ONE, OrderState.PAID, at, Sales.item("I", 2), Sales.coded("C", 1))
                .lines();
        var adjusted = new SoldLine(
                7,
                SoldLine.Kind.ADJUSTMENT,
                Optional.of(SHIRT),
                Optional.of("I"),
                Optional.of("I-1"),
                Optional.of("C"),
                "",
                bare.get(0).quantity(),
                bare.get(0).unitPrice(),
                Optional.empty(),
                Money.of(new BigDecimal("-1.25"), Sales.CNY));
        var lines = new ArrayList<>(bare);
        lines.add(adjusted);
        var content = new OrderContent(
                ONE,
                lines,
                OrderState.PAID,
                times,
                Optional.of(new BuyerKey("buyer")),
                new Destination("浙江省", "杭州市", "西湖区", Optional.of(30.25), Optional.of(120.5)),
                Optional.of(Money.of(BigDecimal.TEN, Sales.CNY)),
                Optional.of(Money.of(BigDecimal.ONE, Sales.CNY)),
                "buyer's\n\"note\"",
                "seller's note",
                Optional.of(at.plusSeconds(1)),
                Optional.of(new Shipping("carrier", "SF1", Optional.of(HUB))));
        var promised = new Promised(at.plusSeconds(9), Optional.of(at), List.of(new Reason("rule", Map.of("days", 2))));
        var handling = new Handling(
                Optional.of(at),
                Optional.of(NOW),
                Optional.empty(),
                Optional.of(900),
                Set.of("combine", "buyer-note-asks"));
        var problem = new OrderProblem(Kind.NOTE_ASKS, "note", "li", NOW, Map.of("text", "x"));
        return new Order(
                content, OrderState.ALLOCATED, false, Optional.of(problem), 3, handling, Optional.of(promised), 1);
    }

    @Test
    void an_order_is_found_again_as_it_was_with_all_that_is_known_of_it() {
        add(whole());
        assertThat(storage().orders().find(ONE)).contains(kept(whole()));
        assertThat(storage().orders().find(Sales.key(JD, "1"))).isEmpty();
    }

    @Test
    void an_order_of_which_little_is_known_is_found_again_too() {
        var content = new OrderContent(
                ONE,
                List.of(),
                OrderState.CLOSED,
                Times.placedAt(NOW),
                Optional.empty(),
                Destination.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.of(new Shipping("", "", Optional.empty())));
        var little = Order.first(content, true, NOW);
        add(little);
        assertThat(storage().orders().find(ONE).map(Kept::order)).contains(little);
    }

    @Test
    void an_order_is_added_once_and_changed_only_over_the_version_that_was_read() {
        add(whole());
        assertThatThrownBy(() -> add(whole())).isInstanceOf(StaleWrite.class);
        var fewer = order(ONE, OrderState.PLACED, NOW, Sales.sku(SHIRT, 4)).changed();
        unit(() -> storage().orders().save(new Kept(fewer, "other", "job", 2)));
        assertThat(storage().orders().find(ONE)).contains(new Kept(fewer, "other", "job", 2));
        assertThatThrownBy(() -> unit(() -> storage().orders().save(kept(fewer))))
                .isInstanceOf(StaleWrite.class);
        assertThatThrownBy(() -> unit(() -> storage().orders().remove(ONE, 1))).isInstanceOf(StaleWrite.class);
        unit(() -> storage().orders().remove(ONE, 2));
        assertThat(storage().orders().find(ONE)).isEmpty();
        add(whole());
        assertThat(storage().orders().find(ONE)).contains(kept(whole()));
    }

    @Test
    void a_chunk_asks_once_which_of_its_orders_stand_and_how() {
        givenStore(JD);
        add(whole(), order(Sales.key(JD, "1"), OrderState.PLACED, NOW), order("other"));
        var asked = new ArrayList<OrderKey>();
        for (int i = 1; i <= 300; i++) {
            asked.add(Sales.key(TMALL, String.valueOf(i)));
            asked.add(Sales.key(JD, String.valueOf(i)));
        }
        var jd = Sales.key(JD, "1");
        assertThat(storage().orders().standing(asked))
                .containsOnly(
                        Map.entry(
                                ONE, new Standing(ONE, "mark", whole().content().buyer(), 1)),
                        Map.entry(jd, new Standing(jd, "mark", Optional.empty(), 1)));
        assertThat(storage().orders().standing(List.of())).isEmpty();
    }

    @Test
    void orders_that_wait_are_told_by_when_they_were_placed() {
        givenStore(JD);
        var late = stopped(order(Sales.key(TMALL, "a"), OrderState.PAID, NOW.plusMillis(1)), Kind.UNKNOWN_ITEM);
        var first = stopped(order(Sales.key(TMALL, "c"), OrderState.PAID, NOW), Kind.UNKNOWN_ITEM);
        var second = stopped(order(Sales.key(TMALL, "d"), OrderState.PAID, NOW), Kind.UNKNOWN_ITEM);
        var elsewhere = stopped(order(Sales.key(JD, "b"), OrderState.PAID, NOW), Kind.UNKNOWN_ITEM);
        add(late, first, second, elsewhere, stopped(order("e"), Kind.OTHER), order("f"));
        var orders = storage().orders();
        var all = orders.waiting(Optional.of(TMALL), Kind.UNKNOWN_ITEM, Optional.empty(), 10);
        assertThat(all).extracting(one -> one.key().no().code()).containsExactly("c", "d", "a");
        assertThat(orders.waiting(Optional.of(TMALL), Kind.UNKNOWN_ITEM, Optional.of(all.get(0)), 1))
                .containsExactly(new Waiting(second.key(), NOW));
        assertThat(orders.waiting(Optional.empty(), Kind.UNKNOWN_ITEM, Optional.empty(), 10))
                .extracting(one -> one.key().no().code())
                .containsExactly("b", "c", "d", "a");
        assertThat(orders.waiting(Optional.empty(), Kind.UNKNOWN_ITEM, Optional.of(all.get(0)), 10))
                .extracting(one -> one.key().no().code())
                .containsExactly("d", "a");
    }

    @Test
    void passages_are_told_in_the_order_of_versions_and_go_with_their_order() {
        add(whole());
        var first = new Passage(ONE, 1, "taken", OrderState.PAID, OrderState.PAID, NOW, "wang", "job");
        var second = new Passage(ONE, 2, "audit", OrderState.PAID, OrderState.AUDITED, NOW, "li", "");
        unit(() -> storage().orders().note(List.of(first, second)));
        assertThat(storage().orderViews().passages(ONE)).containsExactly(first, second);
        unit(() -> storage().orders().remove(ONE, 1));
        assertThat(storage().orderViews().passages(ONE)).isEmpty();
    }

    @Test
    void what_a_job_brought_and_replaced_is_kept_until_it_is_put_back() {
        var jobs = storage().orderJobs();
        unit(() -> storage()
                .orders()
                .add(List.of(new Kept(order("b"), "m", "job", 1), new Kept(order("a"), "m", "job", 1))));
        add(order("c"));
        var a = Sales.key(TMALL, "a");
        var b = Sales.key(TMALL, "b");
        assertThat(jobs.brought("job", Optional.empty(), 10))
                .containsExactly(new Brought(a, 1, 1), new Brought(b, 1, 1));
        assertThat(jobs.brought("job", Optional.of(a), 10)).containsExactly(new Brought(b, 1, 1));
        assertThat(jobs.brought("other", Optional.empty(), 10)).isEmpty();

        var before = new Kept(whole(), "mark", "first", 1);
        var later = new Kept(order(ONE, OrderState.PLACED, NOW).changed(), "other", "first", 1);
        unit(() -> jobs.keep("job", List.of(new Replaced(before, 2))));
        unit(() -> jobs.keep("job", List.of(new Replaced(later, 3))));
        assertThat(jobs.replaced("job", Optional.empty(), 10)).containsExactly(new Replaced(before, 3));
        assertThat(jobs.replaced("job", Optional.of(ONE), 10)).isEmpty();
        unit(() -> jobs.forget("job", List.of(ONE)));
        assertThat(jobs.replaced("job", Optional.empty(), 10)).isEmpty();
        assertThat(answer(() -> jobs.nextChunk("job"))).isEqualTo(1);
        assertThat(answer(() -> jobs.nextChunk("job"))).isEqualTo(2);
    }

    // Lists.

    private List<String> numbers(OrderFilter filter) {
        return storage().orderViews().orders(filter, Optional.empty(), 100).items().stream()
                .map(OrderRow::orderNo)
                .toList();
    }

    private static OrderFilter where(Set<OrderState> states, Optional<Kind> problem, boolean any, boolean newest) {
        return new OrderFilter(Set.of(), states, problem, any, Optional.empty(), Optional.empty(), newest);
    }

    @Test
    void a_list_shows_what_its_filter_says_the_newest_first_or_the_oldest() {
        givenStore(JD);
        add(
                order(Sales.key(TMALL, "a"), OrderState.PLACED, NOW),
                order(Sales.key(TMALL, "b"), OrderState.CLOSED, NOW.plusMillis(1)),
                stopped(order(Sales.key(JD, "c"), OrderState.PAID, NOW.plusMillis(2)), Kind.OUT_OF_STOCK),
                stopped(order(Sales.key(JD, "d"), OrderState.PAID, NOW.plusMillis(2)), Kind.OTHER));
        assertThat(numbers(OrderFilter.ALL)).containsExactly("d", "c", "b", "a");
        assertThat(numbers(where(Set.of(), Optional.empty(), false, false))).containsExactly("a", "b", "c", "d");
        assertThat(numbers(where(Set.of(OrderState.PAID, OrderState.CLOSED), Optional.empty(), false, false)))
                .containsExactly("b", "c", "d");
        assertThat(numbers(where(Set.of(), Optional.of(Kind.OTHER), false, true)))
                .containsExactly("d");
        assertThat(numbers(where(Set.of(), Optional.empty(), true, true))).containsExactly("d", "c");
        assertThat(numbers(OrderFilter.ALL.of(Set.of(TMALL)))).containsExactly("b", "a");
        var within = new OrderFilter(
                Set.of(),
                Set.of(),
                Optional.empty(),
                false,
                Optional.of(NOW.plusMillis(1)),
                Optional.of(NOW.plusMillis(2)),
                true);
        assertThat(numbers(within)).containsExactly("b");
    }

    @Test
    void orders_that_files_brought_within_a_time_are_found_by_number() {
        givenStore(JD);
        for (var id : idsBackwards()) {
            unit(() -> storage()
                    .orders()
                    .add(List.of(new Kept(order(Sales.key(TMALL, id), OrderState.PAID, NOW), "mark", "job", 1))));
        }
        add(order(Sales.key(TMALL, "alone"), OrderState.PAID, NOW));
        unit(() -> storage()
                .orders()
                .add(List.of(
                        new Kept(order(Sales.key(TMALL, "late"), OrderState.PAID, NOW.plusMillis(1)), "m", "job", 1),
                        new Kept(order(Sales.key(JD, "other"), OrderState.PAID, NOW), "m", "job", 1))));
        var all = new ArrayList<String>();
        Optional<OrderNo> after = Optional.empty();
        List<OrderNo> page;
        do {
            page = storage().orderJobs().broughtWithin(TMALL, NOW, NOW, after, 4);
            page.forEach(no -> all.add(no.code()));
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (!page.isEmpty());
        assertThat(all).containsExactlyElementsOf(IDS_IN_ORDER);
    }

    @Test
    void open_orders_of_a_buyer_are_found_in_their_store_the_newest_first() {
        givenStore(JD);
        var buyer = new BuyerKey("b");
        var states = List.of(OrderState.PLACED, OrderState.PAID, OrderState.ALLOCATED, OrderState.SHIPPED);
        for (int i = 0; i < states.size(); i++) {
            var content = Sales.content(Sales.key(TMALL, "o" + i), states.get(i), NOW.plusSeconds(i));
            add(Order.first(content.of(Optional.of(buyer)), false, NOW));
        }
        add(Order.first(Sales.content(Sales.key(JD, "x"), OrderState.PAID, NOW).of(Optional.of(buyer)), false, NOW));
        add(Order.first(Sales.content(Sales.key(TMALL, "y"), OrderState.PAID, NOW), false, NOW));
        add(Order.first(
                Sales.content(Sales.key(TMALL, "z"), OrderState.PAID, NOW).of(Optional.of(buyer)), true, NOW));
        assertThat(storage().buyerTags().openOf(TMALL, buyer, 10))
                .extracting(key -> key.no().code())
                .containsExactly("o2", "o1", "o0");
        assertThat(storage().buyerTags().openOf(TMALL, buyer, 1)).hasSize(1);
        assertThat(storage().buyerTags().openOf(TMALL, new BuyerKey("other"), 10))
                .isEmpty();
    }

    @Test
    void tags_of_a_buyer_are_found_as_they_were_saved_and_only_written_over_what_was_read() {
        var buyer = new BuyerKey("b");
        assertThat(storage().buyerTags().find(buyer)).isEmpty();
        unit(() -> storage().buyerTags().save(buyer, List.of("拒收", "a \"b\""), 0));
        unit(() -> storage().buyerTags().save(buyer, List.of("vip"), 1));
        assertThat(storage().buyerTags().find(buyer)).contains(new Versioned<>(List.of("vip"), 2));
        for (long stale : new long[] {0, 1}) {
            assertThatThrownBy(() -> unit(() -> storage().buyerTags().save(buyer, List.of(), stale)))
                    .isInstanceOf(StaleWrite.class);
        }
    }

    @Test
    void a_row_says_what_a_list_needs() {
        add(whole());
        var order = whole();
        assertThat(storage()
                        .orderViews()
                        .orders(OrderFilter.ALL, Optional.empty(), 1)
                        .items())
                .containsExactly(new OrderRow(
                        "tmall",
                        "1",
                        "allocated",
                        order.content().times().placed(),
                        order.content().times().paid(),
                        order.total(),
                        "浙江省",
                        "杭州市",
                        Optional.of("noteAsks"),
                        Optional.of("li"),
                        order.promised().map(Promised::shipBy),
                        false,
                        1));
    }

    @Test
    void an_order_whose_lines_are_awaited_comes_to_what_was_paid_or_to_nothing_known() {
        var told = Sales.content(Sales.key(TMALL, "told"), OrderState.PAID, NOW);
        add(Order.first(told, false, NOW));
        add(Order.first(paying(Sales.content(Sales.key(TMALL, "paid"), OrderState.PAID, NOW), "52.60"), false, NOW));
        add(Order.first(paying(Sales.content(Sales.key(TMALL, "zero"), OrderState.PLACED, NOW), "0.00"), false, NOW));
        var totals = new HashMap<String, Optional<String>>();
        storage()
                .orderViews()
                .orders(OrderFilter.ALL, Optional.empty(), 10)
                .items()
                .forEach(row -> totals.put(row.orderNo(), row.total().map(Money::toString)));
        assertThat(totals)
                .containsEntry("told", Optional.empty())
                .containsEntry("paid", Optional.of("52.60 CNY"))
                .containsEntry("zero", Optional.empty());
    }

    private static OrderContent paying(OrderContent content, String amount) {
        return new OrderContent(
                content.key(),
                content.lines(),
                content.state(),
                content.times(),
                content.buyer(),
                content.destination(),
                content.freight(),
                Optional.of(Money.of(new BigDecimal(amount), Sales.CNY)),
                content.buyerNote(),
                content.sellerNote(),
                content.shipBy(),
                content.shipping());
    }

    @Test
    void walking_a_list_neither_skips_nor_repeats_though_orders_come_in() {
        givenStore(JD);
        var all = new HashSet<String>();
        for (int i = 0; i < 12; i++) {
            var key = Sales.key(i % 2 == 0 ? TMALL : JD, IDS_IN_ORDER.get(i % IDS_IN_ORDER.size()) + i);
            add(order(key, i % 3 == 0 ? OrderState.CLOSED : OrderState.PAID, NOW.plusMillis(i / 4)));
            all.add(key.no().code());
        }
        for (boolean newestFirst : List.of(true, false)) {
            var filter = where(Set.of(), Optional.empty(), false, newestFirst);
            var seen = new ArrayList<String>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<OrderRow> page = storage().orderViews().orders(filter, cursor, 5);
                page.items().forEach(row -> seen.add(row.orderNo()));
                cursor = page.cursor();
                var behind = newestFirst ? NOW.plusSeconds(seen.size()) : NOW.minusSeconds(seen.size());
                add(order(Sales.key(TMALL, "new" + newestFirst + seen.size()), OrderState.PAID, behind));
            } while (cursor.isPresent());
            assertThat(seen.stream().filter(all::contains)).hasSize(12).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_cursor_that_the_list_did_not_give_out_is_none() {
        assertThatThrownBy(() -> storage().orderViews().orders(OrderFilter.ALL, Optional.of("???"), 5))
                .isInstanceOf(BadCursor.class);
        assertThatThrownBy(() -> storage().orderViews().orders(OrderFilter.ALL, Optional.of("YQ"), 5))
                .isInstanceOf(BadCursor.class);
    }

    @Test
    void orders_are_found_by_their_numbers_in_all_stores_or_in_some() {
        givenStore(JD);
        add(order("7"), order("8"), order(Sales.key(JD, "7"), OrderState.PAID, NOW, Sales.sku(SHIRT, 1)), order("9"));
        var numbers = Set.of(new OrderNo("7"), new OrderNo("9"), new OrderNo("nobody's"));

        var everywhere = storage().orderViews().numbered(Set.of(), numbers);
        assertThat(everywhere.stream().map(row -> row.store() + " " + row.orderNo()))
                .containsExactly("jd 7", "tmall 7", "tmall 9");
        assertThat(storage().orderViews().numbered(Set.of(JD), numbers)).containsExactly(everywhere.get(0));
        assertThat(storage().orderViews().numbered(Set.of(), Set.of())).isEmpty();
    }

    @Test
    void orders_are_counted_by_state_and_by_whether_they_have_a_problem() {
        givenStore(JD);
        add(
                order(Sales.key(TMALL, "a"), OrderState.PLACED, NOW),
                order(Sales.key(TMALL, "b"), OrderState.CLOSED, NOW),
                stopped(order(Sales.key(JD, "c"), OrderState.PLACED, NOW), Kind.OTHER));
        var all = storage().orderViews().counts(Set.of());
        assertThat(all.byState()).containsOnly(Map.entry(OrderState.PLACED, 2L), Map.entry(OrderState.CLOSED, 1L));
        assertThat(all.problems()).isEqualTo(1);
        var tmall = storage().orderViews().counts(Set.of(TMALL));
        assertThat(tmall.byState()).containsOnly(Map.entry(OrderState.PLACED, 1L), Map.entry(OrderState.CLOSED, 1L));
        assertThat(tmall.problems()).isZero();
    }
}
