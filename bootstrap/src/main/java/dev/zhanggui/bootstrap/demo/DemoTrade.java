package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.trade.api.KeepingOrders.OrderSheet;
import dev.zhanggui.application.trade.api.KeepingOrders.Raised;
import dev.zhanggui.application.trade.api.KeepingOrders.Step;
import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.application.trade.api.TakingOrders.Incoming;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.application.trade.api.TakingOrders.Take;
import dev.zhanggui.bootstrap.demo.Sale.Fate;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.SoldLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Orders as files of the platforms brought them: a year of them when the desk was opened, then those of each part of a
 * day, with what changed of earlier ones. Those of the last days are worked on.
 */
final class DemoTrade {
    private static final double AUDITED = 0.7;
    private static final double ALLOCATED = 0.6;
    private static final double PICKED = 0.5;
    private static final Duration AUDITED_AFTER = Duration.ofHours(1);

    private final Zhanggui desk;
    private final List<Sale> sales;

    /** The first of {@link #sales} that may still change; all before are over. */
    private int open;

    DemoTrade(Zhanggui desk, List<Sale> sales) {
        this.desk = desk;
        this.sales = new ArrayList<>(sales);
    }

    List<Sale> sales() {
        return sales;
    }

    /** Everything that was placed until the desk was opened, as it stood then. */
    void begin(Instant opened) {
        takeMoved(Instant.MIN, opened, "demo-history");
        while (open < sales.size() && isOver(sales.get(open), opened)) {
            open++;
        }
    }

    private static boolean isOver(Sale sale, Instant at) {
        return !sale.placed().isAfter(at) && sale.life().moments().allMatch(one -> !one.isAfter(at));
    }

    /** What came in between two files. */
    void goOn(Instant before, Instant now) {
        takeMoved(before, now, "demo-" + now.toEpochMilli());
    }

    private void takeMoved(Instant before, Instant now, String job) {
        var moved = new ArrayList<Integer>();
        for (int i = open; i < sales.size() && !sales.get(i).placed().isAfter(now); i++) {
            if (sales.get(i).movedWithin(before, now)) {
                moved.add(i);
            }
        }
        for (int from = 0; from < moved.size(); from += TakingOrders.CHUNK_MAX) {
            var chunk = moved.subList(from, Math.min(moved.size(), from + TakingOrders.CHUNK_MAX));
            take(chunk.stream().map(i -> incoming(sales.get(i), now)).toList(), job);
        }
        moved.forEach(i -> sales.set(i, placedByTheDesk(sales.get(i), now)));
    }

    private static Incoming incoming(Sale sale, Instant now) {
        return new Incoming(sale.at(now), Optional.of(sale.person().buyer()));
    }

    private void take(List<Incoming> orders, String job) {
        var taken = desk.trade().taking().take(new Take(DemoCompany.ACTOR, job, orders, false));
        for (var one : taken) {
            DemoCompany.check(one.outcome() != Outcome.REFUSED, "a refused order", one);
        }
    }

    /** An order that was just paid leaves from where the desk has set its goods aside. */
    private Sale placedByTheDesk(Sale sale, Instant now) {
        boolean waits = sale.isPaid()
                && !sale.paid().isAfter(now)
                && sale.life().moments().noneMatch(one -> !one.isAfter(now));
        return waits ? placeOf(sale.key()).map(sale::leavingFrom).orElse(sale) : sale;
    }

    private Optional<LocationId> placeOf(OrderKey key) {
        return sheet(key).reservation().stream()
                .flatMap(one -> one.lines().stream())
                .map(line -> line.location())
                .findFirst();
    }

    private OrderSheet sheet(OrderKey key) {
        return desk.trade().orders().order(key).orElseThrow();
    }

    /** Those that have not left: audited, allocated and picked, each as far as somebody has come. */
    void work(Instant now) {
        var chance = Chance.of(DemoCompany.SEED, "work");
        for (int i = open; i < sales.size(); i++) {
            var sale = sales.get(i);
            boolean ready = sale.isPaid()
                    && sale.paid().isBefore(now.minus(AUDITED_AFTER))
                    && sale.life().moments().noneMatch(one -> !one.isAfter(now));
            if (ready && chance.hits(AUDITED) && step(sale, OrderStep.AUDIT)) {
                boolean allocated = chance.hits(ALLOCATED) && step(sale, OrderStep.ALLOCATE);
                boolean picked = allocated && chance.hits(PICKED) && step(sale, OrderStep.PICK);
                DemoCompany.check(!picked || allocated, "picked before it was allocated", sale.key());
            }
        }
    }

    /** Whether it could be gone: a problem stops an order. */
    private boolean step(Sale sale, OrderStep step) {
        var sheet = sheet(sale.key());
        if (!sheet.order().next().contains(step)) {
            return false;
        }
        return desk.trade()
                .orders()
                .step(Step.of(DemoCompany.ACTOR, sale.key(), step))
                .fold(done -> done.order().problem().isEmpty(), refused -> false);
    }

    /** What somebody has to see to today: more than there is, an item that nobody linked, a note, a doubtful address. */
    void trouble(Instant now) {
        var scarce = offer(Places.TMALL, DemoStock.NEARLY_OUT);
        var notYet = new Goods.Offer(
                "demo-douyin-NEW-01", "demo-douyin-NEW-01-A", "青岚演示 新品（尚未关联）", scarce.parts(), scarce.cents(), 0);
        var buyers = new Buyers(DemoCompany.SEED);
        var chance = Chance.of(DemoCompany.SEED, "trouble");
        var unknown = Sales.line(1, notYet, 1, notYet.cents(), 0);
        var placed = now.minus(Duration.ofMinutes(40));
        var tooMany = Sales.line(1, scarce, DemoStock.LEFT + 2, scarce.cents(), 0);
        var orders = List.of(
                special("T", "9001", buyers.one(chance), placed, tooMany),
                special("D", "9002", buyers.one(chance), placed, unlinked(unknown)),
                special("D", "9003", buyers.one(chance), placed, unlinked(unknown)));
        take(orders.stream().map(sale -> incoming(sale, now)).toList(), "demo-" + now.toEpochMilli());
        raise(now);
    }

    private static SoldLine unlinked(SoldLine line) {
        return new SoldLine(
                line.no(),
                line.kind(),
                Optional.empty(),
                line.item(),
                line.itemSku(),
                Optional.empty(),
                line.title(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.amount());
    }

    private static Goods.Offer offer(StoreId store, Sku sku) {
        return Goods.offers(store).stream()
                .filter(one -> one.parts().size() == 1
                        && one.parts().get(0).article().sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private static Sale special(String letter, String no, Buyers.Person person, Instant placed, SoldLine line) {
        var key = new OrderKey(Sales.selling(letter).store().id(), new OrderNo("DEMO-" + letter + "-" + no));
        var freight = Money.zero(Places.CNY);
        return Sale.of(key, person, List.of(line), freight, "", Fate.WAITING, placed, placed, Places.WEST);
    }

    /** Two of those that wait are stopped by a person: a buyer asks for something, an address is in doubt. */
    private void raise(Instant now) {
        var waiting = sales.stream()
                .filter(sale -> sale.fate() == Fate.WAITING)
                .filter(sale -> sale.at(now).state() == OrderState.PAID)
                .map(sale -> sheet(sale.key()))
                .filter(sheet -> sheet.order().next().contains(OrderStep.PROBLEM))
                .limit(2)
                .toList();
        DemoCompany.check(waiting.size() == 2, "two orders that wait", waiting.size());
        raise(waiting.get(0), OrderProblem.Kind.NOTE_ASKS, "买家问：能不能周五以后再发？");
        raise(waiting.get(1), OrderProblem.Kind.ADDRESS_DOUBTFUL, "门牌号是 0 号，已留言请买家确认");
    }

    private void raise(OrderSheet sheet, OrderProblem.Kind kind, String note) {
        var raised = new Raised(kind, note, Buyers.name(4));
        desk.trade()
                .orders()
                .step(Step.raising(DemoCompany.ACTOR, sheet.order().key(), raised))
                .orThrow();
    }
}
