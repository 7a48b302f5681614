package dev.zhanggui.application.inventory.views;

import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.Optional;

/** Lists of stock as screens show them. */
public interface StockViews {

    /**
     * Movements of one SKU, the oldest first; empty where the desk does not know the SKU.
     *
     * @param cursor of the page before; an unreadable one is a {@link BadCursor}
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    Optional<Page<MovementRow>> movements(Sku sku, Optional<String> cursor, int limit);

    /**
     * @param n the movement's number within its SKU, from 1 on without gaps
     * @param kind in camel case: {@code receipt}, {@code transferOut} …
     * @param quantity signed
     */
    record MovementRow(long n, Instant at, String kind, String location, long quantity, String reference) {}

    /** A cursor that this list did not give out. */
    final class BadCursor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BadCursor(String cursor) {
            super(cursor);
        }
    }
}
