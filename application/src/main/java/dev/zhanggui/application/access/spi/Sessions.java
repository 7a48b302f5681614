package dev.zhanggui.application.access.spi;

import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.domain.roles.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions as they are kept: never a secret, only its hash. */
public interface Sessions {

    /** @param secretHash SHA-256 of the secret, in hexadecimal */
    void add(Session session, String secretHash);

    /** A session that was not ended; perhaps its time is over. */
    Optional<Session> bySecretHash(String secretHash);

    /** The member's sessions that were not ended, the newest first. */
    List<Session> standing(MemberId member);

    /** Ends one session; answers whether it stood. */
    boolean end(String id, Instant at);

    /** Moves "last seen" forward, never back. */
    void seen(Map<String, Instant> lastSeenById);

    /** Forgets sessions that were over before then; answers how many. */
    int forget(Instant before);
}
