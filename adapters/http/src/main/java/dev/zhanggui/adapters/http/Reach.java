package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Optional;

/** Whether a caller's authority reaches a store that is read; what is changed, the use cases check themselves. */
final class Reach {
    private final KeepingTokens tokens;

    Reach(KeepingTokens tokens) {
        this.tokens = tokens;
    }

    /** Stops a call that may not do this for the store. */
    void check(Call call, Permission permission, StoreId store) {
        check(call, permission, Optional.of(store));
    }

    /** Stops a call that may not do this for the store or, without one, for all stores. */
    void check(Call call, Permission permission, Optional<StoreId> store) {
        var authority = call.actor().authority();
        store.map(one -> authority.lacks(permission, one))
                .orElseGet(() -> authority.lacks(permission))
                .ifPresent(condition -> {
                    throw Front.notAllowed(permission, condition, tokens.whoCould(permission, store));
                });
    }
}
