package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.AuditCheck;
import dev.zhanggui.domain.trade.OrderSettings;
import dev.zhanggui.domain.trade.OrderSettingsRefused;
import dev.zhanggui.domain.trade.OwnPromise;
import java.util.List;
import java.util.Optional;

/** How a store handles its orders: what it promises beyond its platform, and what is looked at before audit. */
public interface KeepingOrderSettings {

    /**
     * Sets a new version for one store; the settings that stand, sent again, change nothing. Orders promised before
     * keep their promise.
     */
    Decision<SettingsSet, OrderSettingsRefused> put(PutSettings command);

    /** The settings in force: the newest version, or the usual ones under version 0; empty where no such store is. */
    Optional<Versioned<OrderSettings>> settings(StoreId store);

    /** @param checks kinds that are not named are switched off */
    record PutSettings(Actor actor, StoreId store, OwnPromise promise, List<AuditCheck> checks) {}

    /** @param changed whether this command made a new version */
    record SettingsSet(Versioned<OrderSettings> now, boolean changed) {}
}
