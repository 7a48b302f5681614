package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.inventory.api.TakingRows.BuiltUpon;
import dev.zhanggui.application.inventory.api.TakingRows.Outcome;
import dev.zhanggui.application.inventory.internal.RowTaker.Chunk;
import dev.zhanggui.application.inventory.spi.Arrivals;
import dev.zhanggui.application.inventory.spi.Lanes;
import dev.zhanggui.application.inventory.spi.Locations;
import dev.zhanggui.application.inventory.spi.ParcelScans;
import dev.zhanggui.application.inventory.spi.ShownPages;
import dev.zhanggui.application.inventory.spi.SkuCards;
import dev.zhanggui.application.inventory.spi.Stores;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Sku;
import dev.zhanggui.domain.shared.StoreId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lanes, arrivals, shown stock and scans of a file. */
final class SupplyRows {
    private final Stores stores;
    private final Locations locations;
    private final SkuCards cards;
    private final Lanes lanes;
    private final Arrivals arrivals;
    private final ShownPages pages;
    private final ParcelScans scans;

    SupplyRows(Storage storage) {
        this.stores = storage.stores();
        this.locations = storage.locations();
        this.cards = storage.skuCards();
        this.lanes = storage.lanes();
        this.arrivals = storage.arrivals();
        this.pages = storage.shownPages();
        this.scans = storage.parcelScans();
    }

    void lanes(List<Lane> rows, Chunk chunk) {
        var known = new Known();
        for (var lane : rows) {
            if (!known.location(lane.location())) {
                chunk.refuseUnknown("location", lane.location().code());
            } else if (chunk.changes(lane, lanes.standing(lane))) {
                lanes.put(lane, chunk.job);
            }
        }
    }

    void arrivals(List<Arrival> rows, Chunk chunk) {
        var known = new Known();
        for (var arrival : rows) {
            if (!known.location(arrival.location())) {
                chunk.refuseUnknown("location", arrival.location().code());
            } else if (!known.sku(arrival.sku())) {
                chunk.refuseUnknown("sku", arrival.sku().code());
            } else if (chunk.changes(arrival, arrivals.standing(arrival))) {
                arrivals.put(arrival, chunk.job);
            }
        }
    }

    void pages(List<ShownStock> rows, Chunk chunk) {
        var known = new Known();
        for (var shown : rows) {
            if (!known.store(shown.store())) {
                chunk.refuseUnknown("store", shown.store().code());
            } else if (!known.sku(shown.sku())) {
                chunk.refuseUnknown("sku", shown.sku().code());
            } else if (chunk.changes(shown, pages.standing(shown))) {
                pages.put(shown, chunk.job);
            }
        }
    }

    void scans(List<ParcelScan> rows, Chunk chunk) {
        rows.forEach(scan -> chunk.done(scans.add(scan, chunk.job) ? Outcome.CREATED : Outcome.UNCHANGED));
    }

    /** Arrivals of the job of which something has come. */
    List<BuiltUpon> builtUpon(String job, int most) {
        return arrivals.come(job, most).stream()
                .map(one -> new BuiltUpon(one.sku(), one.location(), one.reference()))
                .toList();
    }

    int takeBack(String job, int most) {
        int rows = lanes.takeBack(job, most);
        rows += arrivals.takeBack(job, most - rows);
        rows += pages.takeBack(job, most - rows);
        return rows + scans.takeBack(job, most - rows);
    }

    /** What rows refer to, asked for once in a chunk: files name the same few places again and again. */
    private final class Known {
        private final Map<Object, Boolean> asked = new HashMap<>();

        boolean location(LocationId id) {
            return asked.computeIfAbsent(id, none -> locations.find(id).isPresent());
        }

        boolean sku(Sku sku) {
            return asked.computeIfAbsent(sku, none -> cards.find(sku).isPresent());
        }

        boolean store(StoreId id) {
            return asked.computeIfAbsent(id, none -> stores.find(id).isPresent());
        }
    }
}
