package dev.zhanggui.application.access.spi;

import dev.zhanggui.domain.roles.MemberId;
import java.time.Instant;

/** Browsers in which a member has signed in before, by the hash of a secret that they keep. */
public interface KnownBrowsers {

    boolean isKnown(MemberId member, String secretHash);

    /** Remembers the browser, and of each member only the {@code most} that were seen last. */
    void remember(MemberId member, String secretHash, Instant at, int most);

    /** Knows no browser of the member any more. */
    void forget(MemberId member);
}
