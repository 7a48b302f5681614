package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one reservation wants of one SKU, and how much of each line can be granted. */
final class SkuDemand {
    private final StockLedger ledger;
    private final Channel channel;
    private final List<AskedLine> lines;
    private final long[] grants;
    /** What is set aside for others has its seats here, and nothing else. */
    private final Seating others;
    /** The same with all grants seated, wherever the store is served. */
    private final Seating granted;

    private SkuDemand(
            StockLedger ledger,
            Channel channel,
            List<AskedLine> lines,
            long[] grants,
            Seating others,
            Seating granted) {
        this.ledger = ledger;
        this.channel = channel;
        this.lines = lines;
        this.grants = grants;
        this.others = others;
        this.granted = granted;
    }

    /** Grants line by line, lines with a location first, each as much as the earlier ones leave. */
    static SkuDemand of(StockLedger ledger, Channel channel, List<AskedLine> lines) {
        var grants = new long[lines.size()];
        var others = ledger.seatingFor(channel.store());
        var seating = new Seating(others);
        for (boolean named : new boolean[] {true, false}) {
            for (int i = 0; i < grants.length; i++) {
                var line = lines.get(i);
                if (line.location().isPresent() == named) {
                    int demand = seating.demand(ledger.where(shelf -> mayServe(line, shelf, channel)));
                    grants[i] = seating.seat(demand, line.quantity().units());
                }
            }
        }
        return new SkuDemand(ledger, channel, lines, grants, others, seating);
    }

    /** The same demand and grants for lines of which more have a location. */
    private SkuDemand narrowedTo(List<AskedLine> narrowed) {
        return new SkuDemand(ledger, channel, narrowed, grants, others, granted);
    }

    private static boolean mayServe(AskedLine line, Shelf shelf, Channel channel) {
        return channel.served().includes(shelf)
                && line.location().map(shelf.location()::equals).orElse(true);
    }

    StockLedger ledger() {
        return ledger;
    }

    long asked() {
        return lines.stream().mapToLong(line -> line.quantity().units()).sum();
    }

    long granted() {
        long sum = 0;
        for (long grant : grants) {
            sum += grant;
        }
        return sum;
    }

    boolean fails() {
        return granted() < asked();
    }

    /** The locations that lines name. */
    Set<LocationId> named() {
        var named = new HashSet<LocationId>();
        for (int i = 0; i < grants.length; i++) {
            if (grants[i] > 0) {
                lines.get(i).location().ifPresent(named::add);
            }
        }
        return named;
    }

    /** Units granted to lines that name no location. */
    long floating() {
        long floating = 0;
        for (int i = 0; i < grants.length; i++) {
            floating += lines.get(i).location().isEmpty() ? grants[i] : 0;
        }
        return floating;
    }

    /** What could be had of all that is asked, and where more lies than that. */
    RefusedLine refusal() {
        var elsewhere = ledger.shelves().stream()
                .map(shelf -> new RefusedLine.Elsewhere(shelf.location(), leftAt(shelf)))
                .filter(place -> place.available() > 0)
                .toList();
        return new RefusedLine(ledger.sku(), asked(), granted(), elsewhere, Optional.empty());
    }

    private long leftAt(Shelf shelf) {
        var seating = new Seating(granted);
        return seating.seat(seating.demand(ledger.where(shelf::equals)), Long.MAX_VALUE);
    }

    /** An upper bound of what the shelf can give to lines that name no location; exact where {@link #isPlain}. */
    long reachAt(Shelf shelf) {
        return channel.served().includes(shelf) ? shelf.free() : 0;
    }

    /** Whether nobody else claims and no line names a location: then all fits where there is enough in sum. */
    boolean isPlain() {
        return !ledger.othersClaim(channel.store())
                && lines.stream().allMatch(line -> line.location().isEmpty());
    }

    /** Whether all grants find room when lines without a location may use only these locations. */
    boolean fitsWithin(Set<LocationId> chosen) {
        var seating = new Seating(others);
        for (int i = 0; i < grants.length; i++) {
            if (lines.get(i).location().isPresent()) {
                int named = seating.demand(within(lines.get(i), chosen));
                if (seating.seat(named, grants[i]) < grants[i]) {
                    return false;
                }
            }
        }
        // Lines without a location may all use the same ones: together they are one demand.
        int rest = seating.demand(
                ledger.where(shelf -> channel.served().includes(shelf) && chosen.contains(shelf.location())));
        return seating.seat(rest, floating()) == floating();
    }

    private boolean seated(Set<LocationId> chosen, Seating seating, int[] demands) {
        for (boolean named : new boolean[] {true, false}) {
            for (int i = 0; i < grants.length; i++) {
                if (lines.get(i).location().isPresent() == named) {
                    demands[i] = seating.demand(within(lines.get(i), chosen));
                    if (seating.seat(demands[i], grants[i]) < grants[i]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean[] within(AskedLine line, Set<LocationId> chosen) {
        return ledger.where(shelf ->
                mayServe(line, shelf, channel) && (line.location().isPresent() || chosen.contains(shelf.location())));
    }

    /** The grants as promised lines, one list for each asked line; a line stays whole where that is possible. */
    List<List<ReservedLine>> placedWithin(Set<LocationId> chosen) {
        var seating = new Seating(others);
        var demands = new int[lines.size()];
        Invariant.holds(seated(chosen, seating, demands), "what was granted must fit: %s", ledger.sku());
        var whole = wholeAt();
        var narrowed = new ArrayList<>(lines);
        for (int i = 0; i < grants.length; i++) {
            var line = lines.get(i);
            if (line.location().isEmpty() && grants[i] > 0) {
                long units = grants[i];
                var at = shelfForAll(i, chosen, seating, demands[i], whole);
                at.ifPresent(shelf -> whole.merge(shelf.location(), units, Long::sum));
                narrowed.set(i, new AskedLine(line.sku(), line.quantity(), at.map(Shelf::location)));
            }
        }
        return narrowedTo(narrowed).seatedWithin(chosen);
    }

    /** Units of whole lines by shelf: at first of those that name it. */
    private Map<LocationId, Long> wholeAt() {
        var whole = new HashMap<LocationId, Long>();
        for (int i = 0; i < grants.length; i++) {
            long units = grants[i];
            lines.get(i).location().ifPresent(at -> whole.merge(at, units, Long::sum));
        }
        return whole;
    }

    /** The first shelf that can take a line alone, beside all that is seated; it keeps its seats there. */
    private Optional<Shelf> shelfForAll(
            int line, Set<LocationId> chosen, Seating seating, int demand, Map<LocationId, Long> whole) {
        for (var shelf : ledger.shelves()) {
            long room = shelf.free() - whole.getOrDefault(shelf.location(), 0L);
            if (room >= grants[line]
                    && chosen.contains(shelf.location())
                    && mayServe(lines.get(line), shelf, channel)) {
                seating.reseat(demand, ledger.where(shelf::equals));
                if (seating.seat(demand, grants[line]) == grants[line]) {
                    return Optional.of(shelf);
                }
            }
        }
        seating.reseat(demand, within(lines.get(line), chosen));
        Invariant.holds(seating.seat(demand, grants[line]) == grants[line], "a line lost its seats: %s", ledger.sku());
        return Optional.empty();
    }

    /** What a full check costs, roughly, in looks at one location for one demand. */
    int effort() {
        return 200 + (ledger.claims().size() + lines.size()) * ledger.shelves().size();
    }

    private List<List<ReservedLine>> seatedWithin(Set<LocationId> chosen) {
        var seating = new Seating(others);
        var demands = new int[lines.size()];
        Invariant.holds(seated(chosen, seating, demands), "what was granted must fit: %s", ledger.sku());
        var placed = new ArrayList<List<ReservedLine>>();
        for (int demand : demands) {
            var seats = seating.seatsOf(demand);
            var promised = new ArrayList<ReservedLine>();
            for (int at = 0; at < seats.length; at++) {
                if (seats[at] > 0) {
                    var location = ledger.shelves().get(at).location();
                    promised.add(new ReservedLine(ledger.sku(), Quantity.of((int) seats[at]), location));
                }
            }
            placed.add(promised);
        }
        return placed;
    }
}
