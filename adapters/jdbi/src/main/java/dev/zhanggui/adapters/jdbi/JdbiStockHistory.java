package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.StockHistory;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;

/** Sums of movements. */
final class JdbiStockHistory implements StockHistory {
    private static final String AFTER =
            "SELECT COALESCE(SUM(units), 0) FROM movement WHERE sku = ? AND location = ? AND at > ?";

    private final Links links;

    JdbiStockHistory(Links links) {
        this.links = links;
    }

    @Override
    public long movedAfter(Sku sku, LocationId location, Instant at) {
        return links.with(link -> {
            var after = link.statement(AFTER);
            after.setString(1, sku.code());
            after.setString(2, location.code());
            after.setLong(3, at.toEpochMilli());
            try (var rows = after.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
