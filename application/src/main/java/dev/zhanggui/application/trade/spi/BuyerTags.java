package dev.zhanggui.application.trade.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.trade.BuyerKey;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** What agents noted of buyers, under their pseudonyms. */
@SecondaryPort
public interface BuyerTags {

    /** In the order in which they were noted. */
    Optional<Versioned<List<String>>> find(BuyerKey buyer);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(BuyerKey buyer, List<String> tags, long over);
}
