package dev.zhanggui.application.campaigns.api;

/** All conversations about campaigns. */
public record Campaigns(DecidingOnMoney money) {}
