package dev.zhanggui.specimens.integrators.what_serves_the_desk_is_told_the_time;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record Stamped(List<Instant> seen) implements StockViews {
    @Override
    public Optional<Page<MovementRow>> movements(Sku sku, Optional<String> cursor, int limit) {
        seen.add(Instant.now());
        return Optional.empty();
    }
}
