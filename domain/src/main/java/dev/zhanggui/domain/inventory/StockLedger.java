package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * What we hold of one SKU in all places, to whom it is promised, and what of the rest is set aside for whom. Every
 * figure of what may be sold comes from here.
 *
 * @param shelves one for each location that ever held the SKU, by location id
 * @param claims the fixed shares and campaign locks in force at the moment of loading
 */
public record StockLedger(Sku sku, List<Shelf> shelves, List<Claim> claims) implements AggregateRoot<StockLedger, Sku> {

    public StockLedger {
        shelves = shelves.size() < 2 ? List.copyOf(shelves) : sorted(shelves, Comparator.comparing(Shelf::location));
        claims = claims.isEmpty() ? List.of() : sorted(claims, Claim.FIRST_SERVED);
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    @Override
    public Sku getId() {
        return sku;
    }

    public Optional<Shelf> shelf(LocationId location) {
        return shelves.stream()
                .filter(shelf -> shelf.location().equals(location))
                .findFirst();
    }

    /** Free units at all locations. */
    public long free() {
        return shelves.stream().mapToLong(Shelf::free).sum();
    }

    /** Free units at the locations that serve the channel. */
    public long free(Channel channel) {
        return shelves.stream()
                .filter(channel.served()::includes)
                .mapToLong(Shelf::free)
                .sum();
    }

    /**
     * The largest reservation that the channel would be granted now: what is free at its locations, less what is set
     * aside there for others. Where all stores are served by the same locations this is
     * {@code min(Σ free(l), rest(s) + common)}; where they are not, no share is eaten through a location of its own.
     */
    public long available(Channel channel) {
        if (!othersClaim(channel.store())) {
            return free(channel);
        }
        var seating = seatingFor(channel.store());
        return seating.seat(seating.demand(where(channel.served()::includes)), Long.MAX_VALUE);
    }

    /** What each claim really keeps from others: what is left of it, as far as stock is there for it, in order. */
    public Map<ClaimId, Long> rests() {
        var seating = emptySeating();
        var rests = new LinkedHashMap<ClaimId, Long>();
        for (var claim : claims) {
            int demand = seating.demand(where(claim.channel().served()::includes));
            rests.put(claim.id(), seating.seat(demand, claim.left()));
        }
        return rests;
    }

    /** What is set aside for the store and there. */
    public long rest(StoreId store) {
        var rests = rests();
        return claims.stream()
                .filter(claim -> claim.store().equals(store))
                .mapToLong(claim -> rests.getOrDefault(claim.id(), 0L))
                .sum();
    }

    /** The pool of all stores: what is free and set aside for nobody. */
    public long common() {
        return free() - rests().values().stream().mapToLong(Long::longValue).sum();
    }

    /** A seating on which all that is set aside for other stores has its seats already. */
    Seating seatingFor(StoreId store) {
        return seatingOf(claim -> !claim.store().equals(store));
    }

    private Seating emptySeating() {
        return new Seating(freeUnits());
    }

    Seating seatingOf(Predicate<Claim> binding) {
        var rests = rests();
        var seating = emptySeating();
        for (var claim : claims) {
            if (binding.test(claim)) {
                int demand = seating.demand(where(claim.channel().served()::includes));
                long rest = rests.getOrDefault(claim.id(), 0L);
                Invariant.holds(seating.seat(demand, rest) == rest, "a claim lost its seats: %s", claim.id());
            }
        }
        return seating;
    }

    boolean othersClaim(StoreId store) {
        for (var claim : claims) {
            if (claim.left() > 0 && !claim.store().equals(store)) {
                return true;
            }
        }
        return false;
    }

    boolean[] where(Predicate<Shelf> served) {
        var where = new boolean[shelves.size()];
        for (int i = 0; i < where.length; i++) {
            where[i] = served.test(shelves.get(i));
        }
        return where;
    }

    private long[] freeUnits() {
        return shelves.stream().mapToLong(Shelf::free).toArray();
    }

    /** How a taking of {@code units} by the store draws on what is set aside for it: its locks, its share, the pool. */
    List<ClaimUse> draws(StoreId store, long units) {
        if (claims.isEmpty()) {
            return List.of();
        }
        var uses = new ArrayList<ClaimUse>();
        long open = units;
        for (var claim : claims) {
            long drawn = claim.store().equals(store) ? Math.min(open, claim.left()) : 0;
            if (drawn > 0) {
                uses.add(new ClaimUse(sku, claim.id(), Quantity.of((int) drawn)));
                open -= drawn;
            }
        }
        return uses;
    }

    /** Goods arrive, or come back to the shelf. */
    public Decision<StockLedger, StockRefused> receive(LocationId location, Quantity units) {
        long before = shelf(location).map(Shelf::onHand).orElse(0L);
        if (before + units.units() > Shelf.UNITS_MAX) {
            return Decision.refused(new StockRefused.ShelfTooFull(sku, location, before, units, Shelf.UNITS_MAX));
        }
        return Decision.accepted(with(Shelf.Change.onHand(location, units.units())));
    }

    /** Goods are lost, broken or given away: booked whatever is promised, but never more than lies there. */
    public Decision<StockLedger, StockRefused> writeOff(LocationId location, Quantity units) {
        long onHand = shelf(location).map(Shelf::onHand).orElse(0L);
        if (units.units() > onHand) {
            return Decision.refused(new StockRefused.NotOnShelf(sku, location, onHand, units));
        }
        return Decision.accepted(with(Shelf.Change.onHand(location, -units.units())));
    }

    /** What was counted is what lies there: the shelf is the truth, whatever was promised. */
    public StockLedger counted(LocationId location, Quantity found) {
        long onHand = shelf(location).map(Shelf::onHand).orElse(0L);
        return with(Shelf.Change.onHand(location, found.units() - onHand));
    }

    /** Goods move to another location: only those that are promised to nobody here. */
    public Decision<StockLedger, StockRefused> transfer(LocationId from, LocationId to, Quantity units) {
        if (from.equals(to)) {
            return Decision.refused(new StockRefused.SameLocation(from));
        }
        long unpromised = shelf(from).map(Shelf::unpromised).orElse(0L);
        if (units.units() > unpromised) {
            return Decision.refused(new StockRefused.PromisedHere(sku, from, units, unpromised));
        }
        return with(Shelf.Change.onHand(from, -units.units())).receive(to, units);
    }

    /**
     * The largest lock that may be granted to the channel: what it may take beyond every lock there is, its own among
     * them, and beyond the shares of others.
     */
    public long lockable(Channel channel) {
        var seating = seatingOf(
                claim -> claim.kind() == Claim.Kind.LOCK || !claim.store().equals(channel.store()));
        return seating.seat(seating.demand(where(channel.served()::includes)), Long.MAX_VALUE);
    }

    /** This ledger as if that claim did not exist. */
    public StockLedger withoutClaim(ClaimId id) {
        return new StockLedger(
                sku,
                shelves,
                claims.stream().filter(claim -> !claim.id().equals(id)).toList());
    }

    /** This ledger with a shelf at the location, empty if nothing ever lay there. */
    public StockLedger openedAt(LocationId location, boolean warehouse) {
        if (shelf(location).isPresent()) {
            return this;
        }
        var opened = new ArrayList<>(shelves);
        opened.add(new Shelf(location, warehouse, 0, 0, 0, 0));
        return new StockLedger(sku, opened, claims);
    }

    /** This ledger after a promise is given back: its units are free again and its draws on claims returned. */
    public StockLedger without(Reservation reservation) {
        var after = this;
        for (var line : reservation.lines()) {
            if (line.sku().equals(sku)) {
                after = after.with(Shelf.Change.promise(
                        line.location(), reservation.state(), -line.quantity().units()));
            }
        }
        var drawnBack = after.claims.stream()
                .map(claim -> reservation.uses().stream()
                        .filter(use -> use.sku().equals(sku) && use.claim().equals(claim.id()))
                        .findFirst()
                        .map(use -> claim.drawn(-use.units().units()))
                        .orElse(claim))
                .toList();
        return new StockLedger(sku, after.shelves, drawnBack);
    }

    /** This ledger after one shelf changed. */
    public StockLedger with(Shelf.Change change) {
        Invariant.holds(shelf(change.location()).isPresent(), "no shelf of %s at %s", sku, change.location());
        return new StockLedger(
                sku,
                shelves.stream()
                        .map(shelf -> shelf.location().equals(change.location()) ? shelf.with(change) : shelf)
                        .toList(),
                claims);
    }
}
