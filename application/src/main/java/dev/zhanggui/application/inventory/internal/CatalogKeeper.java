package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.ChangedMeanwhile;
import dev.zhanggui.domain.inventory.InventoryEvent.LocationKept;
import dev.zhanggui.domain.inventory.InventoryEvent.SkuKept;
import dev.zhanggui.domain.inventory.InventoryEvent.StoreKept;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.inventory.UnknownReference;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/** Writes down stores, locations and SKUs. */
public final class CatalogKeeper implements KeepingCatalog {
    private final Transactions transactions;
    private final Stores stores;
    private final Locations locations;
    private final SkuCards cards;
    private final Journal journal;
    private final InstantSource clock;
    private final Gate gate;

    public CatalogKeeper(Storage storage, InstantSource clock, Gate gate) {
        this.transactions = storage.transactions();
        this.stores = storage.stores();
        this.locations = storage.locations();
        this.cards = storage.skuCards();
        this.journal = storage.journal();
        this.clock = clock;
        this.gate = gate;
    }

    @Override
    public Decision<Kept<Store>, CatalogRefused> putStore(Put<Store> command) {
        var store = command.value();
        return put(
                command,
                new Shelfmark("store", store.id().code(), new StoreKept(store.id(), Facts.of(store))),
                () -> stores.find(store.id()),
                stores::save,
                () -> unknownLocation(store));
    }

    private Optional<CatalogRefused> unknownLocation(Store store) {
        return store.served().locations().stream()
                .filter(id -> locations.find(id).isEmpty())
                .findFirst()
                .map(id -> new UnknownReference("location", id.code()));
    }

    @Override
    public Decision<Kept<Location>, CatalogRefused> putLocation(Put<Location> command) {
        var location = command.value();
        return put(
                command,
                new Shelfmark("location", location.id().code(), new LocationKept(location.id(), Facts.of(location))),
                () -> locations.find(location.id()),
                locations::save,
                Optional::empty);
    }

    @Override
    public Decision<Kept<SkuCard>, CatalogRefused> putSku(Put<SkuCard> command) {
        var card = command.value();
        return put(
                command,
                new Shelfmark("sku", card.sku().code(), new SkuKept(card.sku(), Facts.of(card))),
                () -> cards.find(card.sku()),
                cards::save,
                Optional::empty);
    }

    private <T extends Record> Decision<Kept<T>, CatalogRefused> put(
            Put<T> command,
            Shelfmark mark,
            Supplier<Optional<Versioned<T>>> find,
            ObjLongConsumer<T> save,
            Supplier<Optional<CatalogRefused>> unknown) {
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = gate.bars(command.actor(), Permission.CATALOG);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var standing = find.get();
            if (standing.isPresent() && standing.get().value().equals(command.value())) {
                return Decision.accepted(new Kept<>(standing.get(), Change.UNCHANGED));
            }
            long version = standing.map(Versioned::version).orElse(0L);
            boolean stale = command.expected().isPresent() ? command.expected().get() != version : version != 0;
            if (stale) {
                return Decision.refused(
                        new ChangedMeanwhile(mark.id(), command.expected().orElse(0L), version));
            }
            var missing = unknown.get();
            if (missing.isPresent()) {
                return Decision.refused(missing.get());
            }
            save.accept(command.value(), version);
            Map<String, Object> before = new LinkedHashMap<>();
            standing.ifPresent(found -> before.putAll(Facts.of(found.value())));
            journal.write(new Journal.Entry(
                    now, command.actor(), mark.kind(), mark.id(), version + 1, before, mark.event(), ""));
            var kept = new Versioned<>(command.value(), version + 1);
            return Decision.accepted(new Kept<>(kept, version == 0 ? Change.CREATED : Change.CHANGED));
        });
    }

    @Override
    public Optional<Versioned<Store>> store(StoreId id) {
        return stores.find(id);
    }

    @Override
    public Optional<Versioned<Location>> location(LocationId id) {
        return locations.find(id);
    }

    @Override
    public Optional<Versioned<SkuCard>> sku(Sku sku) {
        return cards.find(sku);
    }

    /** Under what a thing stands in the journal. */
    private record Shelfmark(String kind, String id, Record event) {}
}
