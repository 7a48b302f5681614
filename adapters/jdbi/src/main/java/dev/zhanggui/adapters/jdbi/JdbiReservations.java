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
 * Reservations: what was asked and what was placed where as text of one row, and beside it one row for each line while
 * it is promised, to be found by SKU and location. These carry the reservation's number, so that those of a hot SKU
 * lie together. Bare statements, since this is the hot path.
 */
final class JdbiReservations implements Reservations {
    private static final String COLUMNS = """
            r.id, r.store, r.order_ref, r.mode, r.asked, r.lines, r.state, r.uses, r.held_at, r.expires_at,
            r.version, r.resolved_at""";
    /** Most ids are new, and to be told so by one column costs SQLite's driver far less than by twelve. */
    private static final String IS_THERE = "SELECT 1 FROM reservation WHERE id = ?";

    private static final String FIND = "SELECT " + COLUMNS + " FROM reservation r WHERE r.id = ?";
    private static final String ADD = """
            INSERT INTO reservation (id, store, order_ref, mode, asked, lines, state, uses, held_at, expires_at,
                   resolved_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String PROMISE =
            "INSERT INTO promise (sku, location, reservation, line, units) VALUES (?, ?, ?, ?, ?)";
    private static final String PROMISE_OF_ADDED =
            "INSERT INTO promise (sku, location, reservation, line, units) VALUES (?, ?, %s, ?, ?)";
    private static final String END_PROMISE =
            "DELETE FROM promise WHERE sku = ? AND location = ? AND reservation = ? AND line = ?";
    private static final String STANDING = "SELECT n, lines FROM reservation WHERE id = ?";
    /**
     * A hold is paid or given back only in time; who notices its end may do so at any later time, and like whoever
     * moves it must have seen the time that stands.
     */
    private static final String SAVE = """
            UPDATE reservation SET state = ?, resolved_at = ?, version = ?, lines = ?
             WHERE id = ? AND version = ? - 1
               AND (state <> 'held'
                   OR CASE WHEN ? IN ('committed', 'released') THEN expires_at > ? ELSE expires_at = ? END)""";

    private static final String DUE =
            "SELECT id FROM reservation WHERE state = 'held' AND expires_at <= ? ORDER BY expires_at, id LIMIT ?";
    private static final String ALL_DUE =
            "SELECT " + COLUMNS + " FROM reservation r WHERE r.state = 'held' AND r.expires_at <= ? ORDER BY r.id";
    private static final String PROMISED_AT = "SELECT " + COLUMNS + " FROM reservation r WHERE r.n IN ("
            + "SELECT p.reservation FROM promise p WHERE p.sku = ? AND p.location = ?) ORDER BY r.id";
    private static final String LENGTHEN = "UPDATE reservation SET expires_at = expires_at + ? WHERE state = 'held'";

    private final Links links;
    private final String promiseOfAdded;

    JdbiReservations(Links links) {
        this.links = links;
        this.promiseOfAdded = PROMISE_OF_ADDED.formatted(links.dialect.lastNumber());
    }

    @Override
    public Optional<Reservation> find(ReservationId id) {
        return links.with(link -> {
            boolean surelyNew = links.dialect == Dialect.SQLITE && !isThere(link, id.code());
            return surelyNew ? Optional.empty() : Optional.ofNullable(find(link, id.code()));
        });
    }

    private static boolean isThere(Link link, String id) throws SQLException {
        var isThere = link.statement(IS_THERE);
        isThere.setString(1, id);
        try (var rows = isThere.executeQuery()) {
            return rows.next();
        }
    }

    private static @Nullable Reservation find(Link link, String id) throws SQLException {
        var find = link.statement(FIND);
        find.setString(1, id);
        try (var rows = find.executeQuery()) {
            return rows.next() ? reservation(rows) : null;
        }
    }

    private static Reservation reservation(ResultSet rows) throws SQLException {
        var asked = new Asked(
                new StoreId(rows.getString(2)),
                Optional.ofNullable(rows.getString(3)).map(OrderRef::new),
                rows.getString(4).equals("all") ? Asked.Mode.ALL : Asked.Mode.BEST_EFFORT,
                asked(rows.getString(5)));
        long resolvedAt = rows.getLong(12);
        boolean unresolved = rows.wasNull();
        return new Reservation(
                new ReservationId(rows.getString(1)),
                asked,
                PlainValues.constant(ReservationState.class, rows.getString(7)),
                placed(rows.getString(6)),
                uses(rows.getString(8)),
                Instant.ofEpochMilli(rows.getLong(9)),
                Instant.ofEpochMilli(rows.getLong(10)),
                unresolved ? Optional.empty() : Optional.of(Instant.ofEpochMilli(resolvedAt)),
                rows.getLong(11));
    }

    /** Placed lines as {@code [sku, units, location]}. */
    private static List<ReservedLine> placed(String text) {
        return Json.list(text).stream()
                .map(one -> {
                    var parts = (List<?>) one;
                    return new ReservedLine(
                            new Sku((String) parts.get(0)), quantity(parts.get(1)), new LocationId((String)
                                    parts.get(2)));
                })
                .toList();
    }

    private static String placedText(List<ReservedLine> lines) {
        var all = new ArrayList<List<Object>>(lines.size());
        for (var line : lines) {
            all.add(List.of(
                    line.sku().code(), line.quantity().units(), line.location().code()));
        }
        return Json.text(all);
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
            add.setString(6, placedText(reservation.lines()));
            add.setString(7, Facts.camel(reservation.state().name()));
            add.setString(8, usesText(reservation.uses()));
            add.setLong(9, reservation.heldAt().toEpochMilli());
            add.setLong(10, reservation.expiresAt().toEpochMilli());
            setInstant(add, 11, reservation.resolvedAt());
            add.setLong(12, reservation.version());
            if (add.executeUpdate() != 1) {
                return false;
            }
            promiseAdded(link, reservation);
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

    /** The promises of the reservation that was added just now, whose number nobody needs to read. */
    private void promiseAdded(Link link, Reservation reservation) throws SQLException {
        if (reservation.state().promises()) {
            var add = link.statement(promiseOfAdded);
            int n = 0;
            for (var line : reservation.lines()) {
                add.setString(1, line.sku().code());
                add.setString(2, line.location().code());
                add.setLong(3, ++n);
                add.setLong(4, line.quantity().units());
                add.executeUpdate();
            }
        }
    }

    private static void promise(Link link, long number, Reservation reservation) throws SQLException {
        if (reservation.state().promises()) {
            var add = link.statement(PROMISE);
            int n = 0;
            for (var line : reservation.lines()) {
                add.setString(1, line.sku().code());
                add.setString(2, line.location().code());
                add.setLong(3, number);
                add.setLong(4, ++n);
                add.setLong(5, line.quantity().units());
                add.executeUpdate();
            }
        }
    }

    private static void endPromise(Link link, long number, List<ReservedLine> lines) throws SQLException {
        var end = link.statement(END_PROMISE);
        int n = 0;
        for (var line : lines) {
            end.setString(1, line.sku().code());
            end.setString(2, line.location().code());
            end.setLong(3, number);
            end.setLong(4, ++n);
            end.executeUpdate();
        }
    }

    @Override
    public void save(Reservation after) {
        boolean saved = links.with(link -> {
            long number;
            List<ReservedLine> before;
            var standing = link.statement(STANDING);
            standing.setString(1, after.id().code());
            try (var rows = standing.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                number = rows.getLong(1);
                before = placed(rows.getString(2));
            }
            if (!saved(link, after)) {
                return false;
            }
            if (!after.state().promises() || !before.equals(after.lines())) {
                endPromise(link, number, before);
                promise(link, number, after);
            }
            return true;
        });
        if (!saved) {
            throw new StaleWrite("reservation " + after.id() + " does not stand before " + after.version());
        }
    }

    private static boolean saved(Link link, Reservation after) throws SQLException {
        var state = Facts.camel(after.state().name());
        var save = link.statement(SAVE);
        save.setString(1, state);
        setInstant(save, 2, after.resolvedAt());
        save.setLong(3, after.version());
        save.setString(4, placedText(after.lines()));
        save.setString(5, after.id().code());
        save.setLong(6, after.version());
        save.setString(7, state);
        save.setLong(8, after.resolvedAt().map(Instant::toEpochMilli).orElse(0L));
        save.setLong(9, after.expiresAt().toEpochMilli());
        return save.executeUpdate() == 1;
    }

    /** All that is due, of which there is little, since it is swept all the time; by what it names. */
    @Override
    public List<Reservation> due(SortedSet<Sku> skus, Instant now) {
        return links.with(link -> {
            var due = link.statement(ALL_DUE);
            due.setLong(1, now.toEpochMilli());
            return all(due).stream()
                    .filter(reservation -> reservation.lines().stream().anyMatch(line -> skus.contains(line.sku())))
                    .toList();
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
            return all(promised);
        });
    }

    private static List<Reservation> all(PreparedStatement query) throws SQLException {
        var all = new ArrayList<Reservation>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(reservation(rows));
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
