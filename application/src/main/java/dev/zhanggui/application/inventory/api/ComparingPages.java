package dev.zhanggui.application.inventory.api;

import dev.zhanggui.domain.inventory.PageDifference;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** What pages show, against what they should. */
public interface ComparingPages {

    /**
     * Every SKU of which the store's page, as last known, shows other stock than {@code toPublish}, the worst first;
     * empty where no such store is. All ledgers of the page are looked at, each time.
     */
    Optional<List<PageDifference>> differences(StoreId store);
}
