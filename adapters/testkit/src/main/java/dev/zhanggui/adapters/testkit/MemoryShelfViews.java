package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.domain.inventory.OrderRef;
import dev.zhanggui.domain.inventory.Reservation;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What lies where, looked up in the tables of the others. */
final class MemoryShelfViews implements ShelfViews {
    private final MemoryCatalog catalog;
    private final MemoryStock stock;
    private final MemoryReservations reservations;
    private final MemorySetAsides setAsides;

    MemoryShelfViews(
            MemoryCatalog catalog, MemoryStock stock, MemoryReservations reservations, MemorySetAsides setAsides) {
        this.catalog = catalog;
        this.stock = stock;
        this.reservations = reservations;
        this.setAsides = setAsides;
    }

    @Override
    public List<StoreRow> stores() {
        return catalog.stores().all().stream()
                .map(store -> new StoreRow(
                        store.id().code(),
                        store.name(),
                        store.platform(),
                        store.currency().getCurrencyCode(),
                        store.zone().getId()))
                .toList();
    }

    @Override
    public List<LocationRow> locations() {
        return catalog.allLocations().stream()
                .map(place -> new LocationRow(
                        place.id().code(),
                        place.name(),
                        Facts.camel(place.kind().name()),
                        place.province(),
                        place.city()))
                .sorted(Keys.by(LocationRow::location))
                .toList();
    }

    @Override
    public Page<StockRow> stock(String search, Optional<String> cursor, int limit) {
        var behind = cursor.map(text -> KeyCursor.read(text, 1).get(0)).orElse("");
        var sought = search.toLowerCase(Locale.ROOT);
        Comparator<StockRow> bySku = Keys.by(StockRow::sku);
        var rows = catalog.allCards().stream()
                .filter(card -> card.sku().code().toLowerCase(Locale.ROOT).contains(sought)
                        || card.title().toLowerCase(Locale.ROOT).contains(sought))
                .map(card -> new StockRow(
                        card.sku().code(), card.product(), card.title(), card.category(), stock.shelfRows(card.sku())))
                .filter(row -> Keys.by((String key) -> key).compare(row.sku(), behind) > 0)
                .sorted(bySku)
                .limit(limit + 1L)
                .toList();
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(
                        rows.subList(0, limit),
                        Optional.of(KeyCursor.of(rows.get(limit - 1).sku())));
    }

    @Override
    public List<PromiseRow> promises(Sku sku) {
        return reservations.promising(sku).stream()
                .flatMap(reservation -> unitsByPlace(reservation, sku).entrySet().stream()
                        .map(place -> new PromiseRow(
                                reservation.id().code(),
                                reservation.asked().store().code(),
                                reservation.asked().order().map(OrderRef::code),
                                Facts.camel(reservation.state().name()),
                                place.getKey(),
                                place.getValue(),
                                reservation.heldAt(),
                                reservation.expiresAt())))
                .limit(PROMISES_MAX)
                .toList();
    }

    private static Map<String, Long> unitsByPlace(Reservation reservation, Sku sku) {
        var units = new TreeMap<String, Long>(Keys.by(key -> key));
        reservation.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .forEach(line -> units.merge(
                        line.location().code(), (long) line.quantity().units(), Long::sum));
        return units;
    }

    @Override
    public List<LockRow> locks(Instant now) {
        return setAsides.allLocks().stream()
                .filter(lock -> lock.window().to().isAfter(now))
                .map(lock -> new LockRow(
                        lock.sku().code(),
                        lock.id().code(),
                        lock.channel().store().code(),
                        lock.quantity().units(),
                        lock.used(),
                        lock.window().from(),
                        lock.window().to(),
                        lock.version()))
                .sorted(Comparator.comparing(LockRow::from)
                        .thenComparing(Keys.by(LockRow::sku))
                        .thenComparing(Keys.by(LockRow::id)))
                .toList();
    }
}
