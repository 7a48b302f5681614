package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.internal.RowTaker.Chunk;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** Stores, locations and products of a file: each a new version over whatever stands. */
final class CatalogRows {
    private final Stores stores;
    private final Locations locations;
    private final SkuCards cards;

    CatalogRows(Storage storage) {
        this.stores = storage.stores();
        this.locations = storage.locations();
        this.cards = storage.skuCards();
    }

    void stores(List<Store> rows, Chunk chunk) {
        for (var store : rows) {
            var unknown = store.served().locations().stream()
                    .filter(id -> locations.find(id).isEmpty())
                    .findFirst();
            if (unknown.isPresent()) {
                chunk.refuseUnknown("location", unknown.map(LocationId::code).get());
            } else {
                put(store.id().code(), store, stores.find(store.id()), stores::save, chunk);
            }
        }
    }

    void locations(List<Location> rows, Chunk chunk) {
        rows.forEach(
                location -> put(location.id().code(), location, locations.find(location.id()), locations::save, chunk));
    }

    void products(List<SkuCard> rows, Chunk chunk) {
        rows.forEach(card -> put(card.sku().code(), card, cards.find(card.sku()), cards::save, chunk));
    }

    private static <T extends Record> void put(
            String key, T row, Optional<Versioned<T>> standing, ObjLongConsumer<T> save, Chunk chunk) {
        if (chunk.changes(key, row, standing.map(Versioned::value))) {
            save.accept(row, standing.map(Versioned::version).orElse(0L));
        }
    }
}
