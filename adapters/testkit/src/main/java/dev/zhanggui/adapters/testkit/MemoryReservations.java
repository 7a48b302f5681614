package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.inventory.spi.Reservations;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.inventory.ReservationState;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reservations by id. */
final class MemoryReservations implements Reservations {
    private static final Comparator<Reservation> BY_ID =
            Keys.by(reservation -> reservation.id().code());

    private final Memory.Table<ReservationId, Reservation> reservations;

    MemoryReservations(Memory memory) {
        this.reservations = memory.new Table<>();
    }

    @Override
    public Optional<Reservation> find(ReservationId id) {
        return reservations.find(id);
    }

    @Override
    public void add(Reservation reservation) {
        if (reservations.find(reservation.id()).isPresent()) {
            throw new StaleWrite("reservation " + reservation.id());
        }
        reservations.put(reservation.id(), reservation);
    }

    @Override
    public void save(Reservation after) {
        boolean asSeen = reservations
                .find(after.id())
                .filter(before -> before.version() == after.version() - 1 && mayBecome(before, after))
                .isPresent();
        if (!asSeen) {
            throw new StaleWrite("reservation " + after.id());
        }
        reservations.put(after.id(), after);
    }

    /** A hold that was made longer meanwhile is another than the one that was decided on. */
    private static boolean mayBecome(Reservation before, Reservation after) {
        if (before.state() != ReservationState.HELD) {
            return true;
        }
        boolean sameHold = before.expiresAt().equals(after.expiresAt());
        return switch (after.state()) {
            case COMMITTED, RELEASED ->
                sameHold && before.expiresAt().isAfter(after.resolvedAt().orElseThrow());
            case HELD, EXPIRED, SHIPPED -> sameHold;
        };
    }

    @Override
    public List<Reservation> due(SortedSet<Sku> skus, Instant now) {
        return where(reservation ->
                        reservation.isDue(now) && reservation.skus().stream().anyMatch(skus::contains))
                .sorted(BY_ID)
                .toList();
    }

    @Override
    public List<ReservationId> due(Instant now, int most) {
        return where(reservation -> reservation.isDue(now))
                .sorted(Comparator.comparing(Reservation::expiresAt).thenComparing(BY_ID))
                .limit(most)
                .map(Reservation::id)
                .toList();
    }

    @Override
    public List<Reservation> promisedAt(Sku sku, LocationId location) {
        return where(reservation -> reservation.state().promises()
                        && reservation.lines().stream()
                                .anyMatch(line -> line.sku().equals(sku)
                                        && line.location().equals(location)))
                .sorted(BY_ID)
                .toList();
    }

    /** Those that promise units of the SKU now, by id. */
    List<Reservation> promising(Sku sku) {
        return where(reservation ->
                        reservation.state().promises() && reservation.skus().contains(sku))
                .sorted(BY_ID)
                .toList();
    }

    @Override
    public int lengthenHolds(Duration by) {
        var open = where(reservation -> reservation.state() == ReservationState.HELD)
                .toList();
        for (var hold : open) {
            reservations.put(hold.id(), longer(hold, by));
        }
        return open.size();
    }

    private static Reservation longer(Reservation hold, Duration by) {
        return new Reservation(
                hold.id(),
                hold.asked(),
                hold.state(),
                hold.lines(),
                hold.uses(),
                hold.heldAt(),
                hold.expiresAt().plus(by),
                hold.resolvedAt(),
                hold.version());
    }

    private Stream<Reservation> where(Predicate<Reservation> condition) {
        return reservations.all().stream().filter(condition);
    }
}
