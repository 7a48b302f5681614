package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.api.KeepingOrders;
import dev.zhanggui.application.trade.internal.OrderStock.Settled;
import dev.zhanggui.application.trade.spi.Orders.Kept;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.trade.ChangedMeanwhile;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderEvent.OrderStepped;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderProblem;
import dev.zhanggui.domain.trade.OrderProblem.Kind;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderRefused.ItemUnknown;
import dev.zhanggui.domain.trade.OrderRefused.NoteOrOwnerMissing;
import dev.zhanggui.domain.trade.OrderRefused.StillShort;
import dev.zhanggui.domain.trade.OrderRefused.UnknownOrder;
import dev.zhanggui.domain.trade.OrderStep;
import dev.zhanggui.domain.trade.Shortfall;
import dev.zhanggui.domain.trade.UnknownReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes orders down one by one, and brings them forward. */
public final class OrderKeeper implements KeepingOrders {
    private final OrderDesk desk;

    public OrderKeeper(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Decision<Put, OrderRefused> put(PutOrder command) {
        var unit = unitOf(command);
        return desk.transactions.run(unit);
    }

    @Override
    public List<Supplier<Decision<Put, OrderRefused>>> putEach(List<PutOrder> commands) {
        return desk.transactions.runEach(commands.stream().map(this::unitOf).toList());
    }

    private Supplier<Decision<Put, OrderRefused>> unitOf(PutOrder command) {
        var now = desk.clock.instant();
        var mark = ContentMark.of(command.content());
        return () -> decide(command, mark, now);
    }

    private Decision<Put, OrderRefused> decide(PutOrder command, String mark, Instant now) {
        var key = command.content().key();
        var barred = desk.gate.bars(command.actor(), key.store());
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        var store = desk.store(key.store());
        if (store.isEmpty()) {
            return Decision.refused(new UnknownReference("store", key.store().code()));
        }
        var wrong = OrderDesk.wrong(command.content(), store.get());
        if (wrong.isPresent()) {
            return Decision.refused(wrong.get());
        }
        var standing = desk.orders.find(key);
        if (standing.isEmpty()) {
            return command.expected().filter(version -> version != 0).isPresent()
                    ? Decision.refused(new ChangedMeanwhile(
                            key.toString(), command.expected().get(), 0))
                    : added(command, mark, store.get(), now);
        }
        return changed(command, mark, standing.get(), store.get(), now);
    }

    private Decision<Put, OrderRefused> added(PutOrder command, String mark, Store store, Instant now) {
        var parts = desk.parts();
        var buyers = desk.buyers.ofOrders(now);
        var buyer = met(buyers, command, store);
        var content = command.content().of(buyers.name(buyer));
        return desk.first(command.actor(), Order.first(content, false, now), store, parts, now)
                .map(settled -> {
                    var order = settled.order();
                    desk.orders.add(List.of(new Kept(order, mark, "", 0)));
                    buyers.keep(buyer);
                    buyers.write();
                    return written(command, Optional.empty(), settled, "taken", Change.CREATED, parts, now);
                });
    }

    private Decision<Put, OrderRefused> changed(
            PutOrder command, String mark, Kept standing, Store store, Instant now) {
        var before = standing.order();
        var parts = desk.parts();
        var buyers = desk.buyers.ofOrders(now);
        var buyer = met(buyers, command, store);
        var name = buyers.name(buyer).or(() -> before.content().buyer());
        boolean sameContent = standing.mark().equals(mark);
        if (sameContent && name.equals(before.content().buyer()) && !buyers.isNews(buyer)) {
            return Decision.accepted(new Put(sheet(before, parts), Change.UNCHANGED));
        }
        if (command.expected().isEmpty() || command.expected().get() != before.version()) {
            return Decision.refused(new ChangedMeanwhile(
                    before.key().toString(), command.expected().orElse(0L), before.version()));
        }
        // What was told before is not judged anew because the buyer is known better now.
        var told = (sameContent ? before.content() : command.content()).of(name);
        return desk.told(command.actor(), before, told, store, parts, now).map(settled -> {
            desk.orders.save(standing.with(settled.order(), mark));
            buyers.keep(buyer);
            buyers.write();
            return written(command, Optional.of(before), settled, "told", Change.CHANGED, parts, now);
        });
    }

    private static Optional<Keep> met(OrderBuyers buyers, PutOrder command, Store store) {
        var buyer = OrderBuyers.of(command.content().key(), command.buyer(), store);
        buyers.meet(buyer.stream().toList());
        return buyer;
    }

    private Put written(
            PutOrder command,
            Optional<Order> before,
            Settled settled,
            String step,
            Change change,
            Parts parts,
            Instant now) {
        var order = settled.order();
        desk.orders.note(List.of(OrderDesk.passage(before, order, step, command.actor(), command.why(), now)));
        desk.write(command.actor(), before, order, OrderDesk.kept(order), command.why(), now);
        return new Put(new OrderSheet(order, parts.of(order.content()), settled.reservation()), change);
    }

    @Override
    public Decision<OrderSheet, OrderRefused> step(Step command) {
        var now = desk.clock.instant();
        return desk.transactions.run(() -> {
            var key = command.order();
            var barred = desk.gate.bars(command.actor(), key.store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var standing = desk.orders.find(key);
            if (standing.isEmpty()) {
                return Decision.refused(new UnknownOrder(key));
            }
            var before = standing.get().order();
            long seen = command.expected().orElse(before.version());
            if (seen != before.version()) {
                return Decision.refused(new ChangedMeanwhile(key.toString(), seen, before.version()));
            }
            var parts = desk.parts();
            return stepped(command, before, parts, now).map(settled -> {
                var after = settled.order();
                desk.orders.save(standing.get().with(after, standing.get().mark()));
                return written(command, before, settled, parts, now);
            });
        });
    }

    private OrderSheet written(Step command, Order before, Settled settled, Parts parts, Instant now) {
        var after = settled.order();
        var step = Facts.camel(command.step().name());
        var at = command.at().filter(time -> time.isBefore(now)).orElse(now);
        desk.orders.note(
                List.of(OrderDesk.passage(Optional.of(before), after, step, command.actor(), command.why(), at)));
        var event = new OrderStepped(
                after.key(),
                command.step(),
                before.state(),
                after.state(),
                after.problem().map(OrderProblem::kind));
        desk.write(command.actor(), Optional.of(before), after, event, command.why(), now);
        return new OrderSheet(after, parts.of(after.content()), settled.reservation());
    }

    private Decision<Settled, OrderRefused> stepped(Step command, Order before, Parts parts, Instant now) {
        boolean wasOfStock = before.problem()
                .filter(problem -> problem.kind() == Kind.OUT_OF_STOCK || problem.kind() == Kind.UNKNOWN_ITEM)
                .isPresent();
        boolean anew = command.step() == OrderStep.RESOLVE && wasOfStock;
        return decided(command, before, parts, now)
                .then(after -> desk.stock.settle(command.actor(), after, anew, parts, now))
                .then(settled -> anew ? solved(settled) : Decision.accepted(settled))
                .map(settled -> desk.store(before.key().store())
                        .map(store -> desk.deadline(store, settled))
                        .orElse(settled));
    }

    private Decision<Order, OrderRefused> decided(Step command, Order before, Parts parts, Instant now) {
        var at = command.at().filter(time -> time.isBefore(now)).orElse(now);
        return switch (command.step()) {
            case PROBLEM -> {
                var raised = command.problem().orElse(new Raised(Kind.OTHER, "", ""));
                yield before.raise(new OrderProblem(raised.kind(), raised.note(), raised.owner(), at, Map.of()));
            }
            case RESOLVE -> before.resolve();
            case WEIGH ->
                command.weightGrams()
                        .map(grams -> before.weigh(grams, expectedGrams(before.content(), parts), at))
                        .orElseGet(() -> Decision.refused(new NoteOrOwnerMissing(before.key())));
            case PAY, AUDIT, ALLOCATE, PICK, PACK, SHIP, SIGN, CLOSE, CANCEL -> before.go(command.step(), at);
        };
    }

    /** What the goods weigh together; empty where the weight of any is not known. */
    private Optional<Long> expectedGrams(OrderContent content, Parts parts) {
        long grams = 0;
        for (Map.Entry<Sku, Long> part : parts.of(content).units().entrySet()) {
            var weight =
                    desk.catalog.sku(part.getKey()).flatMap(card -> card.value().weightGrams());
            if (weight.isEmpty()) {
                return Optional.empty();
            }
            grams += weight.get() * part.getValue();
        }
        return Optional.of(grams);
    }

    /** Whoever resolves a problem of stock hears when it is none the better. */
    private static Decision<Settled, OrderRefused> solved(Settled settled) {
        var order = settled.order();
        var left = order.problem();
        if (left.isEmpty()) {
            return Decision.accepted(settled);
        }
        return Decision.refused(
                left.get().kind() == Kind.UNKNOWN_ITEM
                        ? new ItemUnknown(order.key(), texts(left.get().facts().get("items")))
                        : new StillShort(
                                order.key(), shortfalls(left.get().facts().get("lines"))));
    }

    private static List<String> texts(@Nullable Object items) {
        return items instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<Shortfall> shortfalls(@Nullable Object lines) {
        return lines instanceof List<?> list
                ? list.stream()
                        .map(one -> (Map<?, ?>) one)
                        .map(one -> new Shortfall(
                                new Sku(String.valueOf(one.get("sku"))),
                                whole(one.get("needed")),
                                whole(one.get("promised"))))
                        .toList()
                : List.of();
    }

    private static long whole(@Nullable Object number) {
        return number instanceof Number whole ? whole.longValue() : 0;
    }

    @Override
    public Optional<OrderSheet> order(OrderKey key) {
        return desk.transactions.read(() -> desk.orders.find(key).map(kept -> sheet(kept.order(), desk.parts())));
    }

    private OrderSheet sheet(Order order, Parts parts) {
        return new OrderSheet(order, parts.of(order.content()), desk.stock.current(order));
    }
}
