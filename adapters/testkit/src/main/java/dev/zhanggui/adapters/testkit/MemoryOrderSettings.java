package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.OrderSettingsVersions;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Order settings of each store, every version. */
final class MemoryOrderSettings implements OrderSettingsVersions {
    private final Memory.Table<StoreId, List<OrderSettings>> versions;

    MemoryOrderSettings(Memory memory) {
        this.versions = memory.new Table<>();
    }

    private List<OrderSettings> of(StoreId store) {
        return versions.find(store).orElse(List.of());
    }

    @Override
    public Optional<Versioned<OrderSettings>> newest(StoreId store) {
        var all = of(store);
        return all.isEmpty() ? Optional.empty() : Optional.of(new Versioned<>(all.get(all.size() - 1), all.size()));
    }

    @Override
    public Optional<OrderSettings> version(StoreId store, long version) {
        var all = of(store);
        return version > 0 && version <= all.size() ? Optional.of(all.get((int) version - 1)) : Optional.empty();
    }

    @Override
    public void add(OrderSettings settings, long version) {
        var all = new ArrayList<>(of(settings.store()));
        if (version != all.size() + 1L) {
            throw new StaleWrite("order settings of " + settings.store() + " stand at " + all.size());
        }
        all.add(settings);
        versions.put(settings.store(), List.copyOf(all));
    }
}
