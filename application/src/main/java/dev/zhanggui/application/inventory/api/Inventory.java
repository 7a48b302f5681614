package dev.zhanggui.application.inventory.api;

import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.inventory.views.SupplyViews;

/** All conversations about stock. */
public record Inventory(
        KeepingCatalog catalog,
        MovingStock moving,
        AskingStock asking,
        ReservingStock reserving,
        SettingAside settingAside,
        TakingRows rows,
        ExpectingStock expecting,
        ComparingPages pages,
        StockViews views,
        ShelfViews shelves,
        SupplyViews supply) {}
