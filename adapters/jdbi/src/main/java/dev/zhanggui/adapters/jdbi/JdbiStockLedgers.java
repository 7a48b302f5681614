package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.Claim;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Sku;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shelves and movements. The hot path of every reservation: bare statements, each of which carries the invariant as
 * its condition. On PostgreSQL a SKU's card is the row that is locked; on SQLite the one writer is lock enough.
 */
final class JdbiStockLedgers implements StockLedgers {
    private static final String HOLD = """
            UPDATE shelf SET held = held + ?
             WHERE sku = ? AND location = ? AND on_hand - held - committed >= ?""";
    private static final String CHANGE = """
            UPDATE shelf SET on_hand = on_hand + ?, held = held + ?, committed = committed + ?,
                   short = CASE WHEN held + committed - on_hand + ? > 0 THEN held + committed - on_hand + ? ELSE 0 END
             WHERE sku = ? AND location = ?""";
    private static final String OPEN = """
            INSERT INTO shelf (sku, location, on_hand, held, committed, short) VALUES (?, ?, ?, ?, ?, ?)""";
    /** What is given back to a lock that was made anew under an old id may be more than was drawn on it. */
    private static final String DRAW = """
            UPDATE claim SET used = CASE WHEN used + ? > 0 THEN used + ? ELSE 0 END WHERE sku = ? AND id = ?""";

    private static final String NUMBER = "UPDATE sku SET movements = movements + 1 WHERE sku = ? RETURNING movements";
    private static final String APPEND = """
            INSERT INTO movement (sku, n, location, kind, units, reference, at) VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final int REMEMBERED_MAX = 20_000;

    private final Links links;
    private final JdbiSetAsides setAsides;
    /** Ledgers as the one writer left them, of SKUs of which nothing is set aside: every reservation asks. */
    private final Map<Sku, StockLedger> remembered = new HashMap<>();

    private long rememberedAt = -1;

    JdbiStockLedgers(Links links, JdbiSetAsides setAsides) {
        this.links = links;
        this.setAsides = setAsides;
    }

    @Override
    public Map<Sku, StockLedger> lock(SortedSet<Sku> skus, Instant now) {
        return links.with(link -> {
            lockRows(link, skus);
            return links.memory() < 0 ? ledgers(link, skus, now, at(now)) : remembered(link, skus, now);
        });
    }

    @Override
    public Optional<StockLedger> lockWithin(Sku sku, Instant now, Period window) {
        var one = new TreeSet<>(Set.of(sku));
        return links.with(link -> {
            lockRows(link, one);
            return Optional.ofNullable(ledgers(link, one, now, window).get(sku));
        });
    }

    @Override
    public Optional<StockLedger> read(Sku sku, Instant now) {
        var one = new TreeSet<>(Set.of(sku));
        return links.with(
                link -> Optional.ofNullable(ledgers(link, one, now, at(now)).get(sku)));
    }

    /** The millisecond that begins with {@code now}: what overlaps it is in force. */
    private static Period at(Instant now) {
        return new Period(now, now.plusMillis(1));
    }

    private Map<Sku, StockLedger> remembered(Link link, SortedSet<Sku> skus, Instant now) throws SQLException {
        var ledgers = new TreeMap<Sku, StockLedger>();
        var unknown = new TreeSet<Sku>();
        boolean stands = stands();
        for (var sku : skus) {
            var known = stands ? remembered.get(sku) : null;
            if (known == null) {
                unknown.add(sku);
            } else {
                ledgers.put(sku, known);
            }
        }
        if (!unknown.isEmpty()) {
            ledgers.putAll(ledgers(link, unknown, now, at(now)));
        }
        return ledgers;
    }

    /** Whether this thread is the writer, and nothing was undone since the first of what is remembered was read. */
    private boolean stands() {
        long now = links.memory();
        return now >= 0 && now == rememberedAt;
    }

    private StockLedger remember(StockLedger plain) {
        if (links.memory() >= 0) {
            if (!stands() || remembered.size() >= REMEMBERED_MAX) {
                remembered.clear();
                rememberedAt = links.memory();
            }
            remembered.put(plain.sku(), plain);
        }
        return plain;
    }

    /** What was written is remembered too. */
    private void follow(Sku sku, Shelf.Change change) {
        if (stands()) {
            remembered.computeIfPresent(sku, (same, ledger) -> ledger.with(change));
        }
    }

    private void lockRows(Link link, SortedSet<Sku> skus) throws SQLException {
        Invariant.holds(links.isInUnit(), "a lock lasts until the unit ends, and there is none");
        if (links.dialect == Dialect.SQLITE) {
            return;
        }
        var codes = codes(skus);
        var lock = link.statement(
                "SELECT 1 FROM sku WHERE sku IN (" + Marks.of(codes) + ") ORDER BY sku FOR NO KEY UPDATE");
        Marks.set(lock, 1, codes);
        try (var rows = lock.executeQuery()) {
            while (rows.next()) {
                // Locked, in key order.
            }
        }
    }

    private static List<String> codes(SortedSet<Sku> skus) {
        return skus.stream().map(Sku::code).toList();
    }

    private Map<Sku, StockLedger> ledgers(Link link, SortedSet<Sku> skus, Instant now, Period window)
            throws SQLException {
        var shelves = new TreeMap<Sku, List<Shelf>>();
        var aside = new HashSet<Sku>();
        var codes = codes(skus);
        var find = link.statement("""
                SELECT k.sku, k.set_asides, s.location, l.kind, s.on_hand, s.held, s.committed
                  FROM sku k LEFT JOIN shelf s ON s.sku = k.sku LEFT JOIN location l ON l.id = s.location
                 WHERE k.sku IN (""" + Marks.of(codes) + ")");
        Marks.set(find, 1, codes);
        try (var rows = find.executeQuery()) {
            while (rows.next()) {
                var sku = new Sku(rows.getString(1));
                var all = shelves.computeIfAbsent(sku, none -> new ArrayList<>(4));
                var location = rows.getString(3);
                if (location != null) {
                    boolean warehouse = "warehouse".equals(rows.getString(4));
                    all.add(new Shelf(
                            new LocationId(location), warehouse, rows.getLong(5), rows.getLong(6), rows.getLong(7), 0));
                }
                if (rows.getLong(2) != 0) {
                    aside.add(sku);
                }
            }
        }
        var ledgers = new TreeMap<Sku, StockLedger>();
        for (var entry : shelves.entrySet()) {
            var sku = entry.getKey();
            ledgers.put(
                    sku,
                    aside.contains(sku)
                            ? withSetAsides(link, sku, entry.getValue(), now, window)
                            : remember(new StockLedger(sku, entry.getValue(), List.of())));
        }
        return ledgers;
    }

    private StockLedger withSetAsides(Link link, Sku sku, List<Shelf> shelves, Instant now, Period window)
            throws SQLException {
        var policy = setAsides.inForce(sku, now);
        List<AllocationPolicy.Safety> safety =
                policy.map(found -> found.value().safety()).orElse(List.of());
        List<Claim> claims =
                setAsides.claims(link, sku, policy.map(found -> found.version()).orElse(-1L), window);
        return new StockLedger(
                sku, shelves.stream().map(shelf -> kept(shelf, safety)).toList(), claims);
    }

    private static Shelf kept(Shelf shelf, List<AllocationPolicy.Safety> safety) {
        for (var one : safety) {
            if (one.location().equals(shelf.location())) {
                return new Shelf(
                        shelf.location(),
                        shelf.warehouse(),
                        shelf.onHand(),
                        shelf.held(),
                        shelf.committed(),
                        one.quantity().units());
            }
        }
        return shelf;
    }

    @Override
    public void hold(ReservedLine line) {
        int rows = links.with(link -> {
            int units = line.quantity().units();
            var hold = link.statement(HOLD);
            hold.setLong(1, units);
            hold.setString(2, line.sku().code());
            hold.setString(3, line.location().code());
            hold.setLong(4, units);
            return hold.executeUpdate();
        });
        if (rows != 1) {
            throw new StaleWrite("shelf of " + line.sku() + " at " + line.location());
        }
        follow(line.sku(), new Shelf.Change(line.location(), 0, line.quantity().units(), 0));
    }

    @Override
    public void change(Sku sku, Shelf.Change change) {
        links.use(link -> {
            long shorter = change.held() + change.committed() - change.onHand();
            var update = link.statement(CHANGE);
            update.setLong(1, change.onHand());
            update.setLong(2, change.held());
            update.setLong(3, change.committed());
            update.setLong(4, shorter);
            update.setLong(5, shorter);
            update.setString(6, sku.code());
            update.setString(7, change.location().code());
            if (update.executeUpdate() == 1) {
                follow(sku, change);
                return;
            }
            if (stands()) {
                remembered.remove(sku);
            }
            var open = link.statement(OPEN);
            open.setString(1, sku.code());
            open.setString(2, change.location().code());
            open.setLong(3, change.onHand());
            open.setLong(4, change.held());
            open.setLong(5, change.committed());
            open.setLong(6, Math.max(0, shorter));
            open.executeUpdate();
        });
    }

    @Override
    public void draw(ClaimUse use, int sign) {
        links.use(link -> {
            long units = (long) sign * use.units().units();
            var draw = link.statement(DRAW);
            draw.setLong(1, units);
            draw.setLong(2, units);
            draw.setString(3, use.sku().code());
            draw.setString(4, use.claim().text());
            draw.executeUpdate();
        });
    }

    @Override
    public long append(Movement movement) {
        return links.with(link -> {
            long n = nextNumber(link, movement.sku());
            var append = link.statement(APPEND);
            append.setString(1, movement.sku().code());
            append.setLong(2, n);
            append.setString(3, movement.location().code());
            append.setString(4, Facts.camel(movement.kind().name()));
            append.setLong(5, movement.units());
            append.setString(6, movement.reference());
            append.setLong(7, movement.at().toEpochMilli());
            append.executeUpdate();
            return n;
        });
    }

    private static long nextNumber(Link link, Sku sku) throws SQLException {
        var number = link.statement(NUMBER);
        number.setString(1, sku.code());
        try (var rows = number.executeQuery()) {
            Invariant.holds(rows.next(), "no card of %s", sku);
            return rows.getLong(1);
        }
    }
}
