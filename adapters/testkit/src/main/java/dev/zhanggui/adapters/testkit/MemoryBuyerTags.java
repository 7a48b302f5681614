package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.BuyerTags;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.util.List;
import java.util.Optional;

/** Tags by buyer. */
final class MemoryBuyerTags implements BuyerTags {
    private final Memory.Table<BuyerKey, Versioned<List<String>>> tags;
    private final MemoryOrders orders;

    MemoryBuyerTags(Memory memory, MemoryOrders orders) {
        this.orders = orders;
        this.tags = memory.new Table<>();
    }

    @Override
    public Optional<Versioned<List<String>>> find(BuyerKey buyer) {
        return tags.find(buyer);
    }

    @Override
    public void save(BuyerKey buyer, List<String> some, long over) {
        long standing = find(buyer).map(Versioned::version).orElse(0L);
        if (standing != over) {
            throw new StaleWrite("tags of " + buyer + " stand at " + standing + ", not " + over);
        }
        tags.put(buyer, new Versioned<>(List.copyOf(some), over + 1));
    }

    @Override
    public List<OrderKey> openOf(StoreId store, BuyerKey buyer, int most) {
        return orders.openOf(store, buyer, most);
    }
}
