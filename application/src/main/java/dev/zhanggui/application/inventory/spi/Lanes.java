package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.domain.inventory.Lane;
import java.util.Optional;

/** Lanes as they are kept. */
public interface Lanes {

    /** The lane of the same location, carrier and province. */
    Optional<Lane> standing(Lane lane);

    /** Writes over what stands; what a job replaced first is kept beside it. */
    void put(Lane lane, String job);

    /** Takes back up to {@code most} lanes that the job wrote last, and answers how many. */
    int takeBack(String job, int most);
}
