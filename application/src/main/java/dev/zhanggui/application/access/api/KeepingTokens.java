package dev.zhanggui.application.access.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens: made, shown once, recognised, revoked. */
public interface KeepingTokens {

    Decision<Issued, AccessRefused> create(Create command);

    Decision<Token, AccessRefused> revoke(Revoke command);

    /** All tokens, the newest first. */
    Decision<List<Token>, AccessRefused> tokens(Actor actor);

    /**
     * Who calls with this secret; empty where the token is unknown, has ended or was revoked. Cheap: at most one second
     * old where another instance revoked it, exact where this one did.
     */
    Optional<Actor> recognise(String secret);

    /** Names of members and tokens that could do something, for a refusal: at most ten. Without a store: for all stores. */
    List<String> whoCould(Permission permission, Optional<StoreId> store);

    record Create(Actor actor, String name, Authority authority, Optional<Instant> expiresAt) {}

    record Revoke(Actor actor, String id) {}

    /** @param secret is not kept and cannot be shown again */
    record Issued(Token token, String secret) {}
}
