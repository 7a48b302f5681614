package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.spi.Arrivals;
import dev.zhanggui.application.inventory.spi.Lanes;
import dev.zhanggui.application.inventory.spi.ParcelScans;
import dev.zhanggui.application.inventory.spi.ShownPages;
import dev.zhanggui.application.inventory.views.SupplyViews;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lanes, arrivals, pages and parcels. */
final class MemorySupply {
    private static final List<String> START = List.of("", "", "");

    private final MemoryJobRows<Lane> lanes;
    private final MemoryJobRows<Arrival.Expected> arrivals;
    private final MemoryJobRows<ShownStock> shown;
    private final MemoryJobRows<ParcelScan> scans;

    MemorySupply(Memory memory) {
        this.lanes = new MemoryJobRows<>(memory);
        this.arrivals = new MemoryJobRows<>(memory);
        this.shown = new MemoryJobRows<>(memory);
        this.scans = new MemoryJobRows<>(memory);
    }

    private static List<String> key(Lane lane) {
        return List.of(lane.location().code(), lane.carrier(), lane.province());
    }

    private static List<String> key(Arrival arrival) {
        return key(arrival.sku(), arrival.location(), arrival.reference());
    }

    private static List<String> key(Sku sku, LocationId location, String reference) {
        return List.of(sku.code(), location.code(), reference);
    }

    private static List<String> key(ShownStock shown) {
        return List.of(shown.store().code(), shown.sku().code(), inOrder(shown.at()));
    }

    private static List<String> key(ParcelScan scan) {
        return List.of(scan.trackingNo(), inOrder(scan.at()), scan.status(), scan.place(), scan.text());
    }

    /** Moments of the same length sort like their texts. */
    private static String inOrder(Instant at) {
        return String.format(Locale.ROOT, "%020d", at.toEpochMilli());
    }

    Lanes lanes() {
        return new Lanes() {
            @Override
            public Optional<Lane> standing(Lane lane) {
                return lanes.find(key(lane));
            }

            @Override
            public void put(Lane lane, String job) {
                lanes.put(key(lane), lane, job);
            }

            @Override
            public int takeBack(String job, int most) {
                return lanes.takeBack(job, most, lane -> true);
            }
        };
    }

    Arrivals arrivals() {
        return new Arrivals() {
            @Override
            public Optional<Arrival> standing(Arrival arrival) {
                return arrivals.find(key(arrival)).map(Arrival.Expected::arrival);
            }

            @Override
            public void put(Arrival arrival, String job) {
                long received = arrivals.find(key(arrival))
                        .map(Arrival.Expected::received)
                        .orElse(0L);
                arrivals.put(key(arrival), new Arrival.Expected(arrival, received), job);
            }

            @Override
            public void receive(Sku sku, LocationId location, String reference, Quantity quantity) {
                var key = key(sku, location, reference);
                arrivals.find(key)
                        .ifPresent(one -> arrivals.change(
                                key, new Arrival.Expected(one.arrival(), one.received() + quantity.units())));
            }

            @Override
            public List<Arrival.Expected> open(Sku sku) {
                return arrivals.behind(START)
                        .filter(one -> one.arrival().sku().equals(sku) && one.open() > 0)
                        .sorted(Comparator.comparing(one -> one.arrival().dueOn()))
                        .toList();
            }

            @Override
            public List<Arrival> come(String job, int most) {
                return arrivals.of(job)
                        .filter(one -> one.received() > 0)
                        .map(Arrival.Expected::arrival)
                        .limit(most)
                        .toList();
            }

            @Override
            public int takeBack(String job, int most) {
                return arrivals.takeBack(job, most, one -> one.received() == 0);
            }
        };
    }

    ShownPages pages() {
        return new ShownPages() {
            @Override
            public Optional<ShownStock> standing(ShownStock one) {
                return shown.find(key(one));
            }

            @Override
            public void put(ShownStock one, String job) {
                shown.put(key(one), one, job);
                var all = of(one.store())
                        .filter(other -> other.sku().equals(one.sku()))
                        .toList();
                all.subList(0, Math.max(0, all.size() - ShownStock.KEPT_MAX)).forEach(old -> shown.remove(key(old)));
            }

            @Override
            public List<ShownStock> latest(StoreId store) {
                return newest(store);
            }

            @Override
            public int takeBack(String job, int most) {
                return shown.takeBack(job, most, one -> true);
            }
        };
    }

    private Stream<ShownStock> of(StoreId store) {
        return shown.behind(START).filter(one -> one.store().equals(store));
    }

    private List<ShownStock> newest(StoreId store) {
        var newest = new LinkedHashMap<Sku, ShownStock>();
        of(store).forEach(one -> newest.put(one.sku(), one));
        return List.copyOf(newest.values());
    }

    ParcelScans scans() {
        return new ParcelScans() {
            @Override
            public boolean add(ParcelScan scan, String job) {
                boolean isNew = scans.find(key(scan)).isEmpty();
                if (isNew) {
                    scans.put(key(scan), scan, job);
                }
                return isNew;
            }

            @Override
            public int takeBack(String job, int most) {
                return scans.takeBack(job, most, scan -> true);
            }
        };
    }

    SupplyViews views() {
        return new SupplyViews() {
            @Override
            public Page<Lane> lanes(Optional<LocationId> location, Optional<String> cursor, int limit) {
                var rows = lanes.behind(start(cursor, 3))
                        .filter(lane -> location.map(lane.location()::equals).orElse(true));
                return page(rows, limit, MemorySupply::key);
            }

            @Override
            public Page<Arrival.Expected> arrivals(Optional<Sku> sku, Optional<String> cursor, int limit) {
                var rows = arrivals.behind(start(cursor, 3))
                        .filter(one -> sku.map(one.arrival().sku()::equals).orElse(true));
                return page(rows, limit, one -> key(one.arrival()));
            }

            @Override
            public Page<ShownStock> shown(StoreId store, Optional<String> cursor, int limit) {
                var behind = start(cursor, 1).get(0);
                var rows = newest(store).stream()
                        .filter(one ->
                                Keys.<String>by(part -> part).compare(one.sku().code(), behind) > 0);
                return page(rows, limit, one -> List.of(one.sku().code()));
            }

            @Override
            public List<ParcelScan> scans(String trackingNo) {
                return scans.behind(List.of("", "", "", "", ""))
                        .filter(scan -> scan.trackingNo().equals(trackingNo))
                        .toList();
            }
        };
    }

    private static List<String> start(Optional<String> cursor, int parts) {
        return cursor.map(text -> KeyCursor.read(text, parts)).orElse(START);
    }

    private static <T> Page<T> page(Stream<T> rows, int limit, Function<T, List<String>> key) {
        var more = rows.limit(limit + 1L).toList();
        if (more.size() <= limit) {
            return new Page<>(more, Optional.empty());
        }
        var shown = more.subList(0, limit);
        var last = key.apply(shown.get(limit - 1)).toArray(new String[0]);
        return new Page<>(List.copyOf(shown), Optional.of(KeyCursor.of(last)));
    }
}
