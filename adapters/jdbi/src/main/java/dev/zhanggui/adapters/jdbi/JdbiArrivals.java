package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.Arrivals;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expected arrivals; asked for by every refusal, so with kept statements. */
final class JdbiArrivals implements Arrivals {
    static final String COLUMNS = "sku, location, reference, quantity, received, due_on";
    private static final String KEY = " sku = ? AND location = ? AND reference = ?";
    private static final String FIND = "SELECT " + COLUMNS + " FROM inbound WHERE" + KEY;
    private static final String KEEP = "INSERT INTO inbound_was (sku, location, reference, quantity, due_on, job,"
            + " replaced_by) SELECT sku, location, reference, quantity, due_on, job, ? FROM inbound WHERE" + KEY
            + " AND job <> ? ON CONFLICT DO NOTHING";
    private static final String PUT = "INSERT INTO inbound (sku, location, reference, quantity, due_on, job)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sku, location, reference) DO UPDATE"
            + " SET quantity = excluded.quantity, due_on = excluded.due_on, job = excluded.job";
    private static final String RECEIVE = "UPDATE inbound SET received = received + ? WHERE" + KEY;
    private static final String OPEN = "SELECT " + COLUMNS + " FROM inbound WHERE sku = ? AND received < quantity"
            + " ORDER BY due_on, location, reference";
    private static final String OF_JOB = "SELECT " + COLUMNS + " FROM inbound WHERE job = ? AND job <> ''"
            + " AND received = 0 ORDER BY sku, location, reference LIMIT ?";
    private static final String COME = "SELECT " + COLUMNS + " FROM inbound WHERE job = ? AND job <> ''"
            + " AND received > 0 ORDER BY sku, location, reference LIMIT ?";
    private static final String REMOVE = "DELETE FROM inbound WHERE" + KEY;
    private static final String RESTORE = "INSERT INTO inbound (sku, location, reference, quantity, due_on, job)"
            + " SELECT sku, location, reference, quantity, due_on, job FROM inbound_was WHERE" + KEY
            + " AND replaced_by = ?";
    private static final String FORGET = "DELETE FROM inbound_was WHERE" + KEY + " AND replaced_by = ?";

    private final Links links;

    JdbiArrivals(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Arrival> standing(Arrival arrival) {
        return links.with(link -> {
            var find = link.statement(FIND);
            setKey(find, 1, arrival);
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(expected(rows).arrival()) : Optional.empty();
            }
        });
    }

    static Arrival.Expected expected(ResultSet rows) throws SQLException {
        var arrival = new Arrival(
                new LocationId(rows.getString("location")),
                new Sku(rows.getString("sku")),
                Quantity.of(Math.toIntExact(rows.getLong("quantity"))),
                LocalDate.parse(rows.getString("due_on")),
                rows.getString("reference"));
        return new Arrival.Expected(arrival, rows.getLong("received"));
    }

    private static void setKey(PreparedStatement statement, int first, Arrival arrival) throws SQLException {
        setKey(statement, first, arrival.sku(), arrival.location(), arrival.reference());
    }

    private static void setKey(PreparedStatement statement, int first, Sku sku, LocationId location, String reference)
            throws SQLException {
        statement.setString(first, sku.code());
        statement.setString(first + 1, location.code());
        statement.setString(first + 2, reference);
    }

    @Override
    public void put(Arrival arrival, String job) {
        links.use(link -> {
            if (!job.isEmpty()) {
                var keep = link.statement(KEEP);
                keep.setString(1, job);
                setKey(keep, 2, arrival);
                keep.setString(5, job);
                keep.executeUpdate();
            }
            var put = link.statement(PUT);
            setKey(put, 1, arrival);
            put.setLong(4, arrival.quantity().units());
            put.setString(5, arrival.dueOn().toString());
            put.setString(6, job);
            put.executeUpdate();
        });
    }

    @Override
    public void receive(Sku sku, LocationId location, String reference, Quantity quantity) {
        links.use(link -> {
            var receive = link.statement(RECEIVE);
            receive.setLong(1, quantity.units());
            setKey(receive, 2, sku, location, reference);
            receive.executeUpdate();
        });
    }

    @Override
    public List<Arrival.Expected> open(Sku sku) {
        return links.with(link -> {
            var open = link.statement(OPEN);
            open.setString(1, sku.code());
            return all(open);
        });
    }

    private static List<Arrival.Expected> all(PreparedStatement statement) throws SQLException {
        var all = new ArrayList<Arrival.Expected>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(expected(rows));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public List<Arrival> come(String job, int most) {
        return links.with(link -> {
            var come = link.statement(COME);
            come.setString(1, job);
            come.setInt(2, most);
            return all(come).stream().map(Arrival.Expected::arrival).toList();
        });
    }

    @Override
    public int takeBack(String job, int most) {
        return links.with(link -> {
            var ofJob = link.statement(OF_JOB);
            ofJob.setString(1, job);
            ofJob.setInt(2, most);
            var written = all(ofJob);
            for (var expected : written) {
                var remove = link.statement(REMOVE);
                setKey(remove, 1, expected.arrival());
                remove.executeUpdate();
                for (var sql : new String[] {RESTORE, FORGET}) {
                    var statement = link.statement(sql);
                    setKey(statement, 1, expected.arrival());
                    statement.setString(4, job);
                    statement.executeUpdate();
                }
            }
            return written.size();
        });
    }
}
