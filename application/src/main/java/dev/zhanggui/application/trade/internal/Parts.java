package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.trade.spi.Listings;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.SoldLine;
import dev.zhanggui.domain.trade.SoldParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds what sold lines are made of; it remembers which SKUs there are, so it lives as long as one unit of work. */
final class Parts {
    private final Listings listings;
    private final KeepingCatalog catalog;
    private final Map<String, Boolean> skus = new HashMap<>();

    Parts(Listings listings, KeepingCatalog catalog) {
        this.listings = listings;
        this.catalog = catalog;
    }

    SoldParts of(OrderContent content) {
        var codes = new TreeSet<String>();
        content.lines().forEach(line -> codesOf(line).forEach(codes::add));
        var store = content.key().store();
        var found = codes.isEmpty() ? List.<Listing>of() : listings.named(store, codes);
        return SoldParts.of(content.lines(), content.times().placed(), found, this::isSku);
    }

    private static Stream<String> codesOf(SoldLine line) {
        return Stream.of(line.item(), line.itemSku(), line.merchantCode()).flatMap(Optional::stream);
    }

    private boolean isSku(String code) {
        return skus.computeIfAbsent(
                code, one -> CallerId.isValid(one) && catalog.sku(new Sku(one)).isPresent());
    }
}
