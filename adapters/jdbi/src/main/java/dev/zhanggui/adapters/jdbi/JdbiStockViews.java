package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Sku;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Lists of stock, walked by key. */
final class JdbiStockViews implements StockViews {
    private static final Pattern CURSOR = Pattern.compile("m([0-9]{1,18})");

    private final Links links;

    JdbiStockViews(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Page<MovementRow>> movements(Sku sku, Optional<String> cursor, int limit) {
        Invariant.holds(limit > 0 && limit <= Page.LIMIT_MAX, "1 to %d rows: %d", Page.LIMIT_MAX, limit);
        long from = cursor.map(JdbiStockViews::number).orElse(0L);
        return links.withHandle(db -> page(db, sku, from, limit));
    }

    private static long number(String cursor) {
        var matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw new BadCursor(cursor);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static Optional<Page<MovementRow>> page(Handle db, Sku sku, long from, int limit) {
        var rows = db.createQuery("""
                        SELECT n, at, kind, location, units AS quantity, reference FROM movement
                         WHERE sku = :sku AND n > :from ORDER BY n LIMIT :most""")
                .bind("sku", sku)
                .bind("from", from)
                .bind("most", limit + 1)
                .registerRowMapper(ConstructorMapper.factory(MovementRow.class))
                .mapTo(MovementRow.class)
                .list();
        if (rows.isEmpty() && !isKnown(db, sku)) {
            return Optional.empty();
        }
        if (rows.size() <= limit) {
            return Optional.of(new Page<>(List.copyOf(rows), Optional.empty()));
        }
        var shown = List.copyOf(rows.subList(0, limit));
        return Optional.of(
                new Page<>(shown, Optional.of("m" + shown.get(limit - 1).n())));
    }

    private static boolean isKnown(Handle db, Sku sku) {
        return db.createQuery("SELECT 1 FROM sku WHERE sku = :sku")
                .bind("sku", sku)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }
}
