package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.MoreThanOwn;
import dev.zhanggui.application.access.api.AccessRefused.NotAllowed;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import java.util.List;
import java.util.Optional;

/** Whether somebody may touch the account of another; a refusal says what is missing and who could do it. */
record AccessGate(KeepingTokens tokens) {

    /** Why the actor may not do this to all stores at once; empty where it may. */
    Optional<AccessRefused> bars(Actor actor, Permission permission) {
        return actor.authority()
                .lacks(permission)
                .map(condition ->
                        new NotAllowed(permission.code(), condition, tokens.whoCould(permission, Optional.empty())));
    }

    /** The same for members; everybody may see to the own account while signed in. */
    Optional<AccessRefused> barsFromAccount(Actor actor, MemberId member) {
        boolean own = actor.isSignedIn() && actor.member().equals(Optional.of(member));
        return own ? Optional.empty() : bars(actor, Permission.MEMBERS);
    }

    /** Why the actor may not touch somebody who may do so much: who keeps the desk is touched only by equals. */
    static Optional<AccessRefused> barsFromEqual(Actor actor, Authority theirs) {
        List<String> beyond = actor.authority().beyond(theirs).stream()
                .filter(code -> Permission.of(code).orElseThrow().keepsTheDesk())
                .toList();
        return beyond.isEmpty() ? Optional.empty() : Optional.of(new MoreThanOwn(beyond));
    }
}
