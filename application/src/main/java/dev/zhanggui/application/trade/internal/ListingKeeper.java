package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.inventory.api.KeepingCatalog.Change;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.trade.api.KeepingListings;
import dev.zhanggui.application.trade.spi.Listings.Stamp;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.trade.ChangedMeanwhile;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingRefused;
import dev.zhanggui.domain.trade.OrderEvent.ListingKept;
import dev.zhanggui.domain.trade.UnknownReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down listings, and resolves what waited for them. */
public final class ListingKeeper implements KeepingListings {
    private final OrderDesk desk;
    private final ListingChecker checker;
    private final WaitingOrders waiting;

    public ListingKeeper(OrderDesk desk, ListingChecker checker) {
        this.desk = desk;
        this.checker = checker;
        this.waiting = new WaitingOrders(desk);
    }

    @Override
    public Decision<Put, ListingRefused> put(PutListing command) {
        return put(command, "", "").map(put -> {
            if (put.change() == Change.UNCHANGED) {
                return put;
            }
            var key = command.key();
            var codes = List.of(key.item(), key.itemSku(), command.merchantCode());
            int resolved =
                    waiting.resolve(command.actor(), Optional.of(key.store()), codes::contains, "listing " + key);
            return new Put(put.listing(), put.change(), resolved);
        });
    }

    /** The listing as it stands afterwards, written under the job that changes it. */
    Decision<Listing, ListingRefused> kept(PutListing command, String why, String job) {
        return put(command, why, job).map(Put::listing);
    }

    /** The listing as it would stand. */
    Decision<Listing, ListingRefused> tried(PutListing command) {
        return wanted(command, desk.listings.find(command.key()), desk.clock.instant());
    }

    private Decision<Put, ListingRefused> put(PutListing command, String why, String job) {
        var now = desk.clock.instant();
        return desk.transactions.run(() -> {
            var standing = desk.listings.find(command.key());
            return wanted(command, standing, now)
                    .map(wanted -> standing.filter(wanted::equals).isPresent()
                            ? new Put(wanted, Change.UNCHANGED, 0)
                            : saved(
                                    command,
                                    standing,
                                    wanted,
                                    new Stamp(now, command.actor().id(), why, job)));
        });
    }

    /** What stands where nothing changes, else the next version. */
    private Decision<Listing, ListingRefused> wanted(PutListing command, Optional<Listing> standing, Instant now) {
        var key = command.key();
        var barred = desk.gate.bars(command.actor(), key.store());
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        if (desk.store(key.store()).isEmpty()) {
            return Decision.refused(new UnknownReference("store", key.store().code()));
        }
        for (var part : command.parts()) {
            if (desk.catalog.sku(part.sku()).isEmpty()) {
                return Decision.refused(new UnknownReference("sku", part.sku().code()));
            }
        }
        return listing(command, standing, now).checked().then(wanted -> {
            if (standing.filter(wanted::sameAs).isPresent()) {
                return Decision.accepted(standing.get());
            }
            long version = standing.map(Listing::version).orElse(0L);
            long seen = command.expected().orElse(0L);
            if (seen != version) {
                return Decision.refused(new ChangedMeanwhile(key.toString(), seen, version));
            }
            var open = checker.bars(standing, wanted);
            return open.isPresent() ? Decision.refused(open.get()) : Decision.accepted(wanted.at(version + 1));
        });
    }

    private static Listing listing(PutListing command, Optional<Listing> standing, Instant now) {
        var from = command.from()
                .orElseGet(() -> standing.map(one -> one.parts().equals(command.parts()) ? one.from() : now)
                        .orElse(Instant.EPOCH));
        long version = standing.map(Listing::version).orElse(0L);
        return new Listing(
                command.key(), command.merchantCode(), command.page(), command.parts(), from, command.to(), version);
    }

    private Put saved(PutListing command, Optional<Listing> standing, Listing listing, Stamp stamp) {
        desk.listings.add(listing, stamp);
        Map<String, Object> before = standing.map(Facts::of).orElse(Map.of());
        var event = new ListingKept(listing.key(), Facts.of(listing));
        desk.journal.write(new Journal.Entry(
                stamp.at(),
                command.actor(),
                "listing",
                listing.key().toString(),
                listing.version(),
                before,
                event,
                stamp.why()));
        return new Put(listing, listing.version() == 1 ? Change.CREATED : Change.CHANGED, 0);
    }

    @Override
    public Optional<Listing> listing(ListingKey key) {
        return desk.listings.find(key);
    }
}
