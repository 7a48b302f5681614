package dev.zhanggui.application.trade.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderSettings;
import java.util.Optional;

/** Order settings as they are kept: every version that was ever set. */
public interface OrderSettingsVersions {

    Optional<Versioned<OrderSettings>> newest(StoreId store);

    /** The settings as they were under that version, from 1 on. */
    Optional<OrderSettings> version(StoreId store, long version);

    /**
     * Adds a version, one above the newest.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where the newest is another
     */
    void add(OrderSettings settings, long version);
}
