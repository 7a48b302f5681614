package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.LocationId;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

/**
 * The locations that serve a store. An empty list means all warehouses; a shop in the street serves only the stores
 * that list it.
 */
public record ServingList(List<LocationId> locations) implements ValueObject {
    public static final ServingList ALL_WAREHOUSES = new ServingList(List.of());

    public ServingList {
        locations = List.copyOf(locations);
    }

    public boolean includes(Shelf shelf) {
        return includes(shelf.location(), shelf.warehouse());
    }

    public boolean includes(LocationId location, boolean warehouse) {
        return locations.isEmpty() ? warehouse : locations.contains(location);
    }
}
