package dev.zhanggui.application.imports.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Files sent in: read by jobs, told row by row, repeatable, and taken back while nothing depends on them. */
public interface ImportingFiles {
    /** Of one file. */
    long BYTES_MAX = 2L << 30;

    /** Of one file that does not say beforehand how long it is. */
    long BYTES_UNTOLD_MAX = 256L << 20;

    /**
     * Keeps the file on disk and answers the job that will read it.
     *
     * @throws IOException where the file cannot be read from its sender or written to the disk
     */
    Decision<Job, ImportRefused> start(Send command, InputStream file) throws IOException;

    /** Rows that were not taken, in the order in which they were found. */
    Decision<Page<RefusedRow>, ImportRefused> refused(String job, Optional<String> cursor, int limit);

    /** Takes back what an import wrote, in units of work of its own; what was replaced is put back. */
    Decision<Job, ImportRefused> undo(Actor actor, String job);

    /**
     * @param store whose rows these are, where no column says so
     * @param format {@code auto}, or the name of a mapping
     * @param length of the file in bytes, as far as the sender says
     */
    record Send(
            Actor actor,
            String kind,
            Optional<StoreId> store,
            String format,
            boolean dryRun,
            Optional<Long> length,
            TextEncoding encoding) {

        /** A file whose encoding is found out. */
        public Send(
                Actor actor,
                String kind,
                Optional<StoreId> store,
                String format,
                boolean dryRun,
                Optional<Long> length) {
            this(actor, kind, store, format, dryRun, length, TextEncoding.AUTO);
        }

        public static Send of(Actor actor, FileKind kind, StoreId store) {
            return new Send(actor, kind.code(), Optional.of(store), "auto", false, Optional.empty());
        }
    }

    /** All conversations about files. */
    record Imports(ImportingFiles files, WatchingJobs jobs, KeepingMappings mappings) {}

    /** Kinds that this desk reads. */
    List<FileKind> kinds();
}
