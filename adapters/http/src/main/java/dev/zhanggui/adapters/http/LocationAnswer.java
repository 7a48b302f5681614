package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.time.ZoneId;
import java.util.Optional;

record LocationAnswer(
        LocationId id,
        String name,
        Location.Kind kind,
        String province,
        String city,
        Optional<Double> latitude,
        Optional<Double> longitude,
        ZoneId zone,
        Optional<Cutoff> cutoff,
        Optional<Integer> dailyCapacity,
        Optional<Money> fixedCostMonth) {

    static LocationAnswer of(Location location) {
        return new LocationAnswer(
                location.id(),
                location.name(),
                location.kind(),
                location.province(),
                location.city(),
                location.coordinates().map(Location.Coordinates::latitude),
                location.coordinates().map(Location.Coordinates::longitude),
                location.zone(),
                location.cutoff(),
                location.dailyCapacity(),
                location.fixedCostMonth());
    }
}
