package dev.zhanggui.specimens.house.repositories_never_open_a_transaction.adapters.jdbi;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.domain.shared.Sku;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

record JdbiMovements(Jdbi jdbi) implements StockViews {
    @Override
    public Optional<Page<MovementRow>> movements(Sku sku, Optional<String> cursor, int limit) {
        jdbi.useTransaction(db -> db.execute("DELETE FROM movement"));
        return Optional.empty();
    }
}
