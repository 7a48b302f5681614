package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.inventory.api.KeepingCatalog;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.application.trade.api.KeepingOrderSettings;
import dev.zhanggui.application.trade.spi.OrderSettingsVersions;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderSettings;
import dev.zhanggui.domain.trade.OrderSettingsRefused;
import dev.zhanggui.domain.trade.OrderSettingsRefused.NotAllowed;
import dev.zhanggui.domain.trade.OrderSettingsRefused.UnknownStore;
import dev.zhanggui.domain.trade.OrderSettingsSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Keeps how stores handle their orders. */
public final class OrderSettingsKeeper implements KeepingOrderSettings {
    private final Transactions transactions;
    private final OrderSettingsVersions versions;
    private final Journal journal;
    private final InstantSource clock;
    private final KeepingCatalog catalog;
    private final KeepingTokens tokens;

    public OrderSettingsKeeper(Storage storage, InstantSource clock, KeepingCatalog catalog, KeepingTokens tokens) {
        this.transactions = storage.transactions();
        this.versions = storage.orderSettings();
        this.journal = storage.journal();
        this.clock = clock;
        this.catalog = catalog;
        this.tokens = tokens;
    }

    @Override
    public Decision<SettingsSet, OrderSettingsRefused> put(PutSettings command) {
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = bars(command);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (catalog.store(command.store()).isEmpty()) {
                return Decision.refused(new UnknownStore(command.store()));
            }
            return OrderSettings.of(command.store(), command.promise(), command.checks())
                    .map(settings -> keep(command, settings, now));
        });
    }

    private Optional<NotAllowed> bars(PutSettings command) {
        var store = command.store();
        return command.actor()
                .authority()
                .lacks(Permission.POLICY, store)
                .map(condition -> new NotAllowed(
                        Permission.POLICY.code(), condition, tokens.whoCould(Permission.POLICY, Optional.of(store))));
    }

    private SettingsSet keep(PutSettings command, OrderSettings settings, Instant now) {
        var standing = versions.newest(settings.store());
        if (standing.isPresent() && standing.get().value().equals(settings)) {
            return new SettingsSet(standing.get(), false);
        }
        long version = standing.map(Versioned::version).orElse(0L) + 1;
        versions.add(settings, version);
        Map<String, Object> before =
                standing.map(found -> Facts.of(found.value())).orElse(Map.of());
        var event = new OrderSettingsSet(settings.store(), Facts.of(settings));
        journal.write(new Journal.Entry(
                now, command.actor(), "orderSettings", settings.store().code(), version, before, event, ""));
        return new SettingsSet(new Versioned<>(settings, version), true);
    }

    @Override
    public Optional<Versioned<OrderSettings>> settings(StoreId store) {
        var found = versions.newest(store);
        return found.isPresent() || catalog.store(store).isEmpty()
                ? found
                : Optional.of(new Versioned<>(OrderSettings.usual(store), 0));
    }
}
