package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.inventory.views.StockViews;

/** All conversations about stock. */
public record Inventory(
        KeepingCatalog catalog,
        MovingStock moving,
        AskingStock asking,
        ReservingStock reserving,
        SettingAside settingAside,
        StockViews views) {}
