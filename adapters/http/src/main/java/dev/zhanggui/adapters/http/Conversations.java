package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.AnsweringOnce;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.audit.api.Auditing;
import dev.zhanggui.application.inventory.api.Inventory;
import java.time.Instant;
import java.util.function.Supplier;

/** What callers can talk about with the desk. */
record Conversations(
        Inventory inventory,
        KeepingTokens tokens,
        AnsweringOnce answeringOnce,
        Auditing auditing,
        Supplier<Instant> now) {}
