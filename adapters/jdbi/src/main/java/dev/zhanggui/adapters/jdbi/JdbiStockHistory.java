package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.StockHistory;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums of movements. */
final class JdbiStockHistory implements StockHistory {
    private static final String AFTER =
            "SELECT COALESCE(SUM(units), 0) FROM movement WHERE sku = ? AND location = ? AND at > ?";
    private static final String COUNTED = """
            WITH counted AS (
                   SELECT sku, location, SUM(units) AS units, MAX(n) AS n FROM movement
                    WHERE kind = 'count' AND reference = ? AND (sku, location) > (?, ?)
                    GROUP BY sku, location HAVING SUM(units) <> 0
                    ORDER BY sku, location LIMIT ?)
            SELECT c.sku, c.location, c.units,
                   CASE WHEN EXISTS (SELECT 1 FROM movement l WHERE l.sku = c.sku AND l.location = c.location
                                        AND l.n > c.n) THEN 1 ELSE 0 END
              FROM counted c ORDER BY c.sku, c.location""";

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

    @Override
    public List<Counted> counted(String reference, Optional<Counted> after, int most) {
        return links.with(link -> {
            var find = link.statement(COUNTED);
            find.setString(1, reference);
            find.setString(2, after.map(one -> one.sku().code()).orElse(""));
            find.setString(3, after.map(one -> one.location().code()).orElse(""));
            find.setInt(4, most);
            var counted = new ArrayList<Counted>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    counted.add(new Counted(
                            new Sku(rows.getString(1)),
                            new LocationId(rows.getString(2)),
                            rows.getLong(3),
                            rows.getLong(4) == 1));
                }
            }
            return List.copyOf(counted);
        });
    }
}
