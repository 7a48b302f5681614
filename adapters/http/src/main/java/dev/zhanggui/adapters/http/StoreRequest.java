package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.inventory.ServingList;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.StoreId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What is sent to write down a store; what is left out has a usual value. */
record StoreRequest(
        Optional<String> name,
        Optional<String> platform,
        Optional<Currency> currency,
        Optional<ZoneId> zone,
        List<LocationId> locations) {
    private static final int PLATFORM_LENGTH_MAX = 64;
    private static final Currency YUAN = Currency.getInstance("CNY");

    static StoreRequest read(Fields in) {
        var locations = in.ids("locations", Store.LOCATIONS_MAX, LocationId::new);
        if (new HashSet<>(locations).size() < locations.size()) {
            in.wrong("locations", "twice");
        }
        return new StoreRequest(
                in.text("name", Store.NAME_LENGTH_MAX),
                in.text("platform", PLATFORM_LENGTH_MAX),
                in.currency("currency"),
                in.zone("zone"),
                locations);
    }

    Store named(StoreId id) {
        return new Store(
                id,
                name.orElse(id.code()),
                platform.orElse("own"),
                currency.orElse(YUAN),
                zone.orElse(Times.SHANGHAI),
                new ServingList(locations));
    }
}
