package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import java.time.ZoneId;
import java.util.Currency;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A selling place on a platform, or a shop in the street.
 *
 * @param platform a platform's code ({@code taobao}, {@code jd}, {@code own} …) or a team's own
 * @param served the locations that serve it
 */
public record Store(StoreId id, String name, String platform, Currency currency, ZoneId zone, ServingList served)
        implements AggregateRoot<Store, StoreId> {
    public static final int NAME_LENGTH_MAX = 200;
    public static final int LOCATIONS_MAX = 64;

    public Store {
        Invariant.holds(!name.isBlank() && name.length() <= NAME_LENGTH_MAX, "a store has a name: %s", id);
        Invariant.holds(served.locations().size() <= LOCATIONS_MAX, "at most %d locations: %s", LOCATIONS_MAX, id);
    }

    /** A store that all warehouses serve. */
    public static Store of(StoreId id, String platform, Currency currency, ZoneId zone) {
        return new Store(id, id.code(), platform, currency, zone, ServingList.ALL_WAREHOUSES);
    }

    @Override
    public StoreId getId() {
        return id;
    }

    public Channel channel() {
        return new Channel(id, served);
    }
}
