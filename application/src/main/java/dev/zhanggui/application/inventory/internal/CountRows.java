package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.TakingRows.Outcome;
import dev.zhanggui.application.inventory.internal.RowTaker.Chunk;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.StockHistory;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.domain.inventory.InventoryEvent.StockMoved;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a file. What is booked is the difference to the ledger as of the count, as of the count: goods that left
 * since then have left, and the same count again finds no difference.
 */
final class CountRows {
    private final Locations locations;
    private final StockLedgers ledgers;
    private final StockHistory history;
    private final Journal journal;
    private final Expiry expiry;
    private final ShortShelves shortShelves;

    CountRows(Storage storage, Expiry expiry, ShortShelves shortShelves) {
        this.locations = storage.locations();
        this.ledgers = storage.stockLedgers();
        this.history = storage.stockHistory();
        this.journal = storage.journal();
        this.expiry = expiry;
        this.shortShelves = shortShelves;
    }

    void take(List<StockCount> rows, Chunk chunk) {
        var skus = new TreeSet<Sku>();
        rows.forEach(count -> skus.add(count.sku()));
        var known = ledgers.lock(skus, chunk.now);
        var touched = new HashSet<Sku>();
        for (var count : rows) {
            var location = locations.find(count.location());
            // Of one SKU several rows may come: each sees what the one before it left.
            var ledger = touched.add(count.sku()) ? known.get(count.sku()) : read(count.sku(), chunk);
            if (location.isEmpty()) {
                chunk.refuseUnknown("location", count.location().code());
            } else if (ledger == null) {
                chunk.refuseUnknown("sku", count.sku().code());
            } else if (count.countedAt().isAfter(chunk.now)) {
                chunk.refuse(
                        "counted-in-future",
                        Map.of("countedAt", count.countedAt().toString(), "now", chunk.now.toString()));
            } else {
                book(count, location.get().value(), ledger, chunk);
            }
        }
    }

    private @Nullable StockLedger read(Sku sku, Chunk chunk) {
        return ledgers.lock(new TreeSet<>(List.of(sku)), chunk.now).get(sku);
    }

    private void book(StockCount count, Location location, StockLedger ledger, Chunk chunk) {
        var shelf = ledger.openedAt(location.id(), location.kind() == Location.Kind.WAREHOUSE)
                .shelf(location.id())
                .orElseThrow();
        boolean isNew = ledger.shelf(location.id()).isEmpty();
        long since = history.movedAfter(count.sku(), location.id(), count.countedAt());
        long now = count.onHand().units() + since;
        long difference = now - shelf.onHand();
        if (now < 0) {
            chunk.refuse("count-below-shipped", Map.of("counted", count.onHand().units(), "movedSince", since));
        } else if (now > Shelf.UNITS_MAX) {
            chunk.refuse("shelf-too-full", Map.of("onHand", now, "most", Shelf.UNITS_MAX));
        } else if (difference == 0 && !isNew) {
            chunk.done(Outcome.UNCHANGED);
        } else {
            chunk.done(isNew ? Outcome.CREATED : Outcome.UPDATED, save(count, shelf, difference, chunk));
        }
    }

    /** Books the difference, and answers whose promises it leaves uncovered. */
    private List<Reason> save(StockCount count, Shelf shelf, long difference, Chunk chunk) {
        var sku = count.sku();
        var movement =
                new Movement(sku, count.location(), Movement.Kind.COUNT, difference, chunk.job, count.countedAt());
        ledgers.change(sku, Shelf.Change.onHand(count.location(), difference));
        long n = ledgers.append(movement);
        var event = new StockMoved(sku, count.location(), Movement.Kind.COUNT, difference, chunk.job);
        journal.write(new Journal.Entry(
                chunk.now, chunk.actor, "stock", sku.code(), n, Map.of("onHand", shelf.onHand()), event, ""));
        if (shelf.onHand() + difference >= shelf.held() + shelf.committed()) {
            return List.of();
        }
        var unused = expiry.endDue(new TreeSet<>(List.of(sku)), chunk.now);
        return shortShelves.solve(sku, chunk.actor, chunk.now).uncovered().stream()
                .map(open -> new Reason(
                        "promise-uncovered",
                        Map.of(
                                "reservation", open.reservation().code(),
                                "units", open.units().units())))
                .toList();
    }
}
