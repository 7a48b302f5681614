package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderRefused;
import java.util.List;

/** What agents note of buyers, such as that they refused parcels; found by any order of the buyer. */
public interface TaggingBuyers {
    int TAGS_MAX = 20;
    int TAG_LENGTH_MAX = 60;

    /** Sets all tags of the order's buyer. The same again changes nothing. */
    Decision<List<String>, OrderRefused> tag(Tag command);

    /** The tags of the order's buyer; none where the order or its buyer is not known. */
    List<String> tags(OrderKey order);

    /** @param tags at most {@link #TAGS_MAX}, each of at most {@link #TAG_LENGTH_MAX} characters; repeated ones count once */
    record Tag(Actor actor, OrderKey order, List<String> tags) {}
}
