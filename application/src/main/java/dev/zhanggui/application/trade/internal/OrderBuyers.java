package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.BuyerRefused;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.api.TakingOrders.Buyer;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The buyers of the orders that one unit of work takes. Where the keys are not here orders are taken all the same, since
 * they were sold, and stand without their buyers until they are told again.
 */
final class OrderBuyers {
    private final Decision<BuyerChunk, BuyerRefused> chunk;

    OrderBuyers(Decision<BuyerSeals, BuyerRefused> seals, Buyers buyers, Instant now) {
        this.chunk = seals.map(open -> new BuyerChunk(buyers, open, now));
    }

    /** What is to be kept of an order's buyer; empty where the order names none. */
    static Optional<Keep> of(OrderKey order, Optional<Buyer> buyer, Store store) {
        return buyer.map(one -> new Keep(store.platform(), one.platformId(), order, one.personal()));
    }

    /** Reads what stands of these, before any of them is looked at or kept. */
    void meet(List<Keep> incoming) {
        open().ifPresent(one -> one.meet(incoming));
    }

    /** The pseudonym; empty where the order names no buyer, or there are no keys. */
    Optional<BuyerKey> name(Optional<Keep> buyer) {
        return buyer.flatMap(one -> open().map(known -> known.name(one)));
    }

    /** Whether something is told of the buyer that is not kept yet. */
    boolean isNews(Optional<Keep> buyer) {
        return buyer.flatMap(one -> open().map(known -> known.isNews(one))).orElse(false);
    }

    /** Of an order that is taken. */
    void keep(Optional<Keep> buyer) {
        buyer.ifPresent(one -> open().ifPresent(known -> {
            var unused = known.keep(one);
        }));
    }

    void write() {
        open().ifPresent(BuyerChunk::write);
    }

    /** Why nothing is kept of an order's buyer, where that is so. */
    Optional<Reason> lock(Optional<Keep> buyer) {
        return buyer.flatMap(one -> chunk.fold(
                known -> Optional.empty(), why -> Optional.of(new Reason(why.code(), Facts.of((Record) why)))));
    }

    private Optional<BuyerChunk> open() {
        return chunk.fold(Optional::of, why -> Optional.empty());
    }
}
