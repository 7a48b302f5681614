package dev.zhanggui.domain.inventory;

/**
 * A command names something that does not exist.
 *
 * @param what {@code store}, {@code sku} or {@code location}
 */
public record UnknownReference(String what, String id)
        implements ReservationRefused, StockRefused, SetAsideRefused, CatalogRefused {

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
