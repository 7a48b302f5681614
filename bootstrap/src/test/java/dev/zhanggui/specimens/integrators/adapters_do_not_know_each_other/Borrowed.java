package dev.zhanggui.specimens.integrators.adapters_do_not_know_each_other;

import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.domain.shared.Sku;
import java.nio.file.Path;
import java.util.Optional;

final class Borrowed implements StockViews {
    @Override
    public Optional<Page<MovementRow>> movements(Sku sku, Optional<String> cursor, int limit) {
        SqliteStorage.open(Path.of("other")).close();
        return Optional.empty();
    }
}
