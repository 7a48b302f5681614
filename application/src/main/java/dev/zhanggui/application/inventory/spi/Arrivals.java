package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import java.util.List;
import java.util.Optional;

/** Expected arrivals as they are kept. */
public interface Arrivals {

    /** The arrival of the same location, SKU and reference. */
    Optional<Arrival> standing(Arrival arrival);

    /** Writes over what stands, and leaves what has come; what a job replaced first is kept beside it. */
    void put(Arrival arrival, String job);

    /** Counts what has come under that reference; where nothing was expected under it, nothing happens. */
    void receive(Sku sku, LocationId location, String reference, Quantity quantity);

    /** What is still to come of the SKU, by day, location and reference. */
    List<Arrival.Expected> open(Sku sku);

    /** Up to {@code most} arrivals that the job wrote last and of which something has come, by key. */
    List<Arrival> come(String job, int most);

    /** Takes back up to {@code most} arrivals that the job wrote last and of which nothing has come. */
    int takeBack(String job, int most);
}
