package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.domain.trade.BuyerKey;
import java.util.Optional;

/** Where buyers are kept, apart from their orders. */
@FunctionalInterface
public interface Pseudonyms {

    /**
     * Keeps what is known of a buyer, within the unit of work that keeps the order, and answers the pseudonym; empty
     * where buyers are not kept.
     *
     * @param platform of the store; the same buyer on it has the same pseudonym
     */
    Optional<BuyerKey> keep(String platform, Buyer buyer);

    /** Buyers are not kept. */
    static Pseudonyms none() {
        return (platform, buyer) -> Optional.empty();
    }
}
