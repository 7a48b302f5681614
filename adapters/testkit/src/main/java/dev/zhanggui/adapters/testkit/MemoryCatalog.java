package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** Stores, locations and SKUs, each with its version. */
final class MemoryCatalog {
    private final Memory.Table<StoreId, Versioned<Store>> stores;
    private final Memory.Table<LocationId, Versioned<Location>> locations;
    private final Memory.Table<Sku, Versioned<SkuCard>> cards;

    MemoryCatalog(Memory memory) {
        this.stores = memory.new Table<>();
        this.locations = memory.new Table<>();
        this.cards = memory.new Table<>();
    }

    private static <K, V> void save(Memory.Table<K, Versioned<V>> table, K key, V value, long over) {
        long standing = table.find(key).map(Versioned::version).orElse(0L);
        if (standing != over) {
            throw new StaleWrite(key + " stands at " + standing + ", not " + over);
        }
        table.put(key, new Versioned<>(value, over + 1));
    }

    boolean knows(Sku sku) {
        return cards.find(sku).isPresent();
    }

    boolean isWarehouse(LocationId id) {
        return locations
                .find(id)
                .map(found -> found.value().kind() == Location.Kind.WAREHOUSE)
                .orElseThrow(() -> new Invariant.Broken("stock at an unknown location: " + id));
    }

    List<Location> allLocations() {
        return locations.all().stream().map(Versioned::value).toList();
    }

    List<SkuCard> allCards() {
        return cards.all().stream().map(Versioned::value).toList();
    }

    /** The store with the locations that serve it now. */
    Channel channel(StoreId id) {
        return stores.find(id)
                .map(found -> found.value().channel())
                .orElseThrow(() -> new Invariant.Broken("units set aside for an unknown store: " + id));
    }

    Stores stores() {
        return new Stores() {
            @Override
            public Optional<Versioned<Store>> find(StoreId id) {
                return stores.find(id);
            }

            @Override
            public List<Store> all() {
                return stores.all().stream()
                        .map(Versioned::value)
                        .sorted(Keys.by(store -> store.id().code()))
                        .toList();
            }

            @Override
            public void save(Store store, long over) {
                MemoryCatalog.save(stores, store.id(), store, over);
            }
        };
    }

    Locations locations() {
        return new Locations() {
            @Override
            public Optional<Versioned<Location>> find(LocationId id) {
                return locations.find(id);
            }

            @Override
            public void save(Location location, long over) {
                MemoryCatalog.save(locations, location.id(), location, over);
            }
        };
    }

    SkuCards skuCards() {
        return new SkuCards() {
            @Override
            public Optional<Versioned<SkuCard>> find(Sku sku) {
                return cards.find(sku);
            }

            @Override
            public void save(SkuCard card, long over) {
                MemoryCatalog.save(cards, card.sku(), card, over);
            }
        };
    }
}
