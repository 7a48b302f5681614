package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.trade.api.CheckingListings;
import dev.zhanggui.application.trade.spi.ListingChecks;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.Listing.Shown;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import dev.zhanggui.domain.trade.ListingRefused;
import dev.zhanggui.domain.trade.OrderEvent.ListingChecked;
import dev.zhanggui.domain.trade.OrderEvent.ListingChecksSet;
import dev.zhanggui.domain.trade.UnknownReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps what is seen to before products are listed. */
public final class ListingChecker implements CheckingListings {
    private final OrderDesk desk;
    private final ListingChecks checks;

    public ListingChecker(OrderDesk desk, ListingChecks checks) {
        this.desk = desk;
        this.checks = checks;
    }

    @Override
    public Decision<Versioned<ListingCheckList>, ListingRefused> put(PutCheckList command) {
        var now = desk.clock.instant();
        return desk.transactions.run(() -> {
            var barred = desk.gate.bars(command.actor(), command.store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (desk.store(command.store()).isEmpty()) {
                return Decision.refused(
                        new UnknownReference("store", command.store().code()));
            }
            return new ListingCheckList(command.store(), command.checks())
                    .checked()
                    .map(list -> kept(command.actor(), list, now));
        });
    }

    private Versioned<ListingCheckList> kept(Actor actor, ListingCheckList list, Instant now) {
        var standing = checks.find(list.store());
        if (standing.filter(one -> one.value().equals(list)).isPresent()) {
            return standing.get();
        }
        long version = standing.map(Versioned::version).orElse(0L) + 1;
        checks.add(list, version);
        Map<String, Object> before = standing.map(one -> Facts.of(one.value())).orElse(Map.of());
        var event = new ListingChecksSet(list.store(), Facts.of(list));
        desk.journal.write(
                new Journal.Entry(now, actor, "listingChecks", list.store().code(), version, before, event, ""));
        return new Versioned<>(list, version);
    }

    @Override
    public Optional<Versioned<ListingCheckList>> checkList(StoreId store) {
        return checks.find(store);
    }

    @Override
    public Decision<ListingMark, ListingRefused> mark(MarkCheck command) {
        var now = desk.clock.instant();
        return desk.transactions.run(() -> {
            var key = command.listing();
            var barred = desk.gate.bars(command.actor(), key.store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (desk.listings.find(key).isEmpty()) {
                return Decision.refused(new ListingRefused.UnknownListing(key.store(), key.item()));
            }
            boolean known = checks.find(key.store())
                    .filter(list -> list.value().has(command.check()))
                    .isPresent();
            return known
                    ? Decision.accepted(marked(command, now))
                    : Decision.refused(new ListingRefused.UnknownListingCheck(key.store(), command.check()));
        });
    }

    private ListingMark marked(MarkCheck command, Instant now) {
        var standing = marks(command.listing()).stream()
                .filter(one -> one.check().equals(command.check()))
                .findFirst();
        if (standing.filter(one -> one.done() == command.done()).isPresent()) {
            return standing.get();
        }
        var mark = new ListingMark(
                command.listing(),
                command.check(),
                command.done(),
                now,
                command.actor().id());
        checks.mark(mark);
        var event = new ListingChecked(mark.listing(), mark.check(), mark.done());
        desk.journal.write(Journal.Entry.of(
                now, command.actor(), "listingCheck", mark.listing() + "#" + mark.check(), now.toEpochMilli(), event));
        return mark;
    }

    @Override
    public List<ListingMark> marks(ListingKey listing) {
        return checks.marks(listing);
    }

    /** Why a listing may not be listed yet; empty where it may, or is not about to be. */
    Optional<ListingRefused> bars(Optional<Listing> standing, Listing wanted) {
        boolean turns = wanted.page().shown() == Shown.LISTED
                && standing.filter(one -> one.page().shown() == Shown.LISTED).isEmpty();
        if (!turns) {
            return Optional.empty();
        }
        var done = marks(wanted.key()).stream()
                .filter(ListingMark::done)
                .map(ListingMark::check)
                .collect(Collectors.toUnmodifiableSet());
        return checks.find(wanted.key().store())
                .map(list -> list.value().open(done))
                .filter(open -> !open.isEmpty())
                .map(open -> new ListingRefused.ChecksOpen(wanted.key(), open));
    }
}
