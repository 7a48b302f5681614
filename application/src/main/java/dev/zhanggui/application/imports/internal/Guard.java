package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.imports.api.ImportRefused.NotAllowed;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;

/** Asks whether an actor may do something for a store or, without one, for all stores. */
record Guard(KeepingTokens tokens) {

    /** Why the actor may not; empty where it may. */
    Optional<NotAllowed> bars(Actor actor, Permission permission, Optional<StoreId> store) {
        return store.map(one -> actor.authority().lacks(permission, one))
                .orElseGet(() -> actor.authority().lacks(permission))
                .map(condition -> new NotAllowed(permission.code(), condition, tokens.whoCould(permission, store)));
    }
}
