package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import java.util.Optional;

/** SKUs as they are kept. */
public interface SkuCards {

    Optional<Versioned<SkuCard>> find(Sku sku);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(SkuCard card, long over);
}
