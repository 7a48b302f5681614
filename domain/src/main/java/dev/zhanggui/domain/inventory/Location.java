package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.time.ZoneId;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A place where stock lies and from which orders leave.
 *
 * @param dailyCapacity parcels a day
 */
public record Location(
        LocationId id,
        String name,
        Kind kind,
        String province,
        String city,
        Optional<Coordinates> coordinates,
        ZoneId zone,
        Optional<Cutoff> cutoff,
        Optional<Integer> dailyCapacity,
        Optional<Money> fixedCostMonth)
        implements AggregateRoot<Location, LocationId> {

    /** Warehouses serve every store that lists no location; a shop in the street only those that list it. */
    public enum Kind {
        WAREHOUSE,
        SHOP
    }

    /** Degrees, north and east positive. */
    public record Coordinates(double latitude, double longitude) implements ValueObject {

        public Coordinates {
            Invariant.holds(isValid(latitude, longitude), "not on earth: %s, %s", latitude, longitude);
        }

        public static boolean isValid(double latitude, double longitude) {
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        }
    }

    public Location {
        Invariant.holds(!name.isBlank() && name.length() <= Store.NAME_LENGTH_MAX, "a location has a name: %s", id);
    }

    /** A warehouse of which nothing more is known yet than where its clocks stand. */
    public static Location warehouse(LocationId id, ZoneId zone) {
        return plain(id, Kind.WAREHOUSE, zone);
    }

    /** A shop in the street of which nothing more is known yet than where its clocks stand. */
    public static Location shop(LocationId id, ZoneId zone) {
        return plain(id, Kind.SHOP, zone);
    }

    private static Location plain(LocationId id, Kind kind, ZoneId zone) {
        return new Location(
                id,
                id.code(),
                kind,
                "",
                "",
                Optional.empty(),
                zone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public LocationId getId() {
        return id;
    }
}
