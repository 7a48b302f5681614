package dev.zhanggui.application.trade.internal;

import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.Promised;
import java.util.Optional;
import java.util.Set;

/** Says until when an order must be on its way, by the rules in force when it was placed and paid. */
public interface Promising {

    /**
     * Empty while nothing is promised: it is not paid, or no rule, word or setting is known.
     *
     * @param from the locations that its stock is promised at
     */
    Optional<Promised> promise(Store store, OrderContent content, Set<LocationId> from);
}
