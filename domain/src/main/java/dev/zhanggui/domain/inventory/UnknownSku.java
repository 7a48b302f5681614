package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Sku;

/** The desk does not know the SKU that the command is about. */
public record UnknownSku(Sku sku) implements StockRefused, SetAsideRefused {

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }
}
