package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.inventory.ReservationRefused.AlreadyResolved;
import dev.zhanggui.domain.inventory.ReservationRefused.HoldOutOfBounds;
import dev.zhanggui.domain.inventory.ReservationRefused.NotCommitted;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A promise of stock to an order. It is held for a while; paid in time it is committed, and then shipped; or it is
 * released, or its time is up. It is resolved once: whoever comes second learns how.
 *
 * @param lines what is promised where; a count that finds less may move it to other locations
 * @param uses what it drew on units set aside for its store
 * @param resolvedAt when it was committed, released or shipped, or expired; empty while it is held
 * @param version grows by one with every change
 */
public record Reservation(
        ReservationId id,
        Asked asked,
        ReservationState state,
        List<ReservedLine> lines,
        List<ClaimUse> uses,
        Instant heldAt,
        Instant expiresAt,
        Optional<Instant> resolvedAt,
        long version)
        implements AggregateRoot<Reservation, ReservationId> {

    /** How long a hold lasts where the caller does not say. */
    public static final Duration HOLD_DEFAULT = Duration.ofMinutes(30);

    public static final Duration HOLD_MAX = Duration.ofDays(30);

    public Reservation {
        lines = List.copyOf(lines);
        uses = List.copyOf(uses);
        Invariant.holds(!lines.isEmpty(), "a reservation promises something: %s", id);
        Invariant.holds(
                (state == ReservationState.HELD) == resolvedAt.isEmpty(), "held is what nothing resolved: %s", id);
    }

    @Override
    public ReservationId getId() {
        return id;
    }

    /** Whether a hold may end at {@code expiresAt}: after now, and not too late. */
    public static Decision<Instant, ReservationRefused> holdUntil(Instant expiresAt, Instant now) {
        boolean within = expiresAt.isAfter(now) && !expiresAt.isAfter(now.plus(HOLD_MAX));
        return within ? Decision.accepted(expiresAt) : Decision.refused(new HoldOutOfBounds(expiresAt, now, HOLD_MAX));
    }

    /** A new promise, held until {@code expiresAt}, which {@link #holdUntil} has allowed. */
    public static Reservation held(ReservationId id, Asked asked, Placement placed, Instant now, Instant expiresAt) {
        return new Reservation(
                id, asked, ReservationState.HELD, placed.lines(), placed.uses(), now, expiresAt, Optional.empty(), 1);
    }

    public SortedSet<Sku> skus() {
        var skus = new TreeSet<Sku>();
        lines.forEach(line -> skus.add(line.sku()));
        return skus;
    }

    /** Whether its time is up, swept or not. */
    public boolean isDue(Instant now) {
        return state == ReservationState.HELD && !expiresAt.isAfter(now);
    }

    /** Paid: the promise no longer expires. A hold whose time is up loses, at the very instant of its expiry. */
    public Decision<Reservation, ReservationRefused> commit(Instant now) {
        return switch (state) {
            case HELD ->
                isDue(now) ? ended(ReservationState.EXPIRED, expiresAt) : resolved(ReservationState.COMMITTED, now);
            case COMMITTED -> Decision.accepted(this);
            case RELEASED, SHIPPED, EXPIRED -> ended(state, resolvedAt.orElseThrow());
        };
    }

    /** Given back: an order is dropped, or a paid one cancelled. */
    public Decision<Reservation, ReservationRefused> release(Instant now) {
        return switch (state) {
            case HELD ->
                isDue(now) ? ended(ReservationState.EXPIRED, expiresAt) : resolved(ReservationState.RELEASED, now);
            case COMMITTED -> resolved(ReservationState.RELEASED, now);
            case RELEASED -> Decision.accepted(this);
            case SHIPPED, EXPIRED -> ended(state, resolvedAt.orElseThrow());
        };
    }

    /** Handed to the carrier: the units leave the shelf. */
    public Decision<Reservation, ReservationRefused> ship(Instant now) {
        return switch (state) {
            case HELD ->
                isDue(now) ? ended(ReservationState.EXPIRED, expiresAt) : Decision.refused(new NotCommitted(id, state));
            case COMMITTED -> resolved(ReservationState.SHIPPED, now);
            case SHIPPED -> Decision.accepted(this);
            case RELEASED, EXPIRED -> ended(state, resolvedAt.orElseThrow());
        };
    }

    /** Its time is up. It counts as expired from {@code expiresAt} on, however late this is noticed. */
    public Reservation expire(Instant now) {
        Invariant.holds(isDue(now), "not due yet: %s", id);
        return changed(ReservationState.EXPIRED, Optional.of(expiresAt));
    }

    /** Units of one SKU are taken from another shelf than was thought; what is promised stays the same. */
    public Reservation moved(Sku sku, LocationId from, LocationId to, Quantity units) {
        var byPlace = new LinkedHashMap<ReservedLine, Integer>();
        int open = units.units();
        for (var line : lines) {
            boolean here = line.sku().equals(sku) && line.location().equals(from);
            int leaving = here ? Math.min(open, line.quantity().units()) : 0;
            add(byPlace, line.sku(), line.location(), line.quantity().units() - leaving);
            open -= leaving;
        }
        Invariant.holds(open == 0, "%s has no %s of %s at %s to move", id, units, sku, from);
        add(byPlace, sku, to, units.units());
        var after = new ArrayList<ReservedLine>();
        byPlace.forEach((place, left) -> {
            for (int rest = left; rest > 0; rest -= Quantity.UNITS_MAX) {
                var most = Quantity.of(Math.min(rest, Quantity.UNITS_MAX));
                after.add(new ReservedLine(place.sku(), most, place.location()));
            }
        });
        return new Reservation(id, asked, state, after, uses, heldAt, expiresAt, resolvedAt, version + 1);
    }

    private static void add(LinkedHashMap<ReservedLine, Integer> byPlace, Sku sku, LocationId location, int units) {
        byPlace.merge(new ReservedLine(sku, Quantity.NONE, location), units, Integer::sum);
    }

    private Decision<Reservation, ReservationRefused> resolved(ReservationState to, Instant now) {
        return Decision.accepted(changed(to, Optional.of(now)));
    }

    private Reservation changed(ReservationState to, Optional<Instant> at) {
        return new Reservation(id, asked, to, lines, uses, heldAt, expiresAt, at, version + 1);
    }

    private Decision<Reservation, ReservationRefused> ended(ReservationState how, Instant at) {
        return Decision.refused(new AlreadyResolved(id, how, at));
    }
}
