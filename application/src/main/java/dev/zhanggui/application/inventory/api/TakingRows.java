package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.inventory.Arrival;
import dev.zhanggui.domain.inventory.Lane;
import dev.zhanggui.domain.inventory.Location;
import dev.zhanggui.domain.inventory.ParcelScan;
import dev.zhanggui.domain.inventory.RowsRefused;
import dev.zhanggui.domain.inventory.ShownStock;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.inventory.StockCount;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.LocationId;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Sku;
import java.util.List;

/**
 * Rows of one kind as files bring them: many at once, each as if it came alone, in one unit of work that a reservation
 * may have to wait for and that therefore is small. A row replaces what stands under its key, whatever its version.
 */
public interface TakingRows {
    /** Of the kinds whose rows are light; see {@link Rows#most}. */
    int CHUNK_MAX = 500;

    int NAMED_MAX = 20;

    /** The reason that tells of a promise which a count left lying nowhere, with the facts of it. */
    String UNCOVERED = "promise-uncovered";

    /**
     * Takes a chunk, with one event for all of it; what stock moves, is told besides. Rows that came alone are one
     * record in the audit; a job's one record is its caller's to write, and what the chunk wrote names the job.
     *
     * @return answers of the same length as the rows, in their order
     */
    Decision<List<TakenRow>, RowsRefused> take(Take command);

    /**
     * What others have built on, of what a job wrote: arrivals of which something came, shelves on which goods moved
     * since they were counted, or were promised on the strength of it. Up to {@link #NAMED_MAX} of them.
     */
    List<BuiltUpon> builtUpon(String job);

    /**
     * Takes back some rows of a job, as many as a unit bears: lanes, arrivals and shown stock stand as before, scans are
     * gone, what counts booked is booked back. What somebody has written over since is theirs and stays; nothing more is
     * taken back where something was built upon. Stores, locations and products stay. Called again until nothing
     * {@code remains}.
     */
    Decision<TakenBack, RowsRefused> takeBack(TakeBack command);

    /** @param job under which replaced values are kept, for {@link #takeBack}; empty where the rows came alone */
    record Take(Actor actor, String job, Rows rows) {}

    /** Rows of one kind, with the word under which files know it. */
    sealed interface Rows {

        List<?> all();

        String kind();

        Permission permission();

        /** How many may be taken at once: each kind so many as a unit bears. */
        int most();

        record Stores(List<Store> all) implements Rows {
            @Override
            public String kind() {
                return "stores";
            }

            @Override
            public Permission permission() {
                return Permission.CATALOG;
            }

            @Override
            public int most() {
                return 100;
            }
        }

        record Locations(List<Location> all) implements Rows {
            @Override
            public String kind() {
                return "locations";
            }

            @Override
            public Permission permission() {
                return Permission.CATALOG;
            }

            @Override
            public int most() {
                return 100;
            }
        }

        record Products(List<SkuCard> all) implements Rows {
            @Override
            public String kind() {
                return "products";
            }

            @Override
            public Permission permission() {
                return Permission.CATALOG;
            }

            @Override
            public int most() {
                return 100;
            }
        }

        record Counts(List<StockCount> all) implements Rows {
            @Override
            public String kind() {
                return "stock";
            }

            @Override
            public Permission permission() {
                return Permission.STOCK;
            }

            @Override
            public int most() {
                return 50;
            }
        }

        record Lanes(List<Lane> all) implements Rows {
            @Override
            public String kind() {
                return "lanes";
            }

            @Override
            public Permission permission() {
                return Permission.CATALOG;
            }

            @Override
            public int most() {
                return CHUNK_MAX;
            }
        }

        record Arrivals(List<Arrival> all) implements Rows {
            @Override
            public String kind() {
                return "inbound";
            }

            @Override
            public Permission permission() {
                return Permission.STOCK;
            }

            @Override
            public int most() {
                return CHUNK_MAX;
            }
        }

        record Pages(List<ShownStock> all) implements Rows {
            @Override
            public String kind() {
                return "pageStock";
            }

            @Override
            public Permission permission() {
                return Permission.STOCK;
            }

            @Override
            public int most() {
                return CHUNK_MAX;
            }
        }

        record Scans(List<ParcelScan> all) implements Rows {
            @Override
            public String kind() {
                return "scans";
            }

            @Override
            public Permission permission() {
                return Permission.STOCK;
            }

            @Override
            public int most() {
                return CHUNK_MAX;
            }
        }
    }

    /**
     * What became of one row.
     *
     * @param reasons why it was refused: {@code unknown-reference} {what, id}, {@code counted-in-future},
     *     {@code count-below-shipped}, {@code shelf-too-full}; of a count that was booked, {@code promise-uncovered}
     */
    record TakenRow(Outcome outcome, List<Reason> reasons) {}

    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    record TakeBack(Actor actor, String job) {}

    /**
     * @param remains whether another call would take back more
     * @param builtUpon why nothing more was taken back
     */
    record TakenBack(int rows, boolean remains, List<BuiltUpon> builtUpon) {}

    /** @param reference of an arrival that came; empty for a shelf that was counted */
    record BuiltUpon(Sku sku, LocationId location, String reference) {}
}
