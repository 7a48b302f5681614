package dev.zhanggui.application.imports.spi;

import dev.zhanggui.application.imports.spi.Jobs.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * Who works on which job: at most one holder, until its lease ends. A job's position is written with the chunk that it
 * stands behind, so that every row is taken once.
 */
public interface JobLeases {

    /** Whether some job, whose file is in that room, waits for {@link #claim}. */
    boolean waiting(String room, Instant now);

    /**
     * Takes the oldest job of that room which waits, or which somebody left whose lease has ended, until {@code until};
     * it runs from then on, and has been tried once more.
     */
    Optional<Row> claim(String room, String holder, Instant now, Instant until);

    /**
     * Writes how far the job is and lengthens the lease, or ends it with the job; whether it was asked to end is left as
     * it is. Where {@code holder} does not hold it any more, a stale write.
     */
    void save(Row row, String holder, Instant until);
}
