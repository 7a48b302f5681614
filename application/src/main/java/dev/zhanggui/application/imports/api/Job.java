package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * A file on its way into the desk. It outlives a restart: it goes on behind the last chunk that was committed, or has
 * failed with what was done.
 *
 * @param asked the name of the mapping that was asked for; {@code auto}: found by the header
 * @param dryRun whether everything is done but the writing
 * @param sha256 of the file's bytes, in hex
 * @param done rows that were read and decided
 * @param total rows in all, where they were counted
 * @param facts what was found of the file: {@code format}, {@code encoding}, {@code mapping}, {@code header},
 *     {@code unknownColumns}; the times that it spans ({@code spans}); what earlier files brought within them and it leaves
 *     out ({@code vanished}); and what was told of rows that were taken ({@code told}: how often by reason)
 * @param problem why it failed
 * @param undone whether it was taken back afterwards
 */
@Port
public record Job(
        String id,
        FileKind kind,
        Optional<StoreId> store,
        String asked,
        boolean dryRun,
        State state,
        boolean cancelAsked,
        String sha256,
        long bytes,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        long done,
        Optional<Long> total,
        Counts counts,
        Map<String, Object> facts,
        Optional<Reason> problem,
        boolean undone) {

    /** Where a job stands. */
    @Port
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /**
     * What became of the rows; those of an order share its fate.
     *
     * @param skipped notes, blank rows and totals, which are no data
     */
    @Port
    public record Counts(long created, long updated, long unchanged, long refused, long skipped) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** All rows of data. */
        public long rows() {
            return created + updated + unchanged + refused;
        }

        public Counts plus(Counts more) {
            return new Counts(
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    refused + more.refused,
                    skipped + more.skipped);
        }
    }
}
