package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.inventory.api.AskingStock;
import dev.zhanggui.application.inventory.api.MovingStock;
import dev.zhanggui.application.inventory.api.MovingStock.Book;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Quantity;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts: what was found on a shelf is what lies there, and the difference is booked. */
public final class StockTaker implements Taker<StockTaker.Count> {
    private static final int LOCATION = FileKind.STOCK.index("location");
    private static final int SKU = FileKind.STOCK.index("sku");
    private static final int ON_HAND = FileKind.STOCK.index("on_hand");

    private final MovingStock moving;
    private final AskingStock asking;

    public StockTaker(MovingStock moving, AskingStock asking) {
        this.moving = moving;
        this.asking = asking;
    }

    record Count(Sku sku, LocationId location, Quantity found) {}

    @Override
    public FileKind kind() {
        return FileKind.STOCK;
    }

    @Override
    public Reading<Count> reading(Context context) {
        var reader = new RowReader(context.layout());
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
            public @Nullable Count read(List<Row> rows, Faults faults) {
                reader.into(faults);
                reader.load(rows.get(0), 0);
                for (int field : new int[] {LOCATION, SKU, ON_HAND}) {
                    if (!reader.has(field)) {
                        reader.missing(field);
                    }
                }
                var location = reader.id(LOCATION);
                var sku = reader.id(SKU);
                var found = reader.quantity(ON_HAND);
                return faults.isEmpty() && location != null && sku != null && found != null
                        ? new Count(new Sku(sku), new LocationId(location), found)
                        : null;
            }
        };
    }

    @Override
    public List<Told> take(Context context, List<Count> things) {
        var told = new ArrayList<Told>(things.size());
        for (var count : things) {
            told.add(isThere(count) ? Told.of(Outcome.UNCHANGED) : booked(context, count));
        }
        return told;
    }

    private boolean isThere(Count count) {
        return asking.availability(count.sku(), Optional.empty())
                .fold(
                        now -> now.locations().stream()
                                .anyMatch(shelf -> shelf.location().equals(count.location())
                                        && shelf.onHand() == count.found().units()),
                        refused -> false);
    }

    private Told booked(Context context, Count count) {
        var book = new Book(
                context.actor(),
                count.sku(),
                count.location(),
                count.found(),
                context.job(),
                "import " + context.job());
        return moving.count(book)
                .fold(
                        done -> Told.of(Outcome.UPDATED),
                        refused -> new Told(
                                Outcome.REFUSED, List.of(new Reason(refused.code(), Facts.of((Record) refused)))));
    }

    /** A count is what somebody saw; another count sets it right. */
    @Override
    public Optional<String> undo(Actor actor, String job) {
        return Optional.of("not-for-this-kind");
    }
}
