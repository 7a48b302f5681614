package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.ListingChecks;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.ListingCheckList;
import dev.zhanggui.domain.trade.ListingKey;
import dev.zhanggui.domain.trade.ListingMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Check lists by store, and the last mark of each check by listing. */
final class MemoryListingChecks implements ListingChecks {
    private final Memory.Table<StoreId, Versioned<ListingCheckList>> lists;
    private final Memory.Table<ListingKey, List<ListingMark>> marks;

    MemoryListingChecks(Memory memory) {
        this.lists = memory.new Table<>();
        this.marks = memory.new Table<>();
    }

    @Override
    public Optional<Versioned<ListingCheckList>> find(StoreId store) {
        return lists.find(store);
    }

    @Override
    public void add(ListingCheckList list, long version) {
        long standing = find(list.store()).map(Versioned::version).orElse(0L);
        if (version != standing + 1) {
            throw new StaleWrite("listing checks of " + list.store() + " stand at " + standing);
        }
        lists.put(list.store(), new Versioned<>(list, version));
    }

    @Override
    public List<ListingMark> marks(ListingKey listing) {
        return marks.find(listing).orElse(List.of());
    }

    @Override
    public void mark(ListingMark mark) {
        var all = new ArrayList<>(marks(mark.listing()));
        all.removeIf(one -> one.check().equals(mark.check()));
        all.add(mark);
        all.sort(Keys.by(ListingMark::check));
        marks.put(mark.listing(), List.copyOf(all));
    }
}
