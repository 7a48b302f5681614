package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;

/** The catalog, where a new SKU resolves the orders that waited for a thing of its code. */
public final class LinkedCatalog implements KeepingCatalog {
    private final KeepingCatalog catalog;
    private final WaitingOrders waiting;

    public LinkedCatalog(KeepingCatalog catalog, OrderDesk desk) {
        this.catalog = catalog;
        this.waiting = new WaitingOrders(desk);
    }

    @Override
    public Decision<Kept<Store>, CatalogRefused> putStore(Put<Store> command) {
        return catalog.putStore(command);
    }

    @Override
    public Decision<Kept<Location>, CatalogRefused> putLocation(Put<Location> command) {
        return catalog.putLocation(command);
    }

    @Override
    public Decision<Kept<SkuCard>, CatalogRefused> putSku(Put<SkuCard> command) {
        return catalog.putSku(command).map(kept -> {
            if (kept.change() == Change.CREATED) {
                var code = command.value().sku().code();
                int unused = waiting.resolve(command.actor(), Optional.empty(), code::equals, "sku " + code);
            }
            return kept;
        });
    }

    @Override
    public Optional<Versioned<Store>> store(StoreId id) {
        return catalog.store(id);
    }

    @Override
    public Optional<Versioned<Location>> location(LocationId id) {
        return catalog.location(id);
    }

    @Override
    public Optional<Versioned<SkuCard>> sku(Sku sku) {
        return catalog.sku(sku);
    }
}
