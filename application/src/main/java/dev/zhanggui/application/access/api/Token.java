package dev.zhanggui.application.access.api;

import dev.zhanggui.domain.roles.Authority;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** A key to the desk for a program or a person; its secret is shown once, when it is made. */
@Port
public record Token(
        String id,
        String name,
        Authority authority,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public boolean isValid(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
