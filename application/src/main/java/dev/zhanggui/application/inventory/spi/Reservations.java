package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.inventory.ReservationId;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Reservations as they are kept. */
public interface Reservations {

    Optional<Reservation> find(ReservationId id);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where the id is taken */
    void add(Reservation reservation);

    /**
     * Writes the next version over the one before it, in one conditional statement: a hold is committed or released
     * only while its {@code expires_at} lies after the moment of doing so.
     *
     * @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version stands
     */
    void save(Reservation after);

    /** Holds of these SKUs whose time is up and which nobody ended yet, by id. */
    List<Reservation> due(SortedSet<Sku> skus, Instant now);

    /** Up to {@code most} holds whose time is up, the longest due first. */
    List<ReservationId> due(Instant now, int most);

    /** Reservations that promise units of the SKU at the location, by id. */
    List<Reservation> promisedAt(Sku sku, LocationId location);

    /** Lets every open hold last longer; answers how many there were. Their versions stay. */
    int lengthenHolds(Duration by);
}
