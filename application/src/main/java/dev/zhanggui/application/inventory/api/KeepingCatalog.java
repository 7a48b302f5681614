package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;

/** Stores, locations and SKUs: what everything else is about. */
public interface KeepingCatalog {

    Decision<Kept<Store>, CatalogRefused> putStore(Put<Store> command);

    Decision<Kept<Location>, CatalogRefused> putLocation(Put<Location> command);

    Decision<Kept<SkuCard>, CatalogRefused> putSku(Put<SkuCard> command);

    Optional<Versioned<Store>> store(StoreId id);

    Optional<Versioned<Location>> location(LocationId id);

    Optional<Versioned<SkuCard>> sku(Sku sku);

    /**
     * Creates a thing, or changes it. The same content again changes nothing, whatever was expected.
     *
     * @param expected the version that the caller saw; needed where the thing exists and its content changes
     */
    record Put<T>(Actor actor, T value, Optional<Long> expected) {

        /** For a thing that is new, or stands as it is. */
        public static <T> Put<T> of(Actor actor, T value) {
            return new Put<>(actor, value, Optional.empty());
        }
    }

    /** What stands now, and whether this command created, changed or only found it. */
    record Kept<T>(Versioned<T> now, Change change) {}

    /** What a put did. */
    enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
