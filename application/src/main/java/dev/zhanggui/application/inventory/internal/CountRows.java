package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.inventory.api.TakingRows.BuiltUpon;
import dev.zhanggui.application.inventory.api.TakingRows.Outcome;
import dev.zhanggui.application.inventory.api.TakingRows.TakeBack;
import dev.zhanggui.application.inventory.internal.RowTaker.Chunk;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.StockHistory;
import dev.zhanggui.application.inventory.spi.StockHistory.Counted;
import dev.zhanggui.application.inventory.spi.StockLedgers;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.domain.inventory.InventoryEvent.StockMoved;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.Movement;
import dev.zhanggui.domain.inventory.Shelf;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.inventory.StockLedger;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a file. What is booked is the difference to the ledger as of the count, as of the count: goods that left
 * since then have left, and the same count again finds no difference.
 */
final class CountRows {
    private static final int PAGE = 200;

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

    /** All shelves of the job that others have built upon. */
    List<BuiltUpon> builtUpon(String job, int most, Instant now) {
        var found = new ArrayList<BuiltUpon>();
        Optional<Counted> after = Optional.empty();
        List<Counted> page;
        do {
            page = history.counted(job, after, PAGE);
            found.addAll(builtUpon(page, now));
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE && found.size() < most);
        return found.subList(0, Math.min(found.size(), most));
    }

    /** Those on which goods moved since, or whose promises would lie nowhere without what was counted. */
    List<BuiltUpon> builtUpon(List<Counted> shelves, Instant now) {
        return shelves.stream()
                .filter(one -> one.movedSince() || carries(one, now))
                .map(one -> new BuiltUpon(one.sku(), one.location(), ""))
                .toList();
    }

    /** Shelves of the job, locked as they stand. */
    List<Counted> locked(String job, int most, Instant now) {
        var skus = new TreeSet<Sku>();
        history.counted(job, Optional.empty(), most).forEach(one -> skus.add(one.sku()));
        var unused = ledgers.lock(skus, now);
        return history.counted(job, Optional.empty(), most).stream()
                .filter(one -> skus.contains(one.sku()))
                .toList();
    }

    private boolean carries(Counted one, Instant now) {
        return one.units() > 0
                && ledgers.read(one.sku(), now)
                        .flatMap(ledger -> ledger.shelf(one.location()))
                        .filter(shelf -> shelf.onHand() - one.units() < shelf.held() + shelf.committed())
                        .isPresent();
    }

    /** Books back what counts of the job booked on these shelves. */
    int takeBack(List<Counted> counted, TakeBack command, Instant now) {
        for (var one : counted) {
            var back = new Movement(one.sku(), one.location(), Movement.Kind.COUNT, -one.units(), command.job(), now);
            ledgers.change(one.sku(), Shelf.Change.onHand(one.location(), -one.units()));
            long n = ledgers.append(back);
            var event = new StockMoved(one.sku(), one.location(), Movement.Kind.COUNT, -one.units(), command.job());
            journal.tell(
                    Journal.Entry.of(now, command.actor(), "stock", one.sku().code(), n, event));
        }
        return counted.size();
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
        var entry = new Journal.Entry(
                chunk.now, chunk.actor, "stock", sku.code(), n, Map.of("onHand", shelf.onHand()), event, "");
        if (chunk.job.isEmpty()) {
            journal.write(entry);
        } else {
            journal.tell(entry);
        }
        if (shelf.onHand() + difference >= shelf.held() + shelf.committed()) {
            return List.of();
        }
        var unused = expiry.endDue(new TreeSet<>(List.of(sku)), chunk.now);
        return shortShelves.solve(sku, chunk.actor, chunk.now).uncovered().stream()
                .map(open -> new Reason(TakingRows.UNCOVERED, Facts.of(open)))
                .toList();
    }
}
