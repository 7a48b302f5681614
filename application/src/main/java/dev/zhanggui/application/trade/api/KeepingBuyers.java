package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.PersonalData;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who buyers are: kept encrypted, each under a key of their own, and seen only by somebody who may, says why, and is
 * written down. Orders know a buyer by {@link BuyerKey}.
 */
public interface KeepingBuyers {

    /**
     * Keeps what came with some orders; called from inside of a unit of work that takes the orders, and cheap enough
     * for a chunk of an import. Answers one for each, in order. What was erased does not come back with an order with
     * which it was kept before; with a new order the buyer begins anew. Refused as a whole where the keys are missing:
     * no pseudonym can be made then.
     */
    Decision<List<Kept>, BuyerRefused> keep(List<Keep> buyers);

    /**
     * Shows what is kept of a buyer, in full. The look is in the journal before it is answered. Needs the permission
     * {@code personal}, for the order's store, or for all stores where no order is named.
     */
    Decision<Revealed, BuyerRefused> reveal(Reveal command);

    /** Forgets a buyer for good by destroying the key. Needs {@code personal} for all stores. Repeats change nothing. */
    Decision<Erased, BuyerRefused> erase(Erase command);

    /** What may be shown of these orders' buyers to anybody; all hidden where it cannot be read. */
    Map<OrderKey, PersonalData> masked(Collection<OrderKey> orders);

    /** @param platformId the platform's own id of the buyer: the same person has the same within one platform */
    record Keep(String platform, String platformId, OrderKey order, PersonalData personal) {}

    /**
     * @param changed whether anything new was learned
     * @param replaced what stood there before, sealed, as text for the journal; empty where nothing did
     */
    record Kept(BuyerKey buyer, boolean changed, Optional<String> replaced) {}

    /**
     * @param buyer who is asked for; may be empty where an order is named: then whoever it is
     * @param order the one whose recipient is asked for; empty: what was kept last
     */
    record Reveal(Actor actor, Optional<BuyerKey> buyer, Optional<OrderKey> order, String why) {

        /** Whoever this order goes to. */
        public static Reveal recipient(Actor actor, OrderKey order, String why) {
            return new Reveal(actor, Optional.empty(), Optional.of(order), why);
        }
    }

    record Revealed(BuyerKey buyer, OrderKey order, PersonalData personal) {}

    record Erase(Actor actor, BuyerKey buyer, String why) {}

    record Erased(BuyerKey buyer, Instant at) {}
}
