package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Cutoff;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Locations; read for every order that is promised, so with a kept statement. */
final class JdbiLocations implements Locations {
    private static final String FIND = """
            SELECT id, name, kind, province, city, latitude, longitude, zone, cutoff, daily_capacity,
                   fixed_cost_minor, fixed_cost_currency, version
              FROM location WHERE id = ?""";

    private final Links links;

    JdbiLocations(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<Location>> find(LocationId id) {
        return links.with(link -> {
            var find = link.statement(FIND);
            find.setString(1, id.code());
            try (var rows = find.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Versioned<>(location(rows), rows.getLong("version")))
                        : Optional.empty();
            }
        });
    }

    private static Location location(ResultSet rows) throws SQLException {
        return new Location(
                new LocationId(rows.getString("id")),
                rows.getString("name"),
                PlainValues.constant(Location.Kind.class, rows.getString("kind")),
                rows.getString("province"),
                rows.getString("city"),
                coordinates(rows),
                ZoneId.of(rows.getString("zone")),
                Optional.ofNullable(rows.getString("cutoff")).map(JdbiLocations::cutoff),
                Columns.number(rows, "daily_capacity").map(Long::intValue),
                fixedCost(rows));
    }

    private static Optional<Location.Coordinates> coordinates(ResultSet rows) throws SQLException {
        double latitude = rows.getDouble("latitude");
        return rows.wasNull()
                ? Optional.empty()
                : Optional.of(new Location.Coordinates(latitude, rows.getDouble("longitude")));
    }

    private static Optional<Money> fixedCost(ResultSet rows) throws SQLException {
        long minor = rows.getLong("fixed_cost_minor");
        return rows.wasNull()
                ? Optional.empty()
                : Optional.of(new Money(minor, Currency.getInstance(rows.getString("fixed_cost_currency"))));
    }

    /** The usual time under {@code usual}, days with a time of their own by name; a null where nothing leaves. */
    private static Cutoff cutoff(String text) {
        var times = new HashMap<>(Json.facts(text));
        var usual = time(times.remove("usual"));
        var byDay = new EnumMap<DayOfWeek, Optional<LocalTime>>(DayOfWeek.class);
        times.forEach((day, time) -> byDay.put(DayOfWeek.valueOf(day), time(time)));
        return new Cutoff(usual, byDay);
    }

    private static Optional<LocalTime> time(@Nullable Object text) {
        return Optional.ofNullable(text).map(String::valueOf).map(LocalTime::parse);
    }

    private static String text(Cutoff cutoff) {
        Map<String, @Nullable Object> times = new LinkedHashMap<>();
        cutoff.usual().ifPresent(time -> times.put("usual", time.toString()));
        new TreeMap<>(cutoff.byDay())
                .forEach((day, time) ->
                        times.put(day.name(), time.map(LocalTime::toString).orElse(null)));
        return Json.text(times);
    }

    @Override
    public void save(Location location, long over) {
        links.forget();
        var sql = over == 0 ? """
                INSERT INTO location (id, name, kind, province, city, latitude, longitude, zone, cutoff,
                       daily_capacity, fixed_cost_minor, fixed_cost_currency, version)
                VALUES (:id, :name, :kind, :province, :city, :latitude, :longitude, :zone, :cutoff,
                       :dailyCapacity, :fixedCostMinor, :fixedCostCurrency, 1)
                ON CONFLICT (id) DO NOTHING""" : """
                UPDATE location SET name = :name, kind = :kind, province = :province, city = :city,
                       latitude = :latitude, longitude = :longitude, zone = :zone, cutoff = :cutoff,
                       daily_capacity = :dailyCapacity, fixed_cost_minor = :fixedCostMinor,
                       fixed_cost_currency = :fixedCostCurrency, version = version + 1
                 WHERE id = :id AND version = :over""";
        var place = location.coordinates();
        var cost = location.fixedCostMonth();
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("id", location.id())
                .bind("name", location.name())
                .bind("kind", location.kind())
                .bind("province", location.province())
                .bind("city", location.city())
                .bind("latitude", place.map(Location.Coordinates::latitude).orElse(null))
                .bind("longitude", place.map(Location.Coordinates::longitude).orElse(null))
                .bind("zone", location.zone().getId())
                .bind("cutoff", location.cutoff().map(JdbiLocations::text).orElse(null))
                .bind(
                        "dailyCapacity",
                        location.dailyCapacity().map(Integer::longValue).orElse(null))
                .bind("fixedCostMinor", cost.map(Money::minorUnits).orElse(null))
                .bind(
                        "fixedCostCurrency",
                        cost.map(money -> money.currency().getCurrencyCode()).orElse(null))
                .bind("over", over)
                .execute());
        if (rows != 1) {
            throw new StaleWrite("location " + location.id() + " does not stand at " + over);
        }
    }
}
