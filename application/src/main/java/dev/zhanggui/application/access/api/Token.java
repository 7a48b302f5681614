package dev.zhanggui.application.access.api;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * A key to the desk for a program; its secret is shown once, when it is made.
 *
 * @param owner the member who made it: it may never do more than its owner; empty where a program made it
 */
@Port
public record Token(
        String id,
        String name,
        Authority authority,
        Optional<MemberId> owner,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public boolean isValid(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
