package dev.zhanggui.specimens.integrators.what_serves_the_desk_does_not_command_it;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.api.ReservingStock;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.domain.shared.Sku;
import java.util.List;
import java.util.Optional;

record Callback(ReservingStock reserving) implements StockViews {
    @Override
    public Optional<Page<MovementRow>> movements(Sku sku, Optional<String> cursor, int limit) {
        var unused = reserving.reserveEach(List.of());
        return Optional.empty();
    }
}
