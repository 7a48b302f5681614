package dev.zhanggui.application.audit.views;

import dev.zhanggui.application.Page;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The record of changes as screens show it. */
public interface AuditViews {
    /** How many rows one call looks through, since a filter may pass over almost all of them. */
    int ROWS_LOOKED_AT_MAX = 5_000;

    /**
     * Changes that pass the filter, the newest first. A page may be shorter than asked for, even empty, and still have
     * a cursor: whoever wants all goes on until there is none.
     *
     * @param cursor of the page before; an unreadable one is a {@link BadCursor}
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    Page<ChangeRow> changes(Filter filter, Optional<String> cursor, int limit);

    /**
     * What is shown; what is absent does not matter.
     *
     * @param kind of the thing that changed, such as {@code reservation}
     * @param subject its id; of a lock the SKU's and its own, with a slash between them
     * @param actor who changed it
     */
    record Filter(Optional<String> kind, Optional<String> subject, Optional<String> actor) {
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param row its number in the audit, as a verification names it
     * @param via by which way: {@code http}, {@code cli}, {@code embedded} …
     * @param action what happened, such as {@code stockHeld}
     * @param before what it was; empty where it is new
     * @param after what happened, in facts
     */
    record ChangeRow(
            long row,
            Instant at,
            String actor,
            String via,
            String action,
            String kind,
            String subject,
            long version,
            Map<String, Object> before,
            Map<String, Object> after,
            String why) {}

    /** A cursor that this list did not give out. */
    final class BadCursor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BadCursor(String cursor) {
            super(cursor);
        }
    }
}
