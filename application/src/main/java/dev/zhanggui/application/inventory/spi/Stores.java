package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** Stores as they are kept. */
public interface Stores {

    Optional<Versioned<Store>> find(StoreId id);

    /** All stores, by id. */
    List<Store> all();

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(Store store, long over);
}
