package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.Lanes;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Money;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Optional;

/** Lanes, written many at once, so with kept statements. */
final class JdbiLanes implements Lanes {
    static final String COLUMNS = "location, carrier, province, first_kg, first_price, next_kg, next_price, currency,"
            + " transit_days, ships";
    private static final String KEY = " location = ? AND carrier = ? AND province = ?";
    private static final String FIND = "SELECT " + COLUMNS + " FROM lane WHERE" + KEY;
    private static final String KEEP = "INSERT INTO lane_was (" + COLUMNS + ", job, replaced_by) SELECT " + COLUMNS
            + ", job, ? FROM lane WHERE" + KEY + " AND job <> ? ON CONFLICT DO NOTHING";
    private static final String PUT = "INSERT INTO lane (" + COLUMNS + ", job) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (location, carrier, province) DO UPDATE SET first_kg = excluded.first_kg,"
            + " first_price = excluded.first_price, next_kg = excluded.next_kg, next_price = excluded.next_price,"
            + " currency = excluded.currency, transit_days = excluded.transit_days, ships = excluded.ships,"
            + " job = excluded.job";
    private static final String OF_JOB = "SELECT " + COLUMNS + " FROM lane WHERE job = ? AND job <> ''"
            + " ORDER BY location, carrier, province LIMIT ?";
    private static final String REMOVE = "DELETE FROM lane WHERE" + KEY;
    private static final String RESTORE = "INSERT INTO lane (" + COLUMNS + ", job) SELECT " + COLUMNS
            + ", job FROM lane_was WHERE" + KEY + " AND replaced_by = ?";
    private static final String FORGET = "DELETE FROM lane_was WHERE" + KEY + " AND replaced_by = ?";

    private final Links links;

    JdbiLanes(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Lane> standing(Lane lane) {
        return links.with(link -> {
            var find = link.statement(FIND);
            setKey(find, 1, lane);
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(lane(rows)) : Optional.empty();
            }
        });
    }

    static Lane lane(ResultSet rows) throws SQLException {
        var currency = Currency.getInstance(rows.getString("currency"));
        return new Lane(
                new LocationId(rows.getString("location")),
                rows.getString("carrier"),
                rows.getString("province"),
                new BigDecimal(rows.getString("first_kg")),
                new Money(rows.getLong("first_price"), currency),
                new BigDecimal(rows.getString("next_kg")),
                new Money(rows.getLong("next_price"), currency),
                Math.toIntExact(rows.getLong("transit_days")),
                rows.getLong("ships") == 1);
    }

    private static void setKey(PreparedStatement statement, int first, Lane lane) throws SQLException {
        statement.setString(first, lane.location().code());
        statement.setString(first + 1, lane.carrier());
        statement.setString(first + 2, lane.province());
    }

    @Override
    public void put(Lane lane, String job) {
        links.use(link -> {
            if (!job.isEmpty()) {
                var keep = link.statement(KEEP);
                keep.setString(1, job);
                setKey(keep, 2, lane);
                keep.setString(5, job);
                keep.executeUpdate();
            }
            var put = link.statement(PUT);
            setKey(put, 1, lane);
            put.setString(4, lane.firstKg().toPlainString());
            put.setLong(5, lane.firstPrice().minorUnits());
            put.setString(6, lane.nextKg().toPlainString());
            put.setLong(7, lane.nextPrice().minorUnits());
            put.setString(8, lane.firstPrice().currency().getCurrencyCode());
            put.setLong(9, lane.transitDays());
            put.setLong(10, lane.ships() ? 1 : 0);
            put.setString(11, job);
            put.executeUpdate();
        });
    }

    @Override
    public int takeBack(String job, int most) {
        return links.with(link -> {
            var written = new ArrayList<Lane>();
            var ofJob = link.statement(OF_JOB);
            ofJob.setString(1, job);
            ofJob.setInt(2, most);
            try (var rows = ofJob.executeQuery()) {
                while (rows.next()) {
                    written.add(lane(rows));
                }
            }
            for (var lane : written) {
                var remove = link.statement(REMOVE);
                setKey(remove, 1, lane);
                remove.executeUpdate();
                for (var sql : new String[] {RESTORE, FORGET}) {
                    var statement = link.statement(sql);
                    setKey(statement, 1, lane);
                    statement.setString(4, job);
                    statement.executeUpdate();
                }
            }
            return written.size();
        });
    }
}
