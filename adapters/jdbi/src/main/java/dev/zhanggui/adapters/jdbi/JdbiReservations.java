package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Asked;
import dev.zhanggui.domain.inventory.AskedLine;
import dev.zhanggui.domain.inventory.ClaimId;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Reservations: what was asked as text, to be compared with a repeat; what is promised in rows, to be found by SKU and
 * location while it is promised. Bare statements, since this is the hot path.
 */
final class JdbiReservations implements Reservations {
    private static final String FIND = """
            SELECT r.id, r.store, r.order_ref, r.mode, r.asked, r.state, r.uses, r.held_at, r.expires_at,
                   r.resolved_at, r.version, l.sku, l.units, l.location
              FROM reservation r JOIN reservation_line l ON l.reservation = r.id
             WHERE r.id = ? ORDER BY l.n""";
    private static final String ADD = """
            INSERT INTO reservation (id, store, order_ref, mode, asked, state, uses, held_at, expires_at,
                   resolved_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String ADD_LINE = """
            INSERT INTO reservation_line (reservation, n, sku, location, units, promising)
            VALUES (?, ?, ?, ?, ?, ?)""";
    /**
     * A hold is paid or given back only in time; who notices its end may do so at any later time, and like whoever
     * moves it must have seen the time that stands.
     */
    private static final String SAVE = """
            UPDATE reservation SET state = ?, resolved_at = ?, version = ?
             WHERE id = ? AND version = ? - 1
               AND (state <> 'held'
                   OR CASE WHEN ? IN ('committed', 'released') THEN expires_at > ? ELSE expires_at = ? END)""";

    private static final String LINES =
            "SELECT sku, units, location FROM reservation_line WHERE reservation = ? ORDER BY n";
    private static final String DROP_LINES = "DELETE FROM reservation_line WHERE reservation = ?";
    private static final String END_LINES = "UPDATE reservation_line SET promising = 0 WHERE reservation = ?";
    private static final String DUE =
            "SELECT id FROM reservation WHERE state = 'held' AND expires_at <= ? ORDER BY expires_at, id LIMIT ?";
    private static final String PROMISED_AT = """
            SELECT DISTINCT reservation FROM reservation_line
             WHERE promising = 1 AND sku = ? AND location = ? ORDER BY reservation""";
    private static final String LENGTHEN = "UPDATE reservation SET expires_at = expires_at + ? WHERE state = 'held'";

    private final Links links;

    JdbiReservations(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Reservation> find(ReservationId id) {
        return links.with(link -> Optional.ofNullable(find(link, id.code())));
    }

    private static @Nullable Reservation find(Link link, String id) throws SQLException {
        var find = link.statement(FIND);
        find.setString(1, id);
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            var asked = new Asked(
                    new StoreId(rows.getString(2)),
                    Optional.ofNullable(rows.getString(3)).map(OrderRef::new),
                    rows.getString(4).equals("all") ? Asked.Mode.ALL : Asked.Mode.BEST_EFFORT,
                    asked(rows.getString(5)));
            var state = PlainValues.constant(ReservationState.class, rows.getString(6));
            var uses = uses(rows.getString(7));
            var heldAt = Instant.ofEpochMilli(rows.getLong(8));
            var expiresAt = Instant.ofEpochMilli(rows.getLong(9));
            var resolvedAt = Columns.instant(rows, "resolved_at");
            long version = rows.getLong(11);
            var lines = new ArrayList<ReservedLine>(2);
            do {
                lines.add(line(rows, 12));
            } while (rows.next());
            return new Reservation(
                    new ReservationId(id), asked, state, lines, uses, heldAt, expiresAt, resolvedAt, version);
        }
    }

    private static ReservedLine line(ResultSet rows, int first) throws SQLException {
        return new ReservedLine(
                new Sku(rows.getString(first)),
                Quantity.of((int) rows.getLong(first + 1)),
                new LocationId(rows.getString(first + 2)));
    }

    /** Lines as {@code [sku, units]} or {@code [sku, units, location]}. */
    private static List<AskedLine> asked(String text) {
        return Json.list(text).stream()
                .map(one -> {
                    var parts = (List<?>) one;
                    Optional<LocationId> location =
                            parts.size() > 2 ? Optional.of(new LocationId((String) parts.get(2))) : Optional.empty();
                    return new AskedLine(new Sku((String) parts.get(0)), quantity(parts.get(1)), location);
                })
                .toList();
    }

    private static String text(List<AskedLine> lines) {
        var all = new ArrayList<List<Object>>(lines.size());
        for (var line : lines) {
            var sku = line.sku().code();
            int units = line.quantity().units();
            all.add(line.location()
                    .map(location -> List.<Object>of(sku, units, location.code()))
                    .orElseGet(() -> List.of(sku, units)));
        }
        return Json.text(all);
    }

    /** Draws as {@code [sku, claim, units]}. */
    private static List<ClaimUse> uses(@Nullable String text) {
        return text == null
                ? List.of()
                : Json.list(text).stream()
                        .map(one -> {
                            var parts = (List<?>) one;
                            return new ClaimUse(
                                    new Sku((String) parts.get(0)),
                                    new ClaimId((String) parts.get(1)),
                                    quantity(parts.get(2)));
                        })
                        .toList();
    }

    private static @Nullable String usesText(List<ClaimUse> uses) {
        return uses.isEmpty()
                ? null
                : Json.text(uses.stream()
                        .map(use -> List.of(
                                use.sku().code(),
                                use.claim().text(),
                                use.units().units()))
                        .toList());
    }

    private static Quantity quantity(Object units) {
        return Quantity.of(((Number) units).intValue());
    }

    @Override
    public void add(Reservation reservation) {
        boolean added = links.with(link -> {
            var asked = reservation.asked();
            var add = link.statement(ADD);
            add.setString(1, reservation.id().code());
            add.setString(2, asked.store().code());
            add.setString(3, asked.order().map(OrderRef::code).orElse(null));
            add.setString(4, Facts.camel(asked.mode().name()));
            add.setString(5, text(asked.lines()));
            add.setString(6, Facts.camel(reservation.state().name()));
            add.setString(7, usesText(reservation.uses()));
            add.setLong(8, reservation.heldAt().toEpochMilli());
            add.setLong(9, reservation.expiresAt().toEpochMilli());
            setInstant(add, 10, reservation.resolvedAt());
            add.setLong(11, reservation.version());
            if (add.executeUpdate() != 1) {
                return false;
            }
            addLines(link, reservation);
            return true;
        });
        if (!added) {
            throw new StaleWrite("reservation " + reservation.id() + " is there already");
        }
    }

    private static void setInstant(PreparedStatement statement, int position, Optional<Instant> at)
            throws SQLException {
        if (at.isPresent()) {
            statement.setLong(position, at.get().toEpochMilli());
        } else {
            statement.setNull(position, Types.BIGINT);
        }
    }

    private static void addLines(Link link, Reservation reservation) throws SQLException {
        var add = link.statement(ADD_LINE);
        int n = 0;
        for (var line : reservation.lines()) {
            add.setString(1, reservation.id().code());
            add.setLong(2, ++n);
            add.setString(3, line.sku().code());
            add.setString(4, line.location().code());
            add.setLong(5, line.quantity().units());
            add.setLong(6, reservation.state().promises() ? 1 : 0);
            var unused = add.executeUpdate();
        }
    }

    @Override
    public void save(Reservation after) {
        boolean saved = links.with(link -> {
            var state = Facts.camel(after.state().name());
            var save = link.statement(SAVE);
            save.setString(1, state);
            setInstant(save, 2, after.resolvedAt());
            save.setLong(3, after.version());
            save.setString(4, after.id().code());
            save.setLong(5, after.version());
            save.setString(6, state);
            save.setLong(7, after.resolvedAt().map(Instant::toEpochMilli).orElse(0L));
            save.setLong(8, after.expiresAt().toEpochMilli());
            if (save.executeUpdate() != 1) {
                return false;
            }
            saveLines(link, after);
            return true;
        });
        if (!saved) {
            throw new StaleWrite("reservation " + after.id() + " does not stand before " + after.version());
        }
    }

    private static void saveLines(Link link, Reservation after) throws SQLException {
        if (!after.state().promises()) {
            execute(link, END_LINES, after.id());
        } else if (!lines(link, after.id()).equals(after.lines())) {
            execute(link, DROP_LINES, after.id());
            addLines(link, after);
        }
    }

    private static void execute(Link link, String sql, ReservationId id) throws SQLException {
        var statement = link.statement(sql);
        statement.setString(1, id.code());
        var unused = statement.executeUpdate();
    }

    private static List<ReservedLine> lines(Link link, ReservationId id) throws SQLException {
        var find = link.statement(LINES);
        find.setString(1, id.code());
        var lines = new ArrayList<ReservedLine>(2);
        try (var rows = find.executeQuery()) {
            while (rows.next()) {
                lines.add(line(rows, 1));
            }
        }
        return lines;
    }

    @Override
    public List<Reservation> due(SortedSet<Sku> skus, Instant now) {
        return links.with(link -> {
            var codes = skus.stream().map(Sku::code).toList();
            var due = link.statement("""
                    SELECT DISTINCT r.id FROM reservation r JOIN reservation_line l ON l.reservation = r.id
                     WHERE r.state = 'held' AND r.expires_at <= ? AND l.sku IN (""" + Marks.of(codes) + ") ORDER BY r.id");
            due.setLong(1, now.toEpochMilli());
            var unused = Marks.set(due, 2, codes);
            return all(link, due);
        });
    }

    @Override
    public List<ReservationId> due(Instant now, int most) {
        return links.with(link -> {
            var due = link.statement(DUE);
            due.setLong(1, now.toEpochMilli());
            due.setLong(2, most);
            return ids(due).stream().map(ReservationId::new).toList();
        });
    }

    @Override
    public List<Reservation> promisedAt(Sku sku, LocationId location) {
        return links.with(link -> {
            var promised = link.statement(PROMISED_AT);
            promised.setString(1, sku.code());
            promised.setString(2, location.code());
            return all(link, promised);
        });
    }

    private static List<Reservation> all(Link link, PreparedStatement query) throws SQLException {
        var all = new ArrayList<Reservation>();
        for (var id : ids(query)) {
            var found = find(link, id);
            if (found != null) {
                all.add(found);
            }
        }
        return all;
    }

    private static List<String> ids(PreparedStatement query) throws SQLException {
        var ids = new ArrayList<String>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    @Override
    public int lengthenHolds(Duration by) {
        return links.with(link -> {
            var lengthen = link.statement(LENGTHEN);
            lengthen.setLong(1, by.toMillis());
            return lengthen.executeUpdate();
        });
    }
}
