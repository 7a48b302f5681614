package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.AskingStock;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.PageStock;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.inventory.StockRefused;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.inventory.UnknownReference;
import dev.zhanggui.domain.inventory.UnknownSku;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Answers what may be sold, by the same arithmetic that decides on reservations. */
public final class StockTeller implements AskingStock {
    private final Transactions transactions;
    private final StockLedgers ledgers;
    private final Reservations reservations;
    private final SetAsides setAsides;
    private final Stores stores;
    private final InstantSource clock;
    private final ArrivalTeller arriving;

    public StockTeller(Storage storage, InstantSource clock, ArrivalTeller arriving) {
        this.transactions = storage.transactions();
        this.ledgers = storage.stockLedgers();
        this.reservations = storage.reservations();
        this.setAsides = storage.setAsides();
        this.stores = storage.stores();
        this.clock = clock;
        this.arriving = arriving;
    }

    @Override
    public Decision<Availability, StockRefused> availability(Sku sku, Optional<StoreId> store) {
        var now = clock.instant();
        return transactions.read(() -> {
            var found = ledgers.read(sku, now);
            if (found.isEmpty()) {
                return Decision.refused(new UnknownSku(sku));
            }
            var seller = store.flatMap(stores::find).map(Versioned::value);
            if (store.isPresent() && seller.isEmpty()) {
                return Decision.refused(
                        new UnknownReference("store", store.get().code()));
            }
            var ledger = found.get();
            for (var due : reservations.due(new TreeSet<>(List.of(sku)), now)) {
                ledger = ledger.without(due);
            }
            return Decision.accepted(tell(ledger, seller, now));
        });
    }

    private Availability tell(StockLedger ledger, Optional<Store> seller, Instant now) {
        var channels = stores.all().stream().map(Store::channel).toList();
        var policy = setAsides.inForce(ledger.sku(), now).map(Versioned::value);
        var pages = PageStock.of(ledger, channels, policy);
        long available = seller.map(store -> ledger.available(store.channel())).orElseGet(ledger::free);
        long toPublish = seller.map(store -> pages.getOrDefault(store.id(), 0L))
                .orElseGet(
                        () -> pages.values().stream().mapToLong(Long::longValue).sum());
        Predicate<Shelf> shown =
                shelf -> seller.map(store -> store.served().includes(shelf)).orElse(true);
        var places =
                ledger.shelves().stream().filter(shown).map(StockTeller::place).toList();
        var next = arriving.next(ledger.sku(), seller.map(Store::channel), now);
        return new Availability(ledger.sku(), seller.map(Store::id), available, toPublish, places, next, now);
    }

    private static LocationStock place(Shelf shelf) {
        return new LocationStock(
                shelf.location(),
                shelf.onHand(),
                shelf.held(),
                shelf.committed(),
                shelf.safety(),
                shelf.free(),
                shelf.shortBy());
    }
}
