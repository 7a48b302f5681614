package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.spi.TableFiles.Row;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Kept;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.domain.inventory.CatalogRefused;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores, locations and products: each row writes down one thing, or changes it over the version that stands. */
public final class CatalogTaker<T> implements Taker<CatalogTaker.Wish<T>> {
    private final FileKind kind;
    private final Function<CatalogReading, @Nullable Wish<T>> read;
    private final Function<T, Optional<Versioned<T>>> find;
    private final Function<Put<T>, Decision<Kept<T>, CatalogRefused>> put;

    private CatalogTaker(
            FileKind kind,
            Function<CatalogReading, @Nullable Wish<T>> read,
            Function<T, Optional<Versioned<T>>> find,
            Function<Put<T>, Decision<Kept<T>, CatalogRefused>> put) {
        this.kind = kind;
        this.read = read;
        this.find = find;
        this.put = put;
    }

    /** What a row wants written down, seeing what stands already: a cell that is empty changes nothing. */
    interface Wish<T> {
        T over(Optional<T> standing);
    }

    public static CatalogTaker<Store> ofStores(KeepingCatalog catalog) {
        return new CatalogTaker<>(
                FileKind.STORES, CatalogReading::store, store -> catalog.store(store.id()), catalog::putStore);
    }

    public static CatalogTaker<Location> ofLocations(KeepingCatalog catalog) {
        return new CatalogTaker<>(
                FileKind.LOCATIONS,
                CatalogReading::location,
                location -> catalog.location(location.id()),
                catalog::putLocation);
    }

    public static CatalogTaker<SkuCard> ofProducts(KeepingCatalog catalog) {
        return new CatalogTaker<>(
                FileKind.PRODUCTS, CatalogReading::product, card -> catalog.sku(card.sku()), catalog::putSku);
    }

    @Override
    public FileKind kind() {
        return kind;
    }

    @Override
    public Reading<Wish<T>> reading(Context context) {
        var reading = new CatalogReading(context);
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
            public @Nullable Wish<T> read(List<Row> rows, Faults faults) {
                reading.load(rows.get(0), faults);
                var wish = read.apply(reading);
                return faults.isEmpty() ? wish : null;
            }
        };
    }

    @Override
    public List<Told> take(Context context, List<Wish<T>> things) {
        var told = new ArrayList<Told>(things.size());
        for (var wish : things) {
            var standing = find.apply(wish.over(Optional.empty()));
            var value = wish.over(standing.map(Versioned::value));
            told.add(put.apply(new Put<>(context.actor(), value, standing.map(Versioned::version)))
                    .fold(kept -> Told.of(outcome(kept.change())), CatalogTaker::refused));
        }
        return told;
    }

    private static Outcome outcome(KeepingCatalog.Change change) {
        return switch (change) {
            case CREATED -> Outcome.CREATED;
            case CHANGED -> Outcome.UPDATED;
            case UNCHANGED -> Outcome.UNCHANGED;
        };
    }

    private static Told refused(CatalogRefused refused) {
        return new Told(Outcome.REFUSED, List.of(new Reason(refused.code(), Facts.of((Record) refused))));
    }

    /** What was written down may be named by anything since; the catalog forgets nothing. */
    @Override
    public Optional<NotTakenBack> undo(Actor actor, String job) {
        return Optional.of(NotTakenBack.because("not-for-this-kind"));
    }
}
