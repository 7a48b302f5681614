package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** What pages showed, as it is kept: the newest {@link ShownStock#KEPT_MAX} of each SKU in each store. */
public interface ShownPages {

    /** What was shown of the same SKU in the same store at the same moment. */
    Optional<ShownStock> standing(ShownStock shown);

    /** Writes over what stands for that moment, and forgets the oldest beyond those that are kept. */
    void put(ShownStock shown, String job);

    /** What the store showed last, by SKU. */
    List<ShownStock> latest(StoreId store);

    /** Takes back up to {@code most} rows that the job wrote, and answers how many. */
    int takeBack(String job, int most);
}
