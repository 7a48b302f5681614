package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.trade.internal.OrderStock.Settled;
import dev.zhanggui.application.trade.spi.Listings;
import dev.zhanggui.application.trade.spi.OrderJobs;
import dev.zhanggui.application.trade.spi.Orders;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Order;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.OrderEvent;
import dev.zhanggui.domain.trade.OrderRefused;
import dev.zhanggui.domain.trade.OrderRefused.OtherCurrency;
import dev.zhanggui.domain.trade.OrderState;
import dev.zhanggui.domain.trade.Passage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every way of changing an order shares: its stock is settled, its deadline promised, its passage noted. */
public final class OrderDesk {
    final Transactions transactions;
    final Orders orders;
    final OrderJobs jobs;
    final Listings listings;
    final Journal journal;
    final InstantSource clock;
    final Gate gate;
    final OrderStock stock;
    final KeepingCatalog catalog;
    final BuyerKeeper buyers;
    private final Promising promising;

    /**
     * @param catalog as stock knows it
     * @param reserving for orders: under names of the desk's own
     */
    public OrderDesk(
            Storage storage,
            InstantSource clock,
            KeepingTokens tokens,
            KeepingCatalog catalog,
            ReservingStock reserving,
            Promising promising,
            BuyerKeeper buyers) {
        this.transactions = storage.transactions();
        this.orders = storage.orders();
        this.jobs = storage.orderJobs();
        this.listings = storage.listings();
        this.journal = storage.journal();
        this.clock = clock;
        this.gate = new Gate(tokens);
        this.stock = new OrderStock(reserving);
        this.catalog = catalog;
        this.promising = promising;
        this.buyers = buyers;
    }

    Optional<Store> store(StoreId id) {
        return catalog.store(id).map(Versioned::value);
    }

    /** What sold lines are made of, as one unit of work sees it. */
    Parts parts() {
        return new Parts(listings, catalog);
    }

    /** Why this content is no order of the store; empty where it is. */
    static Optional<OrderRefused> wrong(OrderContent content, Store store) {
        var currency = store.currency();
        for (var line : content.lines()) {
            if (!line.amount().currency().equals(currency)
                    || !line.unitPrice().currency().equals(currency)
                    || !isOf(line.discount(), currency)) {
                return Optional.of(
                        new OtherCurrency(content.key(), line.amount().currency(), currency));
            }
        }
        return isOf(content.freight(), currency) && isOf(content.paid(), currency)
                ? Optional.empty()
                : Optional.of(new OtherCurrency(
                        content.key(),
                        content.freight().or(content::paid).orElseThrow().currency(),
                        currency));
    }

    private static boolean isOf(Optional<Money> money, Currency currency) {
        return money.isEmpty() || money.get().currency().equals(currency);
    }

    /** Takes an order down for the first time. */
    Decision<Settled, OrderRefused> first(Actor actor, Order order, Store store, Parts parts, Instant now) {
        return stock.settle(actor, order, false, parts, now).map(settled -> deadline(store, settled));
    }

    /** Takes over what the platform tells now; where it says that the goods have gone, they have. */
    Decision<Settled, OrderRefused> told(
            Actor actor, Order before, OrderContent told, Store store, Parts parts, Instant now) {
        var after = before.told(told, now);
        boolean otherGoods = after.state().isOpen()
                && !before.content().lines().equals(after.content().lines());
        var settled = before.state().isOpen() || before.history()
                ? stock.settle(actor, after, otherGoods, parts, now)
                : Decision.<Settled, OrderRefused>accepted(new Settled(after, stock.current(after)));
        return settled.<Decision<Settled, OrderRefused>>fold(
                done -> Decision.accepted(deadline(store, done)),
                refused -> after.state().isShipped()
                        ? Decision.accepted(stock.shippedAnyhow(actor, after, refused, now))
                        : Decision.refused(refused));
    }

    /** Until when it must be on its way, as its places and times stand now. */
    Settled deadline(Store store, Settled settled) {
        var order = settled.order();
        if (order.history() || !order.state().isOpen() || order.state() == OrderState.PLACED) {
            return settled;
        }
        var from = settled.reservation().stream()
                .flatMap(reservation -> reservation.lines().stream())
                .map(ReservedLine::location)
                .collect(Collectors.toUnmodifiableSet());
        return new Settled(order.promised(promising.promise(store, order.content(), from)), settled.reservation());
    }

    static Passage passage(Optional<Order> before, Order after, String step, Actor actor, String cause, Instant at) {
        var from = before.map(Order::state).orElse(after.state());
        return new Passage(after.key(), after.version(), step, from, after.state(), at, actor.id(), cause);
    }

    void write(Actor actor, Optional<Order> before, Order after, Record event, String why, Instant now) {
        var was = before.map(OrderDesk::facts).orElse(Map.of());
        journal.write(new Journal.Entry(now, actor, "order", after.key().toString(), after.version(), was, event, why));
    }

    static OrderEvent.OrderKept kept(Order order) {
        return new OrderEvent.OrderKept(order.key(), order.state(), order.history(), facts(order));
    }

    /** What the journal keeps of an order: its notes may name a person, so they stay with the order. */
    private static Map<String, Object> facts(Order order) {
        var facts = new LinkedHashMap<>(Facts.of(order.content()));
        facts.remove("buyerNote");
        facts.remove("sellerNote");
        facts.put("stateHere", Facts.camel(order.state().name()));
        order.problem().ifPresent(problem -> facts.put("problem", Facts.of(problem)));
        return facts;
    }
}
