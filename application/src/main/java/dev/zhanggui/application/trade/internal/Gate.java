package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.NotAllowed;
import java.util.Optional;

/** Asks for each command whether its actor may give it; a refusal says what is missing and who could do it. */
final class Gate {
    private final KeepingTokens tokens;

    Gate(KeepingTokens tokens) {
        this.tokens = tokens;
    }

    /** Why the actor may not change this store's orders and listings; empty where it may. */
    Optional<NotAllowed> bars(Actor actor, StoreId store) {
        return actor.authority()
                .lacks(Permission.ORDERS, store)
                .map(condition -> new NotAllowed(
                        Permission.ORDERS.code(), condition, tokens.whoCould(Permission.ORDERS, Optional.of(store))));
    }

    /** Why the actor may not change the orders of all stores at once; empty where it may. */
    Optional<NotAllowed> bars(Actor actor) {
        return actor.authority()
                .lacks(Permission.ORDERS)
                .map(condition -> new NotAllowed(
                        Permission.ORDERS.code(), condition, tokens.whoCould(Permission.ORDERS, Optional.empty())));
    }
}
