package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Why one SKU of a reservation fails: what was asked in all, what this request could have had, where there is more,
 * and when more comes (empty where no inbound is recorded).
 */
public record RefusedLine(Sku sku, long asked, long available, List<Elsewhere> elsewhere, Optional<Instant> nextInbound)
        implements ValueObject {

    public RefusedLine arriving(Optional<Instant> next) {
        return new RefusedLine(sku, asked, available, elsewhere, next);
    }

    /** What one location could give on top, if it were asked and served the store. */
    public record Elsewhere(LocationId location, long available) implements ValueObject {}
}
