package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.ExpectingStock;
import dev.zhanggui.application.inventory.spi.Arrivals;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Channel;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.RefusedLine;
import dev.zhanggui.domain.shared.LocalTimes;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says when more comes, from the arrivals that are still open. */
public final class ArrivalTeller implements ExpectingStock {
    private final Arrivals arrivals;
    private final Locations locations;

    public ArrivalTeller(Storage storage) {
        this.arrivals = storage.arrivals();
        this.locations = storage.locations();
    }

    /** A day in the zone of its location. */
    private record Due(Location location, LocalDate day) {
        Instant start() {
            return LocalTimes.startOf(day, location.zone());
        }
    }

    @Override
    public Optional<LocalDate> nextDay(Sku sku, Set<LocationId> at, Instant now) {
        return due(sku, location -> at.isEmpty() || at.contains(location.id()), now)
                .map(Due::day)
                .min(LocalDate::compareTo);
    }

    /** The first instant of the first day on which more comes for the channel; without one, for anybody. */
    Optional<Instant> next(Sku sku, Optional<Channel> channel, Instant now) {
        Predicate<Location> serves = location -> channel.map(Channel::served)
                .map(served -> served.includes(location.id(), location.kind() == Location.Kind.WAREHOUSE))
                .orElse(true);
        return due(sku, serves, now).map(Due::start).min(Instant::compareTo);
    }

    /** Lines that were refused, each with the time at which more comes. */
    List<RefusedLine> arriving(List<RefusedLine> refused, Channel channel, Instant now) {
        return refused.stream()
                .map(line -> line.arriving(next(line.sku(), Optional.of(channel), now)))
                .toList();
    }

    private Stream<Due> due(Sku sku, Predicate<Location> looked, Instant now) {
        return arrivals.open(sku).stream()
                .map(Arrival.Expected::arrival)
                .flatMap(arrival -> locations.find(arrival.location()).stream()
                        .map(found -> new Due(found.value(), arrival.dueOn())))
                .filter(due -> looked.test(due.location()))
                .filter(due ->
                        !due.day().isBefore(LocalTimes.dayOf(now, due.location().zone())));
    }
}
