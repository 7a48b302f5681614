package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What is sent to write down a location. */
record LocationRequest(
        Optional<String> name,
        Optional<Location.Kind> kind,
        Optional<String> province,
        Optional<String> city,
        Optional<BigDecimal> latitude,
        Optional<BigDecimal> longitude,
        Optional<ZoneId> zone,
        Optional<Cutoff> cutoff,
        Optional<Integer> dailyCapacity,
        Optional<Money> fixedCostMonth) {
    private static final int PLACE_LENGTH_MAX = 100;
    private static final int PARCELS_MAX = 100_000_000;
    private static final Map<String, Location.Kind> KINDS = Map.of(
            "warehouse", Location.Kind.WAREHOUSE,
            "shop", Location.Kind.SHOP,
            "street", Location.Kind.SHOP,
            "store", Location.Kind.SHOP);

    static LocationRequest read(Fields in) {
        var latitude = in.decimal("latitude", BigDecimal.valueOf(-90), BigDecimal.valueOf(90));
        var longitude = in.decimal("longitude", BigDecimal.valueOf(-180), BigDecimal.valueOf(180));
        if (in.has("latitude") != in.has("longitude")) {
            in.wrong(in.has("latitude") ? "longitude" : "latitude", "required");
        }
        return new LocationRequest(
                in.text("name", Store.NAME_LENGTH_MAX),
                in.oneOf("kind", KINDS),
                Optional.of(in.note("province", PLACE_LENGTH_MAX)),
                Optional.of(in.note("city", PLACE_LENGTH_MAX)),
                latitude,
                longitude,
                in.zone("zone"),
                Cutoffs.read(in, "cutoff"),
                in.whole("dailyCapacity", 0, PARCELS_MAX),
                in.money("fixedCostMonth"));
    }

    Location named(LocationId id) {
        return new Location(
                id,
                name.orElse(id.code()),
                kind.orElse(Location.Kind.WAREHOUSE),
                province.orElse(""),
                city.orElse(""),
                latitude.flatMap(north ->
                        longitude.map(east -> new Location.Coordinates(north.doubleValue(), east.doubleValue()))),
                zone.orElse(Times.SHANGHAI),
                cutoff,
                dailyCapacity,
                fixedCostMonth);
    }
}
