package dev.zhanggui.application.audit.api;

import dev.zhanggui.application.spi.SelfChecks.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The proof that the record is whole, and the desk's look at itself. */
public interface Auditing {

    /**
     * Recomputes every row and every link.
     *
     * @param anchor a head exported earlier ({@code N:HASH}); without one a cut tail cannot be seen
     */
    Verdict verify(Optional<String> anchor);

    /** The newest seal as {@code N:HASH}. */
    String head();

    /** Everything the desk can check of itself, the audit included. */
    List<Finding> examine();

    /** Why nothing can be written at present; empty where all is well. */
    Optional<String> writesStopped();

    /** How long the oldest unsealed row has been waiting; above 10 seconds somebody should look. */
    Duration sealLag();

    /** What {@link #verify} found. */
    sealed interface Verdict {
        record Whole(long rows, String head) implements Verdict {}

        /**
         * @param firstBadRow the id of the first row that is not as it was written; 0 where the tail is missing
         * @param what {@code content}, {@code missing}, {@code chain}, {@code unsealed} or {@code tail}
         */
        record Broken(long firstBadRow, long seal, String what) implements Verdict {}
    }
}
