package dev.zhanggui.application.inventory.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.domain.inventory.NotAllowed;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;

/** Asks for each command whether its actor may give it; a refusal says what is missing and who could do it. */
public final class Gate {
    private final KeepingTokens tokens;

    public Gate(KeepingTokens tokens) {
        this.tokens = tokens;
    }

    /** Why the actor may not do this to all stores at once; empty where it may. */
    Optional<NotAllowed> bars(Actor actor, Permission permission) {
        return actor.authority()
                .lacks(permission)
                .map(condition ->
                        new NotAllowed(permission.code(), condition, tokens.whoCould(permission, Optional.empty())));
    }

    /** Why the actor may not do this for the store; empty where it may. */
    Optional<NotAllowed> bars(Actor actor, Permission permission, StoreId store) {
        return actor.authority()
                .lacks(permission, store)
                .map(condition ->
                        new NotAllowed(permission.code(), condition, tokens.whoCould(permission, Optional.of(store))));
    }
}
