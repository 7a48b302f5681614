package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.inventory.InventoryEvent.RowsTaken;
import dev.zhanggui.domain.inventory.InventoryEvent.RowsTakenBack;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes rows of every kind, chunk by chunk: one unit, one record of it, one event. */
public final class RowTaker implements TakingRows {
    private static final int COUNTS_BACK_MAX = 50;

    private final Transactions transactions;
    private final Journal journal;
    private final InstantSource clock;
    private final Gate gate;
    private final CatalogRows catalog;
    private final CountRows counts;
    private final SupplyRows supply;

    public RowTaker(Storage storage, InstantSource clock, Gate gate, Expiry expiry, ShortShelves shortShelves) {
        this.transactions = storage.transactions();
        this.journal = storage.journal();
        this.clock = clock;
        this.gate = gate;
        this.catalog = new CatalogRows(storage);
        this.counts = new CountRows(storage, expiry, shortShelves);
        this.supply = new SupplyRows(storage);
    }

    /** A chunk as it is being taken: what became of each row, and what stood before. */
    static final class Chunk {
        final Actor actor;
        final String job;
        final Instant now;
        private final List<TakenRow> taken = new ArrayList<>();
        private final Map<String, Object> before = new LinkedHashMap<>();

        Chunk(Actor actor, String job, Instant now) {
            this.actor = actor;
            this.job = job;
            this.now = now;
        }

        void refuse(String code, Map<String, Object> facts) {
            taken.add(new TakenRow(Outcome.REFUSED, List.of(new Reason(code, facts))));
        }

        void refuseUnknown(String what, String id) {
            refuse("unknown-reference", Map.of("what", what, "id", id));
        }

        void done(Outcome outcome) {
            done(outcome, List.of());
        }

        void done(Outcome outcome, List<Reason> reasons) {
            taken.add(new TakenRow(outcome, reasons));
        }

        /** Tells by what stood before what a row did; one that changes nothing is passed over. */
        <T extends Record> boolean changes(T row, Optional<T> standing) {
            if (standing.isPresent() && standing.get().equals(row)) {
                done(Outcome.UNCHANGED);
                return false;
            }
            done(standing.isPresent() ? Outcome.UPDATED : Outcome.CREATED);
            return true;
        }

        /** The same, and the record keeps what stood before: nothing else does. */
        <T extends Record> boolean changes(String key, T row, Optional<T> standing) {
            boolean changed = changes(row, standing);
            if (changed) {
                standing.ifPresent(found -> before.putIfAbsent(key, Facts.of(found)));
            }
            return changed;
        }

        private int count(Outcome outcome) {
            return (int) taken.stream().filter(row -> row.outcome() == outcome).count();
        }
    }

    @Override
    public Decision<List<TakenRow>, RowsRefused> take(Take command) {
        var rows = command.rows();
        Invariant.holds(rows.all().size() <= rows.most(), "at most %d rows of %s", rows.most(), rows.kind());
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = gate.bars(command.actor(), rows.permission());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var chunk = new Chunk(command.actor(), command.job(), now);
            take(rows, chunk);
            write(rows.kind(), chunk);
            return Decision.accepted(List.copyOf(chunk.taken));
        });
    }

    private void take(Rows rows, Chunk chunk) {
        if (rows instanceof Rows.Stores stores) {
            catalog.stores(stores.all(), chunk);
        } else if (rows instanceof Rows.Locations locations) {
            catalog.locations(locations.all(), chunk);
        } else if (rows instanceof Rows.Products products) {
            catalog.products(products.all(), chunk);
        } else if (rows instanceof Rows.Counts found) {
            counts.take(found.all(), chunk);
        } else if (rows instanceof Rows.Lanes lanes) {
            supply.lanes(lanes.all(), chunk);
        } else if (rows instanceof Rows.Arrivals arrivals) {
            supply.arrivals(arrivals.all(), chunk);
        } else if (rows instanceof Rows.Pages pages) {
            supply.pages(pages.all(), chunk);
        } else if (rows instanceof Rows.Scans scans) {
            supply.scans(scans.all(), chunk);
        }
        Invariant.holds(chunk.taken.size() == rows.all().size(), "one answer for each row of %s", rows.kind());
    }

    private void write(String kind, Chunk chunk) {
        int created = chunk.count(Outcome.CREATED);
        int updated = chunk.count(Outcome.UPDATED);
        if (created + updated > 0) {
            var event = new RowsTaken(kind, chunk.job, created, updated);
            var id = chunk.job.isEmpty() ? kind : chunk.job;
            var entry = new Journal.Entry(
                    chunk.now, chunk.actor, "rows", id, chunk.now.toEpochMilli(), chunk.before, event, "");
            if (chunk.job.isEmpty()) {
                journal.write(entry);
            } else {
                journal.tell(entry);
            }
        }
    }

    @Override
    public Decision<TakenBack, RowsRefused> takeBack(TakeBack command) {
        Invariant.holds(!command.job().isEmpty(), "rows that came alone belong to no job");
        var now = clock.instant();
        return transactions.run(() -> {
            for (var permission : List.of(Permission.CATALOG, Permission.STOCK)) {
                var barred = gate.bars(command.actor(), permission);
                if (barred.isPresent()) {
                    return Decision.refused(barred.get());
                }
            }
            return Decision.accepted(takeBack(command, now));
        });
    }

    private TakenBack takeBack(TakeBack command, Instant now) {
        var job = command.job();
        var come = supply.builtUpon(job, NAMED_MAX);
        int supplied = come.isEmpty() ? supply.takeBack(job, CHUNK_MAX) : 0;
        var shelves = counts.locked(job, COUNTS_BACK_MAX, now);
        var builtUpon = come.isEmpty() ? counts.builtUpon(shelves, now) : come;
        if (!builtUpon.isEmpty()) {
            return new TakenBack(supplied, false, builtUpon);
        }
        int counted = supplied > 0 ? 0 : counts.takeBack(shelves, command, now);
        if (supplied + counted > 0) {
            var event = new RowsTakenBack(job, supplied + counted);
            journal.tell(Journal.Entry.of(now, command.actor(), "rows", job, now.toEpochMilli(), event));
        }
        return new TakenBack(supplied + counted, supplied == CHUNK_MAX || counted == COUNTS_BACK_MAX, List.of());
    }

    @Override
    public List<BuiltUpon> builtUpon(String job) {
        var found = new ArrayList<>(supply.builtUpon(job, NAMED_MAX));
        found.addAll(counts.builtUpon(job, NAMED_MAX - found.size(), clock.instant()));
        return List.copyOf(found);
    }
}
