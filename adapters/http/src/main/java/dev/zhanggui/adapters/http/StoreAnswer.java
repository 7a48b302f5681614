package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.StoreId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

record StoreAnswer(
        StoreId id, String name, String platform, Currency currency, ZoneId zone, List<LocationId> locations) {

    static StoreAnswer of(Store store) {
        return new StoreAnswer(
                store.id(),
                store.name(),
                store.platform(),
                store.currency(),
                store.zone(),
                store.served().locations());
    }
}
