package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.trade.api.EditingListings;
import dev.zhanggui.application.trade.api.KeepingListings.PutListing;
import dev.zhanggui.application.trade.views.ListingViews;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Page;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingRefused;
import dev.zhanggui.domain.trade.OrderEvent.ListingsEdited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes many listings, each in a unit of its own, and knows by the edit's id what it did. */
public final class ListingEditor implements EditingListings {
    /** Before the id of an edit, where it takes one back. */
    private static final String UNDO = "undo:";

    private final OrderDesk desk;
    private final ListingKeeper keeper;
    private final ListingViews views;

    public ListingEditor(OrderDesk desk, ListingKeeper keeper, ListingViews views) {
        this.desk = desk;
        this.keeper = keeper;
        this.views = views;
    }

    @Override
    public Decision<Edited, ListingRefused> edit(Edit command, boolean dry) {
        Invariant.holds(command.listings().size() <= LISTINGS_MAX, "at most %d listings", LISTINGS_MAX);
        var barred = desk.gate.bars(command.actor(), command.store());
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        var done = desk.listings.ofJob(command.id());
        if (!dry && !done.isEmpty()) {
            return Decision.accepted(
                    new Edited(command.id(), done.stream().map(this::row).toList()));
        }
        var rows = new ArrayList<Row>();
        for (var picked : command.listings()) {
            rows.add(edited(command, picked, dry));
        }
        if (!dry) {
            write(command.actor(), command.id(), command.why(), rows);
        }
        return Decision.accepted(new Edited(command.id(), rows));
    }

    /** What a version that an edit made took the place of. */
    private Row row(Listing made) {
        return new Row(made.key(), before(made), Optional.of(made), Optional.empty());
    }

    private Optional<Listing> before(Listing made) {
        return views.versions(made.key()).stream()
                .filter(one -> one.version() == made.version() - 1)
                .findFirst();
    }

    private Row edited(Edit command, Picked picked, boolean dry) {
        var standing = desk.listings.find(picked.key());
        if (standing.isEmpty()) {
            var key = picked.key();
            return refused(key, standing, new ListingRefused.UnknownListing(key.store(), key.item()));
        }
        var before = standing.get();
        return command.patch()
                .of(before, desk.clock.instant(), command.why())
                .then(page -> {
                    var put = put(command.actor(), before, page, picked.seen().orElse(before.version()));
                    return dry ? keeper.tried(put) : keeper.kept(put, command.why(), command.id());
                })
                .fold(
                        after -> new Row(picked.key(), standing, Optional.of(after), Optional.empty()),
                        why -> refused(picked.key(), standing, why));
    }

    private static PutListing put(Actor actor, Listing listing, Page page, long seen) {
        return new PutListing(
                actor,
                listing.key(),
                listing.merchantCode(),
                page,
                listing.parts(),
                Optional.of(listing.from()),
                listing.to(),
                Optional.of(seen));
    }

    private static Row refused(ListingKey key, Optional<Listing> before, ListingRefused why) {
        return new Row(key, before, Optional.empty(), Optional.of(why));
    }

    @Override
    public Decision<Edited, ListingRefused> undo(Actor actor, StoreId store, String id) {
        var barred = desk.gate.bars(actor, store);
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        var made = desk.listings.ofJob(id);
        if (made.isEmpty() || !made.get(0).key().store().equals(store)) {
            return Decision.refused(new ListingRefused.UnknownListingEdit(id));
        }
        var back = UNDO + id;
        if (!desk.listings.ofJob(back).isEmpty()) {
            return Decision.refused(new ListingRefused.ListingEditUndone(id));
        }
        var rows = new ArrayList<Row>();
        for (var one : made) {
            var before = before(one).orElseThrow();
            rows.add(keeper.kept(put(actor, before, before.page(), one.version()), "", back)
                    .fold(
                            after -> new Row(one.key(), Optional.of(one), Optional.of(after), Optional.empty()),
                            why -> refused(one.key(), Optional.of(one), why)));
        }
        write(actor, back, "", rows);
        return Decision.accepted(new Edited(id, rows));
    }

    private void write(Actor actor, String id, String why, List<Row> rows) {
        var now = desk.clock.instant();
        int changed = (int) rows.stream().filter(Row::isChanged).count();
        int refused =
                (int) rows.stream().filter(row -> row.refused().isPresent()).count();
        Decision<Boolean, ListingRefused> written = desk.transactions.run(() -> {
            var event = new ListingsEdited(id, changed, refused);
            desk.journal.write(
                    new Journal.Entry(now, actor, "listingEdit", id, now.toEpochMilli(), Map.of(), event, why));
            return Decision.accepted(true);
        });
        Invariant.holds(written.fold(done -> done, no -> false), "an edit is written down: %s", id);
    }
}
