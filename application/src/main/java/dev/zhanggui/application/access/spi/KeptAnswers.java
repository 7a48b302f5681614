package dev.zhanggui.application.access.spi;

import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import java.time.Instant;
import java.util.Optional;

/** Answers kept for repeats of the same request, in the transaction of their effect. */
public interface KeptAnswers {

    Optional<Kept> find(String owner, String key);

    /** @throws dev.zhanggui.application.spi.Trouble.StaleWrite where one is kept already */
    void keep(String owner, String key, Kept kept);

    /** Forgets at most {@code most} answers kept before {@code before}; answers how many. */
    int forget(Instant before, int most);

    /** @param fingerprint tells the same request from another under the same key */
    record Kept(String fingerprint, Answer answer, Instant at) {}
}
