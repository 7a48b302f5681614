package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportingFiles.Imports;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.inventory.api.Inventory;
import dev.zhanggui.application.spi.Background;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.trade.api.SealingTexts;
import dev.zhanggui.application.trade.api.Trade;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything about files, put together, with the loops that work on them. */
public final class ImportDesk implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Imports imports;
    private final Workplace place;
    private final JobLoop loop;

    private ImportDesk(Imports imports, Workplace place, JobLoop loop) {
        this.imports = imports;
        this.place = place;
        this.loop = loop;
    }

    /** Who takes what: the kinds whose contexts stand. */
    public static List<Taker<?>> takers(Inventory inventory, Trade trade, InstantSource clock) {
        var catalog = inventory.catalog();
        var takers = new ArrayList<Taker<?>>(List.of(
                CatalogTaker.ofStores(catalog),
                CatalogTaker.ofLocations(catalog),
                CatalogTaker.ofProducts(catalog),
                new ListingTaker(trade.listings()),
                new OrderTaker(trade, catalog)));
        takers.addAll(RowsTaker.all(inventory, clock));
        return List.copyOf(takers);
    }

    /** Opens it: jobs that were left are taken up again. */
    public static ImportDesk open(
            Storage storage,
            FileRoom room,
            List<Taker<?>> takers,
            Inventory inventory,
            KeepingTokens tokens,
            SealingTexts sealing,
            InstantSource clock,
            Background background,
            Randomness randomness) {
        var cells = new SealedCells(sealing);
        var place = new Workplace(
                storage.transactions(),
                storage.jobs(),
                storage.jobLeases(),
                new SealedStaging(storage.staging(), cells),
                new SealedRefusedRows(storage.refusedRows(), cells),
                storage.journal(),
                clock,
                new Uploads(room.uploads(), HexFormat.of().formatHex(randomness.bytes(8))),
                new Handing(),
                new Board(),
                HexFormat.of().formatHex(randomness.bytes(8)));
        var guard = new Guard(tokens);
        Map<FileKind, Taker<?>> byKind = new EnumMap<>(FileKind.class);
        takers.forEach(taker -> byKind.put(taker.kind(), taker));
        Function<StoreId, Optional<Store>> stores =
                id -> inventory.catalog().store(id).map(Versioned::value);
        var mappings = new MappingKeeper(place, storage.mappings(), room.tables(), guard, randomness);
        var loop = new JobLoop(place, room.tables(), byKind, mappings::candidates, stores);
        var importer = new Importer(
                place, guard, randomness, byKind, name -> mappings.mapping(name).isPresent(), stores, loop::wake);
        background.loop("zhanggui-imports", loop::work);
        background.loop("zhanggui-import-chunks", place.handing()::loop);
        background.every(LOOK_EVERY, "looking for jobs", loop::look);
        return new ImportDesk(new Imports(importer, new JobWatcher(place, guard), mappings), place, loop);
    }

    public Imports imports() {
        return imports;
    }

    /** Lets the chunk under way be written; the job goes on where it was left when a desk is opened again. */
    @Override
    public void close() {
        place.board().close();
        loop.wake();
        loop.await();
    }
}
