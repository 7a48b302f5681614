package dev.zhanggui.application.inventory.api;

import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** When more comes. */
public interface ExpectingStock {

    /**
     * The first day from {@code now} on, where the location lies, on which units of the SKU are expected that did not
     * come yet; empty where none are recorded. What is overdue is passed over: nobody knows its day.
     *
     * @param at the locations that are looked at; empty: all
     */
    Optional<LocalDate> nextDay(Sku sku, Set<LocationId> at, Instant now);
}
