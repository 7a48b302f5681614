package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.spi.StockHistory;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.spi.SelfChecks;
import dev.zhanggui.application.spi.SelfChecks.Finding.Level;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.AllocationPolicy;
import dev.zhanggui.domain.inventory.ClaimUse;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.inventory.ReservedLine;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Period;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Shelves and movements. */
final class MemoryStock implements StockLedgers {
    private final Memory memory;
    private final MemoryCatalog catalog;
    private final MemorySetAsides setAsides;
    private final Memory.Table<Sku, Map<LocationId, Units>> shelves;
    private final Map<Sku, Memory.Log<Movement>> movements = new HashMap<>();

    MemoryStock(Memory memory, MemoryCatalog catalog, MemorySetAsides setAsides) {
        this.memory = memory;
        this.catalog = catalog;
        this.setAsides = setAsides;
        this.shelves = memory.new Table<>();
    }

    /** What lies on one shelf, and what of it is promised. */
    private record Units(long onHand, long held, long committed) {
        static final Units NONE = new Units(0, 0, 0);

        Units plus(Shelf.Change change) {
            return new Units(onHand + change.onHand(), held + change.held(), committed + change.committed());
        }

        boolean isPossible() {
            return onHand >= 0 && onHand <= Shelf.UNITS_MAX && held >= 0 && committed >= 0;
        }
    }

    @Override
    public Map<Sku, StockLedger> lock(SortedSet<Sku> skus, Instant now) {
        Invariant.holds(memory.isInUnit(), "a lock lasts until the unit ends, and there is none");
        var ledgers = new TreeMap<Sku, StockLedger>();
        for (var sku : skus) {
            read(sku, now).ifPresent(ledger -> ledgers.put(sku, ledger));
        }
        return ledgers;
    }

    @Override
    public Optional<StockLedger> lockWithin(Sku sku, Instant now, Period window) {
        Invariant.holds(memory.isInUnit(), "a lock lasts until the unit ends, and there is none");
        return ledger(sku, now, window::overlaps);
    }

    @Override
    public Optional<StockLedger> read(Sku sku, Instant now) {
        return ledger(sku, now, window -> window.contains(now));
    }

    private Optional<StockLedger> ledger(Sku sku, Instant now, Predicate<Period> windows) {
        if (!catalog.knows(sku)) {
            return Optional.empty();
        }
        var safety = new HashMap<LocationId, Long>();
        setAsides
                .inForce(sku, now)
                .map(policy -> policy.value().safety())
                .orElse(List.<AllocationPolicy.Safety>of())
                .forEach(kept ->
                        safety.put(kept.location(), (long) kept.quantity().units()));
        var all = new ArrayList<Shelf>();
        shelvesOf(sku)
                .forEach((location, units) -> all.add(new Shelf(
                        location,
                        catalog.isWarehouse(location),
                        units.onHand(),
                        units.held(),
                        units.committed(),
                        safety.getOrDefault(location, 0L))));
        return Optional.of(new StockLedger(sku, all, setAsides.claims(sku, now, windows)));
    }

    private Map<LocationId, Units> shelvesOf(Sku sku) {
        return shelves.find(sku).orElse(Map.of());
    }

    @Override
    public void hold(ReservedLine line) {
        var units = shelvesOf(line.sku()).getOrDefault(line.location(), Units.NONE);
        int asked = line.quantity().units();
        if (units.onHand() - units.held() - units.committed() < asked) {
            throw new StaleWrite("shelf of " + line.sku() + " at " + line.location());
        }
        change(line.sku(), Shelf.Change.promise(line.location(), ReservationState.HELD, asked));
    }

    @Override
    public void change(Sku sku, Shelf.Change change) {
        var after = new HashMap<>(shelvesOf(sku));
        var units = after.getOrDefault(change.location(), Units.NONE).plus(change);
        Invariant.holds(units.isPossible(), "%s of %s at %s cannot be", units, sku, change.location());
        after.put(change.location(), units);
        shelves.put(sku, after);
    }

    @Override
    public void draw(ClaimUse use, int sign) {
        setAsides.draw(use, sign);
    }

    @Override
    public long append(Movement movement) {
        var log = movementsOf(movement.sku());
        log.add(movement);
        return log.size();
    }

    private Memory.Log<Movement> movementsOf(Sku sku) {
        return movements.computeIfAbsent(sku, none -> memory.new Log<>());
    }

    StockViews views() {
        return (sku, cursor, limit) -> {
            long from = cursor.map(MemoryStock::number).orElse(0L);
            return catalog.knows(sku) ? Optional.of(page(movementsOf(sku), from, limit)) : Optional.empty();
        };
    }

    /** By location; what is promised beyond what lies there is short. */
    List<ShelfViews.ShelfRow> shelfRows(Sku sku) {
        return shelvesOf(sku).entrySet().stream()
                .map(shelf -> new ShelfViews.ShelfRow(
                        shelf.getKey().code(),
                        shelf.getValue().onHand(),
                        shelf.getValue().held(),
                        shelf.getValue().committed(),
                        Math.max(
                                0,
                                shelf.getValue().held()
                                        + shelf.getValue().committed()
                                        - shelf.getValue().onHand())))
                .sorted(Keys.by(ShelfViews.ShelfRow::location))
                .toList();
    }

    private static Page<StockViews.MovementRow> page(Memory.Log<Movement> log, long from, int limit) {
        var rows = new ArrayList<StockViews.MovementRow>();
        for (var movement : log.after(from, limit)) {
            rows.add(new StockViews.MovementRow(
                    from + rows.size() + 1,
                    movement.at(),
                    Facts.camel(movement.kind().name()),
                    movement.location().code(),
                    movement.units(),
                    movement.reference()));
        }
        long last = from + rows.size();
        return new Page<>(List.copyOf(rows), last < log.size() ? Optional.of("m" + last) : Optional.empty());
    }

    private static long number(String cursor) {
        if (!cursor.matches("m[0-9]{1,18}")) {
            throw new StockViews.BadCursor(cursor);
        }
        return Long.parseLong(cursor.substring(1));
    }

    StockHistory history() {
        return new StockHistory() {
            @Override
            public long movedAfter(Sku sku, LocationId location, Instant at) {
                return at(sku, location).stream()
                        .filter(movement -> movement.at().isAfter(at))
                        .mapToLong(Movement::units)
                        .sum();
            }

            @Override
            public List<Counted> counted(String reference, Optional<Counted> after, int most) {
                var order = Keys.<Counted>by(one -> one.sku().code())
                        .thenComparing(Keys.by(one -> one.location().code()));
                return movements.keySet().stream()
                        .flatMap(sku -> movementsOf(sku).after(0, Integer.MAX_VALUE).stream())
                        .filter(movement -> isCount(movement, reference))
                        .map(movement -> sumOf(at(movement.sku(), movement.location()), reference))
                        .filter(one -> one.units() != 0)
                        .filter(one -> after.isEmpty() || order.compare(one, after.get()) > 0)
                        .distinct()
                        .sorted(order)
                        .limit(most)
                        .toList();
            }
        };
    }

    private List<Movement> at(Sku sku, LocationId location) {
        return movementsOf(sku).after(0, Integer.MAX_VALUE).stream()
                .filter(movement -> movement.location().equals(location))
                .toList();
    }

    private static boolean isCount(Movement movement, String reference) {
        return movement.kind() == Movement.Kind.COUNT && movement.reference().equals(reference);
    }

    /** @param there all movements of one shelf */
    private static StockHistory.Counted sumOf(List<Movement> there, String reference) {
        long units = 0;
        for (var movement : there) {
            units += isCount(movement, reference) ? movement.units() : 0;
        }
        var last = there.get(there.size() - 1);
        return new StockHistory.Counted(last.sku(), last.location(), units, !isCount(last, reference));
    }

    SelfChecks checks() {
        return new SelfChecks() {
            @Override
            public List<Finding> examine() {
                var wrong = wrongSums();
                return List.of(
                        new Finding("stock-sums", wrong.isEmpty() ? Level.OK : Level.BAD, Map.of("wrong", wrong)));
            }

            @Override
            public Optional<String> writesStopped() {
                return Optional.empty();
            }
        };
    }

    /** SKUs of which on hand is not the sum of their movements. */
    private List<String> wrongSums() {
        return shelves.rows().entrySet().stream()
                .filter(entry -> entry.getValue().entrySet().stream()
                        .anyMatch(shelf -> shelf.getValue().onHand()
                                != movementsOf(entry.getKey()).after(0, Integer.MAX_VALUE).stream()
                                        .filter(movement -> movement.location().equals(shelf.getKey()))
                                        .mapToLong(Movement::units)
                                        .sum()))
                .map(entry -> entry.getKey().code())
                .sorted()
                .toList();
    }
}
