package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.ComparingPages;
import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.inventory.spi.SetAsides;
import dev.zhanggui.application.inventory.spi.ShownPages;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.PageDifference;
import dev.zhanggui.domain.inventory.PageStock;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares pages with the ledgers, by the arithmetic that decides on reservations. */
public final class PageComparer implements ComparingPages {
    private final Transactions transactions;
    private final Stores stores;
    private final ShownPages pages;
    private final StockLedgers ledgers;
    private final Reservations reservations;
    private final SetAsides setAsides;
    private final InstantSource clock;

    public PageComparer(Storage storage, InstantSource clock) {
        this.transactions = storage.transactions();
        this.stores = storage.stores();
        this.pages = storage.shownPages();
        this.ledgers = storage.stockLedgers();
        this.reservations = storage.reservations();
        this.setAsides = storage.setAsides();
        this.clock = clock;
    }

    @Override
    public Optional<List<PageDifference>> differences(StoreId store) {
        var now = clock.instant();
        return transactions.read(() -> stores.find(store).map(found -> differences(found.value(), now)));
    }

    private List<PageDifference> differences(Store store, Instant now) {
        var sellers = stores.all().stream().map(Store::channel).toList();
        return pages.latest(store.id()).stream()
                .flatMap(shown -> difference(shown, store.channel(), sellers, now).stream())
                .filter(PageDifference::isDifferent)
                .sorted(PageDifference.WORST_FIRST)
                .toList();
    }

    private Optional<PageDifference> difference(ShownStock shown, Channel seller, List<Channel> sellers, Instant now) {
        return ledgers.read(shown.sku(), now).map(read -> {
            var ledger = read;
            for (var due : reservations.due(new TreeSet<>(List.of(shown.sku())), now)) {
                ledger = ledger.without(due);
            }
            var policy = setAsides.inForce(shown.sku(), now).map(Versioned::value);
            long toPublish = PageStock.of(ledger, sellers, policy).getOrDefault(seller.store(), 0L);
            return new PageDifference(
                    shown.store(), shown.sku(), shown.shown().units(), shown.at(), ledger.available(seller), toPublish);
        });
    }
}
