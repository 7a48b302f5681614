package dev.zhanggui.application.trade.api;

import dev.zhanggui.application.trade.views.ListingViews;
import dev.zhanggui.application.trade.views.OrderViews;

/** All conversations about orders and listings. */
public record Trade(
        KeepingOrders orders,
        TakingOrders taking,
        TakingBackOrders takingBack,
        TaggingBuyers tagging,
        KeepingListings listings,
        CheckingListings checking,
        EditingListings editing,
        AskingRisks risks,
        SealingTexts sealing,
        OrderViews views,
        ListingViews listingViews) {}
