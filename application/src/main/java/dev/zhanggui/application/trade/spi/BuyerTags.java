package dev.zhanggui.application.trade.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** What is known of buyers, under their pseudonyms: what agents noted, and which orders are open. */
@SecondaryPort
public interface BuyerTags {

    /**
     * Up to {@code most} orders of the buyer in that store that are not shipped yet and no history, the newest placed
     * first.
     */
    List<OrderKey> openOf(StoreId store, BuyerKey buyer, int most);

    /** In the order in which they were noted. */
    Optional<Versioned<List<String>>> find(BuyerKey buyer);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(BuyerKey buyer, List<String> tags, long over);
}
