package dev.zhanggui.application.inventory.spi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.shared.LocationId;
import java.util.Optional;

/** Locations as they are kept. */
public interface Locations {

    Optional<Versioned<Location>> find(LocationId id);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where another version than {@code over} stands (0: none) */
    void save(Location location, long over);
}
