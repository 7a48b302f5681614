package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.inventory.api.TakingRows;
import dev.zhanggui.application.inventory.api.TakingRows.BuiltUpon;
import dev.zhanggui.application.inventory.api.TakingRows.Rows;
import dev.zhanggui.application.inventory.api.TakingRows.Take;
import dev.zhanggui.application.inventory.api.TakingRows.TakeBack;
import dev.zhanggui.application.inventory.api.TakingRows.TakenBack;
import dev.zhanggui.application.inventory.api.TakingRows.TakenRow;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Reason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts, lanes, arrivals, shown stock and scans: each row is one thing, and a chunk is taken at once. */
public final class RowsTaker<T> implements Taker<T> {
    private final FileKind kind;
    private final Function<SupplyReading, @Nullable T> read;
    private final Function<List<T>, Rows> rows;
    private final TakingRows taking;
    private final Function<LocationId, Optional<Location>> locations;
    private final InstantSource clock;

    private RowsTaker(
            FileKind kind,
            Function<SupplyReading, @Nullable T> read,
            Function<List<T>, Rows> rows,
            Inventory inventory,
            InstantSource clock) {
        this.kind = kind;
        this.read = read;
        this.rows = rows;
        this.taking = inventory.rows();
        this.locations = id -> inventory.catalog().location(id).map(Versioned::value);
        this.clock = clock;
    }

    /** One for each kind. */
    public static List<Taker<?>> all(Inventory inventory, InstantSource clock) {
        return List.of(
                new RowsTaker<StockCount>(FileKind.STOCK, SupplyReading::count, Rows.Counts::new, inventory, clock),
                new RowsTaker<Lane>(FileKind.LANES, SupplyReading::lane, Rows.Lanes::new, inventory, clock),
                new RowsTaker<Arrival>(FileKind.INBOUND, SupplyReading::arrival, Rows.Arrivals::new, inventory, clock),
                new RowsTaker<ShownStock>(FileKind.PAGE_STOCK, SupplyReading::shown, Rows.Pages::new, inventory, clock),
                new RowsTaker<ParcelScan>(FileKind.SCANS, SupplyReading::scan, Rows.Scans::new, inventory, clock));
    }

    @Override
    public FileKind kind() {
        return kind;
    }

    @Override
    public int most() {
        return rows.apply(List.of()).most();
    }

    @Override
    public Reading<T> reading(Context context) {
        var reading = new SupplyReading(context, locations, clock);
        return new Reading<>() {
            @Override
            public @Nullable String key(Row row) {
                return null;
            }

            @Override
            public boolean groups() {
                return false;
            }

            @Override
            public @Nullable T read(List<Row> one, Faults faults) {
                reading.load(one.get(0), faults);
                var thing = read.apply(reading);
                return faults.isEmpty() ? thing : null;
            }
        };
    }

    @Override
    public List<Told> take(Context context, List<T> things) {
        return taking.take(new Take(context.actor(), context.job(), rows.apply(things)))
                .fold(
                        taken -> taken.stream().map(RowsTaker::told).toList(),
                        refused -> things.stream().map(thing -> told(refused)).toList());
    }

    private static Told told(TakenRow row) {
        return new Told(
                switch (row.outcome()) {
                    case CREATED -> Outcome.CREATED;
                    case UPDATED -> Outcome.UPDATED;
                    case UNCHANGED -> Outcome.UNCHANGED;
                    case REFUSED -> Outcome.REFUSED;
                },
                row.reasons());
    }

    private static Told told(RowsRefused refused) {
        return new Told(Outcome.REFUSED, List.of(new Reason(refused.code(), Facts.of((Record) refused))));
    }

    @Override
    public Optional<NotTakenBack> undo(Actor actor, String job) {
        var builtUpon = taking.builtUpon(job);
        while (builtUpon.isEmpty()) {
            Decision<TakenBack, RowsRefused> back = taking.takeBack(new TakeBack(actor, job));
            if (back instanceof Decision.Refused<TakenBack, RowsRefused> refused) {
                return Optional.of(NotTakenBack.because(refused.refusal().code()));
            }
            var done = back.orThrow();
            if (done.builtUpon().isEmpty() && !done.remains()) {
                return Optional.empty();
            }
            builtUpon = done.builtUpon();
        }
        return Optional.of(
                NotTakenBack.builtUpon(builtUpon.stream().map(RowsTaker::name).toList()));
    }

    private static String name(BuiltUpon one) {
        var shelf = one.sku().code() + " @ " + one.location().code();
        return one.reference().isEmpty() ? shelf : shelf + " " + one.reference();
    }
}
