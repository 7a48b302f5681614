package dev.zhanggui.application.access.api;

import dev.zhanggui.domain.roles.MemberId;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * A member at one browser, from signing in until signing out, twelve hours without a request, or seven days.
 *
 * @param lastSeenAt may lag by a minute
 * @param endsAt the latest moment at which it ends by itself
 * @param agent what the browser says it is, shortened
 * @param address from where it signed in
 */
@Port
public record Session(
        String id,
        MemberId member,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        String agent,
        String address) {}
