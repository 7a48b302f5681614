package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
import dev.zhanggui.application.inventory.api.ReservingStock.Resolve;
import dev.zhanggui.application.spi.Outbox.PublishedEvent;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.api.KeepingListings.PutListing;
import dev.zhanggui.application.trade.api.KeepingOrderSettings.PutSettings;
import dev.zhanggui.application.trade.api.KeepingOrders.OrderSheet;
import dev.zhanggui.application.trade.api.KeepingOrders.PutOrder;
import dev.zhanggui.application.trade.api.KeepingOrders.Raised;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.application.trade.api.TaggingBuyers.Tag;
import dev.zhanggui.application.trade.api.TakingBackOrders.TakeBack;
import dev.zhanggui.application.trade.api.TakingBackOrders.TakenBack;
import dev.zhanggui.application.trade.api.TakingOrders.Incoming;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.application.trade.api.TakingOrders.Take;
import dev.zhanggui.application.trade.api.TakingOrders.Taken;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationRefused.BelongsToOrder;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.shared.UnitPrice;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.ChangedMeanwhile;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.Listing.Part;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import dev.zhanggui.domain.trade.OrderRefused.BuyerUnknown;
import dev.zhanggui.domain.trade.OrderRefused.ChangedSince;
import dev.zhanggui.domain.trade.OrderRefused.ItemUnknown;
import dev.zhanggui.domain.trade.OrderRefused.StepNotAllowed;
import dev.zhanggui.domain.trade.OrderRefused.StillShort;
import dev.zhanggui.domain.trade.OrderRefused.UnknownOrder;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.OwnPromise;
import dev.zhanggui.domain.trade.Passage;
import dev.zhanggui.domain.trade.Shortfall;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders and the stock that they need, through the front door, on the storage under test. */
public abstract class OrdersAtTheDeskContract extends StorageContract {
    private static final Sku CUP = new Sku("cup");
    private static final OrderKey ONE = Sales.key(TMALL, "1001");

    private final MovableClock clock = MovableClock.at(NOW);
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());

    @BeforeEach
    void a_desk_with_ten_shirts_and_ten_cups() {
        desk.close();
        givenCatalog();
        givenSku(CUP);
        givenStock(SHIRT, HUB, 10);
        givenStock(CUP, HUB, 10);
        desk = Zhanggui.on(storage(), clock, new SteppedBackground(), new CountedRandomness());
    }

    @AfterEach
    void sums_agree() {
        var bad = storage().selfChecks().examine().stream()
                .filter(finding -> finding.level() == Finding.Level.BAD)
                .toList();
        assertThat(bad).isEmpty();
    }

    // The words of these tests.

    @CanIgnoreReturnValue
    private OrderSheet put(OrderContent content) {
        return desk.trade().orders().put(PutOrder.of(ACTOR, content)).orThrow().sheet();
    }

    private Decision<OrderSheet, ?> step(OrderStep step) {
        return desk.trade().orders().step(Step.of(ACTOR, ONE, step));
    }

    private static Object refusal(Decision<?, ? extends Refusal> decision) {
        return decision.<Object>fold(value -> "accepted " + value, refused -> refused);
    }

    @CanIgnoreReturnValue
    private List<Taken> take(String job, OrderContent... contents) {
        var orders = Arrays.stream(contents)
                .map(content -> new Incoming(content, Optional.empty()))
                .toList();
        return desk.trade().taking().take(new Take(ACTOR, job, orders, false));
    }

    private Taken takeOne(String job, OrderContent content) {
        return take(job, content).get(0);
    }

    private OrderSheet sheet(OrderKey key) {
        return desk.trade().orders().order(key).orElseThrow();
    }

    private static Optional<Kind> problem(OrderSheet sheet) {
        return sheet.order().problem().map(OrderProblem::kind);
    }

    private static ReservationState reservation(OrderSheet sheet) {
        return sheet.reservation().map(Reservation::state).orElseThrow();
    }

    private static String reservationId(OrderSheet sheet) {
        return sheet.reservation().map(one -> one.id().code()).orElseThrow();
    }

    private long free(Sku sku) {
        return ledger(sku).free();
    }

    private static OrderContent placed(SoldLine... lines) {
        return Sales.content(ONE, OrderState.PLACED, NOW, lines);
    }

    private static OrderContent paid(SoldLine... lines) {
        return Sales.paid(ONE, NOW, lines);
    }

    private static OrderContent told(OrderState state, SoldLine... lines) {
        return Sales.content(ONE, state, NOW, lines);
    }

    private static SoldLine shirts(int units) {
        return Sales.sku(SHIRT, units);
    }

    // The story.

    @Test
    void an_order_comes_is_paid_late_runs_out_is_resolved_and_shipped_and_a_file_brings_it_again_changed() {
        var order = put(placed(shirts(8)));
        assertThat(reservation(order)).isEqualTo(ReservationState.HELD);
        assertThat(reservationId(order)).isEqualTo("order:tmall:1001");
        clock.advance(Duration.ofHours(1));
        var other = Sales.paid(Sales.key(TMALL, "2002"), NOW, shirts(7));
        assertThat(problem(put(other))).isEmpty();

        var late = step(OrderStep.PAY).orThrow();
        assertThat(late.order().state()).isEqualTo(OrderState.PAID);
        assertThat(problem(late)).contains(Kind.OUT_OF_STOCK);
        assertThat(reservationId(late)).isEqualTo("order:tmall:1001:2");
        assertThat(late.reservation().orElseThrow().lines()).containsExactly(line(SHIRT, 3, HUB));
        assertThat(refusal(step(OrderStep.AUDIT)))
                .isEqualTo(new StepNotAllowed(
                        OrderStep.AUDIT,
                        OrderState.PAID,
                        Optional.of(Kind.OUT_OF_STOCK),
                        List.of(OrderStep.CANCEL, OrderStep.RESOLVE)));
        assertThat(refusal(step(OrderStep.RESOLVE)))
                .isEqualTo(new StillShort(ONE, List.of(new Shortfall(SHIRT, 8, 3))));
        assertThat(reservation(sheet(ONE))).as("what it has stays promised").isEqualTo(ReservationState.COMMITTED);

        desk.inventory().moving().receive(Book.of(ACTOR, SHIRT, HUB, 5)).orThrow();
        assertThat(problem(step(OrderStep.RESOLVE).orThrow())).isEmpty();
        step(OrderStep.AUDIT).orThrow();
        step(OrderStep.ALLOCATE).orThrow();
        var shipped = step(OrderStep.SHIP).orThrow();
        assertThat(reservation(shipped)).isEqualTo(ReservationState.SHIPPED);
        assertThat(onHand(SHIRT, HUB)).isEqualTo(7);

        var again = takeOne("job", Sales.content(ONE, OrderState.SIGNED, NOW, shirts(9)));
        assertThat(again.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(again.reasons()).extracting(Reason::code).containsExactly("difference");
        var after = sheet(ONE).order();
        assertThat(after.state()).isEqualTo(OrderState.SIGNED);
        assertThat(after.content().lines().get(0).quantity().units()).isEqualTo(8);
        assertThat(takeOne("job", Sales.content(ONE, OrderState.SIGNED, NOW, shirts(9)))
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        step(OrderStep.RESOLVE).orThrow();
        assertThat(step(OrderStep.CLOSE).orThrow().order().state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.trade().views().passages(ONE))
                .extracting(Passage::step)
                .containsExactly("taken", "pay", "resolve", "audit", "allocate", "ship", "told", "resolve", "close");
    }

    // Taken.

    @Test
    void an_order_first_seen_open_reserves_and_one_that_is_paid_commits() {
        assertThat(takeOne("job", paid(shirts(2), Sales.sku(CUP, 1))).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.COMMITTED);
        assertThat(free(SHIRT)).isEqualTo(8);
        assertThat(free(CUP)).isEqualTo(9);
    }

    @Test
    void one_first_seen_when_it_was_over_or_is_old_touches_no_stock() {
        assertThat(takeOne("job", told(OrderState.SHIPPED, shirts(2))).reasons())
                .isEmpty();
        var old = Sales.paid(Sales.key(TMALL, "old"), NOW.minus(Duration.ofDays(31)), shirts(2));
        var stale = takeOne("job", old);
        assertThat(stale.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(stale.reasons()).extracting(Reason::code).containsExactly("stale");
        var asHistory = Sales.paid(Sales.key(TMALL, "past"), NOW, shirts(2));
        var taken = desk.trade()
                .taking()
                .take(new Take(ACTOR, "job", List.of(new Incoming(asHistory, Optional.empty())), true));
        assertThat(taken.get(0).reasons()).isEmpty();
        assertThat(free(SHIRT)).isEqualTo(10);
        assertThat(sheet(ONE).order().history()).isTrue();
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var first = paid(shirts(2));
        var second = Sales.content(Sales.key(TMALL, "2"), OrderState.CLOSED, NOW, shirts(1));
        take("job", first, second);
        long rows = rowsOfAudit();
        assertThat(take("again", first, second)).extracting(Taken::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(rowsOfAudit()).isEqualTo(rows);
        assertThat(desk.trade()
                        .orders()
                        .put(PutOrder.of(ACTOR, first))
                        .orThrow()
                        .change())
                .isEqualTo(Change.UNCHANGED);
    }

    private long rowsOfAudit() {
        var trail = storage().auditTrail();
        return trail.head().n() + trail.unsealed().rows();
    }

    @Test
    void a_chunk_leaves_one_event_and_no_row_of_the_audit_which_its_job_writes() {
        storage().outbox().subscribe("reader");
        long rows = rowsOfAudit();
        var closed = new ArrayList<OrderContent>();
        for (int i = 0; i < 20; i++) {
            closed.add(Sales.content(Sales.key(TMALL, "c" + i), OrderState.CLOSED, NOW, shirts(1)));
        }
        assertThat(take("job", closed.toArray(OrderContent[]::new))).hasSize(20);
        assertThat(rowsOfAudit()).isEqualTo(rows);
        assertThat(storage().outbox().unread("reader", LATER, 100))
                .extracting(PublishedEvent::name)
                .containsExactly("ordersImported");
    }

    @Test
    void an_order_that_stands_in_a_chunk_twice_is_taken_once_and_then_changed() {
        var answers = take("job", placed(shirts(2)), paid(shirts(2)));
        assertThat(answers).extracting(Taken::outcome).containsExactly(Outcome.CREATED, Outcome.UPDATED);
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.COMMITTED);
    }

    @Test
    void what_cannot_be_taken_is_refused_alone_and_says_why() {
        var unknown = Sales.paid(Sales.key(new StoreId("nowhere"), "1"), NOW, shirts(1));
        var huge = Sales.paid(Sales.key(TMALL, "huge"), NOW, shirts(Quantity.UNITS_MAX), shirts(Quantity.UNITS_MAX));
        var answers = take("job", unknown, huge, paid(shirts(1)));
        assertThat(answers)
                .extracting(Taken::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.CREATED);
        assertThat(answers.subList(0, 2))
                .flatExtracting(Taken::reasons)
                .extracting(Reason::code)
                .containsExactly("unknown-reference", "order-too-large");
    }

    @Test
    void what_cannot_be_reserved_in_full_is_taken_all_the_same() {
        var short2 = takeOne("job", paid(shirts(12), Sales.sku(CUP, 1)));
        assertThat(short2.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(short2.reasons()).extracting(Reason::code).containsExactly("out-of-stock");
        assertThat(free(SHIRT)).isZero();
        assertThat(free(CUP)).isEqualTo(9);
        var none = put(Sales.paid(Sales.key(TMALL, "none"), NOW, shirts(1)));
        assertThat(problem(none)).contains(Kind.OUT_OF_STOCK);
        assertThat(none.reservation()).isEmpty();
    }

    @Test
    void what_the_platform_says_later_moves_what_was_promised() {
        take("job", placed(shirts(4)));
        assertThat(takeOne("job", paid(shirts(4))).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.COMMITTED);
        take("job", told(OrderState.SHIPPED, shirts(4)));
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.SHIPPED);
        assertThat(onHand(SHIRT, HUB)).isEqualTo(6);

        var other = Sales.key(TMALL, "2");
        take("job", Sales.paid(other, NOW, shirts(6)));
        take("job", Sales.content(other, OrderState.CANCELLED, NOW, shirts(6)));
        assertThat(reservation(sheet(other))).isEqualTo(ReservationState.RELEASED);
        assertThat(free(SHIRT)).isEqualTo(6);
    }

    @Test
    void one_that_was_shipped_with_less_than_was_promised_opens_a_difference() {
        take("job", paid(shirts(12)));
        take("job", told(OrderState.SHIPPED, shirts(12)));
        assertThat(problem(sheet(ONE))).contains(Kind.DIFFERENCE);
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.SHIPPED);
        assertThat(onHand(SHIRT, HUB)).isZero();
    }

    @Test
    void other_lines_of_an_open_order_are_reserved_instead_of_the_first() {
        take("job", paid(shirts(10)));
        take("job", paid(shirts(9), Sales.sku(CUP, 2)));
        assertThat(reservationId(sheet(ONE))).isEqualTo("order:tmall:1001:2");
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.COMMITTED);
        assertThat(problem(sheet(ONE))).isEmpty();
        assertThat(free(SHIRT)).isEqualTo(1);
        assertThat(free(CUP)).isEqualTo(8);
    }

    @Test
    void a_list_without_lines_reserves_when_the_lines_come() {
        take("list", told(OrderState.PAID));
        assertThat(sheet(ONE).reservation()).isEmpty();
        take("details", paid(shirts(3)));
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.COMMITTED);
        take("list", told(OrderState.PAID));
        assertThat(sheet(ONE).order().content().lines()).hasSize(1);
        assertThat(free(SHIRT)).isEqualTo(7);
    }

    // Bundles, and items that nobody knows.

    @Test
    void lines_that_share_a_component_are_reserved_together_and_a_bundle_by_its_parts() {
        var set = new ListingKey(TMALL, "set", "");
        desk.trade()
                .listings()
                .put(PutListing.of(ACTOR, set, new Part(SHIRT, Quantity.of(2)), new Part(CUP, Quantity.of(1))))
                .orThrow();
        var order = put(paid(Sales.item("set", 3), shirts(5)));
        assertThat(order.reservation().orElseThrow().asked().lines())
                .containsExactly(AskedLine.of(CUP, 3), AskedLine.of(SHIRT, 11));
        assertThat(problem(order)).contains(Kind.OUT_OF_STOCK);
    }

    @Test
    void linking_an_item_once_resolves_every_order_that_waits_for_it_the_first_placed_first() {
        var later = Sales.paid(Sales.key(TMALL, "a-later"), NOW.plusSeconds(10), Sales.item("I", 6));
        var earlier = Sales.paid(Sales.key(TMALL, "b-earlier"), NOW, Sales.item("I", 6));
        var another = Sales.paid(Sales.key(TMALL, "c"), NOW, Sales.item("other", 1));
        assertThat(take("job", later, earlier, another))
                .flatExtracting(Taken::reasons)
                .extracting(Reason::code)
                .containsOnly("unknown-item");
        assertThat(refusal(desk.trade().orders().step(Step.of(ACTOR, later.key(), OrderStep.RESOLVE))))
                .isEqualTo(new ItemUnknown(later.key(), List.of("I")));

        var linked = desk.trade()
                .listings()
                .put(PutListing.of(ACTOR, new ListingKey(TMALL, "I", ""), new Part(SHIRT, Quantity.of(1))))
                .orThrow();
        assertThat(linked.resolved()).isEqualTo(2);
        assertThat(problem(sheet(earlier.key()))).isEmpty();
        assertThat(reservation(sheet(earlier.key()))).isEqualTo(ReservationState.COMMITTED);
        assertThat(problem(sheet(later.key()))).contains(Kind.OUT_OF_STOCK);
        assertThat(problem(sheet(another.key()))).contains(Kind.UNKNOWN_ITEM);
    }

    @Test
    void a_new_sku_resolves_the_orders_that_waited_for_a_thing_of_its_code() {
        var code = new Sku("C-1");
        take("job", paid(Sales.coded("C-1", 1)));
        assertThat(problem(sheet(ONE))).contains(Kind.UNKNOWN_ITEM);
        desk.inventory()
                .catalog()
                .putSku(KeepingCatalog.Put.of(ACTOR, SkuCard.of(code, "new")))
                .orThrow();
        assertThat(problem(sheet(ONE))).contains(Kind.OUT_OF_STOCK);
        desk.inventory().moving().receive(Book.of(ACTOR, code, HUB, 1)).orThrow();
        assertThat(problem(step(OrderStep.RESOLVE).orThrow())).isEmpty();
    }

    // Steps, and who may do what to a promise.

    @Test
    void a_cancelled_order_gives_its_stock_back() {
        put(paid(shirts(4)));
        assertThat(reservation(step(OrderStep.CANCEL).orThrow())).isEqualTo(ReservationState.RELEASED);
        assertThat(free(SHIRT)).isEqualTo(10);
    }

    @Test
    void what_an_order_was_promised_is_not_touched_behind_its_back() {
        var id = new ReservationId(reservationId(put(paid(shirts(4)))));
        var reserving = desk.inventory().reserving();
        assertThat(refusal(reserving.release(new Resolve(ACTOR, id)))).isEqualTo(new BelongsToOrder(id));
        assertThat(refusal(reserving.ship(new Resolve(ACTOR, id)))).isEqualTo(new BelongsToOrder(id));
        var own = new ReservationId("order:tmall:9");
        assertThat(refusal(reserving.reserve(Reserve.of(ACTOR, own, Asked.all(TMALL, AskedLine.of(SHIRT, 1))))))
                .isEqualTo(new BelongsToOrder(own));
    }

    @Test
    void the_longest_numbers_there_are_have_a_promise_of_their_own() {
        var store = new StoreId(":".repeat(64));
        givenStore(store);
        var key = Sales.key(store, "号".repeat(64));
        var order = put(Sales.paid(key, NOW, shirts(1)));
        assertThat(reservationId(order)).isEqualTo("order:" + "%3A".repeat(64) + ":" + "号".repeat(64));
        var cancelled = desk.trade()
                .orders()
                .step(Step.of(ACTOR, key, OrderStep.CANCEL))
                .orThrow();
        assertThat(reservation(cancelled)).isEqualTo(ReservationState.RELEASED);
    }

    @Test
    void an_order_whose_goods_are_not_there_at_a_count_has_a_problem_at_once() {
        put(paid(shirts(8)));
        desk.inventory().moving().count(Book.of(ACTOR, SHIRT, HUB, 5)).orThrow();
        assertThat(problem(sheet(ONE))).contains(Kind.OUT_OF_STOCK);
        assertThat(refusal(step(OrderStep.RESOLVE))).isInstanceOf(StillShort.class);
        desk.inventory().moving().count(Book.of(ACTOR, SHIRT, HUB, 8)).orThrow();
        assertThat(problem(step(OrderStep.RESOLVE).orThrow())).isEmpty();
    }

    @Test
    void a_problem_is_raised_with_a_note_and_an_owner_and_changes_are_seen() {
        var seen = put(paid(shirts(1))).order().version();
        var raised = Step.raising(ACTOR, ONE, new Raised(Kind.ADDRESS_DOUBTFUL, "which house?", "li"));
        var problem =
                desk.trade().orders().step(raised).orThrow().order().problem().orElseThrow();
        assertThat(problem.note()).isEqualTo("which house?");
        assertThat(problem.owner()).isEqualTo("li");
        var stale = new Step(
                ACTOR,
                ONE,
                OrderStep.CANCEL,
                Optional.of(seen),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
        assertThat(refusal(desk.trade().orders().step(stale)))
                .isEqualTo(new ChangedMeanwhile("tmall:1001", seen, seen + 1));
        assertThat(refusal(desk.trade().orders().put(PutOrder.of(ACTOR, paid(shirts(2))))))
                .isEqualTo(new ChangedMeanwhile("tmall:1001", 0, seen + 1));
    }

    // Taken back.

    @Test
    void an_import_is_taken_back_while_nothing_depends_on_it() {
        var found = Sales.key(TMALL, "found");
        take("first", Sales.content(found, OrderState.PLACED, NOW, shirts(1)));
        take("job", paid(shirts(4)), Sales.paid(found, NOW, shirts(2)));
        take("job", Sales.content(ONE, OrderState.PAID, NOW, shirts(5)));
        assertThat(free(SHIRT)).isEqualTo(3);

        var back = desk.trade().takingBack().takeBack(new TakeBack(ACTOR, "job", "wrong file"));
        assertThat(back.orThrow()).isEqualTo(new TakenBack(1, 1));
        assertThat(desk.trade().orders().order(ONE)).isEmpty();
        assertThat(sheet(found).order().state()).isEqualTo(OrderState.PLACED);
        assertThat(reservation(sheet(found))).isEqualTo(ReservationState.HELD);
        assertThat(free(SHIRT)).isEqualTo(9);

        take("again", paid(shirts(4)));
        assertThat(reservation(sheet(ONE))).isEqualTo(ReservationState.COMMITTED);
        assertThat(free(SHIRT)).isEqualTo(5);
    }

    @Test
    void an_import_that_something_depends_on_stays_and_says_what() {
        var other = Sales.key(TMALL, "2");
        take("job", paid(shirts(4)), Sales.paid(other, NOW, shirts(1)));
        step(OrderStep.AUDIT).orThrow();
        assertThat(refusal(desk.trade().takingBack().takeBack(new TakeBack(ACTOR, "job", ""))))
                .isEqualTo(new ChangedSince("job", List.of(ONE), false));
        assertThat(desk.trade().orders().order(other)).isPresent();
    }

    // The audit.

    private static OrderContent asking(OrderKey key, String city, String note, SoldLine... lines) {
        var content = Sales.paid(key, NOW, lines);
        return new OrderContent(
                key,
                content.lines(),
                content.state(),
                content.times(),
                content.buyer(),
                new Destination("浙江省", city, "", Optional.empty(), Optional.empty()),
                content.freight(),
                content.paid(),
                note,
                "",
                Optional.empty(),
                Optional.empty());
    }

    /** An order whose buyer is known, beside which nothing was promised yet. */
    private void given(OrderContent content) {
        var known = content.of(Optional.of(new BuyerKey("buyer")));
        unit(() -> storage().orders().add(List.of(new Kept(Order.first(known, false, NOW), "mark", "", 0))));
    }

    private void stopsAudit(Kind kind, String... findings) {
        var stopped = step(OrderStep.AUDIT).orThrow().order();
        assertThat(stopped.state()).isEqualTo(OrderState.PAID);
        var problem = stopped.problem().orElseThrow();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.owner()).isEqualTo(kind.department());
        assertThat(problem.findings()).extracting(Reason::code).containsExactly(findings);
        assertThat(refusal(step(OrderStep.AUDIT))).isInstanceOf(StepNotAllowed.class);
        step(OrderStep.RESOLVE).orThrow();
        assertThat(step(OrderStep.AUDIT).orThrow().order().state()).isEqualTo(OrderState.AUDITED);
    }

    @Test
    void an_incomplete_address_stops_the_audit_until_it_was_seen_to() {
        put(asking(ONE, "", "", shirts(1)));
        stopsAudit(Kind.ADDRESS_DOUBTFUL, "address-incomplete");
    }

    @Test
    void a_note_that_asks_something_stops_the_audit_and_is_not_quoted_in_the_journal() {
        put(asking(ONE, "杭州市", "请发顺丰", shirts(1)));
        stopsAudit(Kind.NOTE_ASKS, "buyer-note-asks");
        assertThat(JournalContract.sealed(this))
                .allSatisfy(row -> assertThat(row.row().orElseThrow().before()
                                + row.row().orElseThrow().after())
                        .doesNotContain("顺丰"));
    }

    @Test
    void an_unusual_quantity_stops_the_audit_with_what_else_was_found() {
        givenStock(SHIRT, SHOP, 1);
        unit(() -> receive(SHIRT, HUB, 30));
        put(asking(ONE, "杭州市", "急", shirts(21)));
        stopsAudit(Kind.NOTE_ASKS, "buyer-note-asks", "quantity-unusual");
    }

    @Test
    void a_price_below_the_floor_of_what_was_sold_stops_the_audit() {
        var floor = new UnitPrice(new BigDecimal("19.50"), Sales.CNY);
        var bare = card(SHIRT);
        var guarded = new SkuCard(
                SHIRT,
                bare.product(),
                bare.title(),
                bare.category(),
                bare.position(),
                bare.trafficOrProfit(),
                bare.listPrice(),
                Optional.of(floor),
                bare.unitCost(),
                bare.weightGrams(),
                bare.packSize(),
                bare.leadTimeDays());
        desk.inventory()
                .catalog()
                .putSku(new KeepingCatalog.Put<>(ACTOR, guarded, Optional.of(1L)))
                .orThrow();
        put(asking(ONE, "杭州市", "", shirts(3)));
        stopsAudit(Kind.PRICE_BELOW_GUARD, "price-below-guard");
    }

    @Test
    void several_open_orders_of_one_buyer_stop_the_audit() {
        given(asking(ONE, "杭州市", "", shirts(1)));
        given(asking(Sales.key(TMALL, "2"), "杭州市", "", shirts(1)));
        stopsAudit(Kind.COMBINE, "combine");
    }

    @Test
    void a_known_refuser_stops_the_audit_and_is_known_by_what_agents_noted() {
        var tagging = desk.trade().tagging();
        assertThat(refusal(tagging.tag(new Tag(ACTOR, ONE, List.of("refuser")))))
                .isEqualTo(new UnknownOrder(ONE));
        var nobody = Sales.key(TMALL, "3");
        put(asking(nobody, "杭州市", "", shirts(1)));
        assertThat(refusal(tagging.tag(new Tag(ACTOR, nobody, List.of("refuser")))))
                .isEqualTo(new BuyerUnknown(nobody));
        given(asking(ONE, "杭州市", "", shirts(1)));
        assertThat(tagging.tag(new Tag(ACTOR, ONE, List.of("refuser", "vip", "vip")))
                        .orThrow())
                .containsExactly("refuser", "vip");
        long rows = rowsOfAudit();
        assertThat(tagging.tag(new Tag(ACTOR, ONE, List.of("refuser", "vip"))).orThrow())
                .hasSize(2);
        assertThat(rowsOfAudit()).as("nothing changed").isEqualTo(rows);
        assertThat(tagging.tags(ONE)).containsExactly("refuser", "vip");
        stopsAudit(Kind.KNOWN_REFUSER, "known-refuser");
    }

    @Test
    void checks_that_a_store_switched_off_stop_nothing() {
        put(asking(ONE, "", "急", shirts(1)));
        desk.orderSettings()
                .put(new PutSettings(ACTOR, TMALL, OwnPromise.USUAL, List.of()))
                .orThrow();
        assertThat(step(OrderStep.AUDIT).orThrow().order().state()).isEqualTo(OrderState.AUDITED);
    }

    // At once.

    @Test
    void two_files_with_the_same_orders_at_once_reserve_each_order_once() {
        var contents = new OrderContent[5];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = Sales.paid(Sales.key(TMALL, "o" + i), NOW, shirts(1), Sales.sku(CUP, 1));
        }
        race(4, racer -> takeInTheEnd("job" + racer, contents));
        assertThat(free(SHIRT)).isEqualTo(5);
        assertThat(free(CUP)).isEqualTo(5);
        for (var content : contents) {
            assertThat(reservationId(sheet(content.key()))).isEqualTo("order:" + content.key());
        }
    }

    private void takeInTheEnd(String job, OrderContent... contents) {
        boolean done = false;
        while (!done) {
            try {
                done = take(job, contents).size() == contents.length;
            } catch (Trouble.StaleWrite again) {
                done = false;
            }
        }
    }

    @Test
    void a_file_and_reservations_at_once_never_promise_more_than_there_is() {
        var held = new ConcurrentLinkedQueue<String>();
        race(6, racer -> {
            for (int i = 0; i < 4; i++) {
                if (racer < 3) {
                    takeInTheEnd("job", Sales.paid(Sales.key(TMALL, racer + "-" + i), NOW, shirts(1)));
                } else {
                    var id = new ReservationId("R" + racer + "-" + i);
                    desk.inventory()
                            .reserving()
                            .reserve(Reserve.of(ACTOR, id, Asked.all(TMALL, AskedLine.of(SHIRT, 1))))
                            .whenAccepted(one -> held.add(id.code()));
                }
            }
        });
        long promised = 0;
        for (int racer = 0; racer < 3; racer++) {
            for (int i = 0; i < 4; i++) {
                promised +=
                        sheet(Sales.key(TMALL, racer + "-" + i)).reservation().isPresent() ? 1 : 0;
            }
        }
        assertThat(promised + held.size()).isEqualTo(10);
        assertThat(free(SHIRT)).isZero();
    }
}
