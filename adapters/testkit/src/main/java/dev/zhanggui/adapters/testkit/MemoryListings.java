package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.Listings;
import dev.zhanggui.application.trade.views.ListingCursor;
import dev.zhanggui.application.trade.views.ListingViews;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.Listing;
import dev.zhanggui.domain.trade.ListingKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Listings by key, each with all its versions, the oldest first. */
final class MemoryListings implements Listings {
    private static final Comparator<ListingCursor> BY_ITEM =
            Keys.by(ListingCursor::item).thenComparing(Keys.by(ListingCursor::itemSku));

    private final Memory.Table<ListingKey, List<Listing>> listings;
    private final Memory.Table<List<Object>, Stamp> stamps;

    MemoryListings(Memory memory) {
        this.listings = memory.new Table<>();
        this.stamps = memory.new Table<>();
    }

    private static Listing newest(List<Listing> versions) {
        return versions.get(versions.size() - 1);
    }

    @Override
    public Optional<Listing> find(ListingKey key) {
        return listings.find(key).map(MemoryListings::newest);
    }

    @Override
    public List<Listing> ofJob(String job) {
        return listings.all().stream()
                .flatMap(List::stream)
                .filter(one -> !job.isEmpty()
                        && stamps.find(named(one))
                                .map(Stamp::job)
                                .filter(job::equals)
                                .isPresent())
                .sorted(Comparator.comparing((Listing one) -> one.key().store())
                        .thenComparing(MemoryListings::at, BY_ITEM)
                        .thenComparing(Listing::version))
                .toList();
    }

    private static List<Object> named(Listing version) {
        return List.of(version.key(), version.version());
    }

    @Override
    public void add(Listing listing, Stamp stamp) {
        var versions = new ArrayList<>(listings.find(listing.key()).orElse(List.of()));
        if (versions.size() != listing.version() - 1) {
            throw new StaleWrite("listing " + listing.key() + " does not stand before " + listing.version());
        }
        versions.add(listing);
        listings.put(listing.key(), List.copyOf(versions));
        stamps.put(named(listing), stamp);
    }

    @Override
    public List<Listing> named(StoreId store, Collection<String> codes) {
        return listings.all().stream()
                .flatMap(List::stream)
                .filter(one -> one.key().store().equals(store))
                .filter(one -> codes.contains(one.key().item())
                        || codes.contains(one.key().itemSku())
                        || codes.contains(one.merchantCode()))
                .toList();
    }

    ListingViews views() {
        return new ListingViews() {
            @Override
            public Page<Listing> listings(StoreId store, Optional<String> cursor, int limit) {
                OrderViews.checkLimit(limit);
                return page(store, cursor.map(ListingCursor::read), limit);
            }

            @Override
            public List<Listing> versions(ListingKey key) {
                var versions = new ArrayList<>(listings.find(key).orElse(List.of()));
                Collections.reverse(versions);
                return versions;
            }

            @Override
            public List<Made> changes(ListingKey key) {
                return versions(key).stream().map(MemoryListings.this::made).toList();
            }
        };
    }

    private ListingViews.Made made(Listing version) {
        var stamp = stamps.find(named(version)).orElseThrow();
        return new ListingViews.Made(version, Optional.of(stamp.at()), stamp.by(), stamp.why(), stamp.job());
    }

    private static ListingCursor at(Listing one) {
        return new ListingCursor(one.key().item(), one.key().itemSku());
    }

    private Page<Listing> page(StoreId store, Optional<ListingCursor> after, int limit) {
        var rows = listings.all().stream()
                .map(MemoryListings::newest)
                .filter(one -> one.key().store().equals(store))
                .filter(one ->
                        after.map(last -> BY_ITEM.compare(at(one), last) > 0).orElse(true))
                .sorted(Comparator.comparing(MemoryListings::at, BY_ITEM))
                .limit(limit + 1L)
                .toList();
        var shown = rows.stream().limit(limit).toList();
        return new Page<>(
                shown,
                rows.size() <= limit
                        ? Optional.empty()
                        : Optional.of(at(shown.get(limit - 1)).text()));
    }
}
