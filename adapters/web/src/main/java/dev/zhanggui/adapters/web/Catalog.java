package dev.zhanggui.adapters.web;

import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.application.inventory.views.ShelfViews.LocationRow;
import dev.zhanggui.application.inventory.views.ShelfViews.StoreRow;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of stores and locations, as one page needs them. */
final class Catalog {
    private final List<StoreRow> stores;
    private final List<LocationRow> locations;
    private final Map<String, String> storeNames;
    private final Map<String, String> locationNames;

    private Catalog(List<StoreRow> stores, List<LocationRow> locations) {
        this.stores = stores;
        this.locations = locations;
        this.storeNames = names(stores, StoreRow::store, StoreRow::name);
        this.locationNames = names(locations, LocationRow::location, LocationRow::name);
    }

    /** Stores that the visitor's authority reaches, and all locations. */
    static Catalog of(ShelfViews shelves, Visit visit) {
        var stores = shelves.stores().stream()
                .filter(store -> visit.reaches(new StoreId(store.store())))
                .toList();
        // Warehouses first: orders leave from there.
        var locations = shelves.locations().stream()
                .sorted(Comparator.comparing(
                        (LocationRow place) -> !place.kind().equals("warehouse")))
                .toList();
        return new Catalog(stores, locations);
    }

    private static <T> Map<String, String> names(List<T> all, Function<T, String> id, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(id, name, (one, other) -> one));
    }

    List<StoreRow> stores() {
        return stores;
    }

    List<LocationRow> locations() {
        return locations;
    }

    String store(String id) {
        return storeNames.getOrDefault(id, id);
    }

    String location(String id) {
        return locationNames.getOrDefault(id, id);
    }

    List<Choice> storeChoices() {
        return stores.stream()
                .map(store -> new Choice(store.store(), store.name()))
                .toList();
    }

    List<Choice> locationChoices() {
        return locations.stream()
                .map(place -> new Choice(place.location(), place.name()))
                .toList();
    }
}
