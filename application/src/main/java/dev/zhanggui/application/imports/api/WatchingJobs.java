package dev.zhanggui.application.imports.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Page;
import dev.zhanggui.domain.shared.Decision;
import java.time.Duration;
import java.util.Optional;

/** Jobs: seen, waited for, cancelled. */
public interface WatchingJobs {

    Optional<Job> job(String id);

    /** The newest first; an unreadable cursor begins anew. */
    Page<Job> jobs(Optional<String> cursor, int limit);

    /** Asks a job to end at the next border between chunks. What was written stays, and can be undone. */
    Decision<Job, ImportRefused> cancel(Actor actor, String id);

    /**
     * The job once it differs from what was {@code seen}, or as it is when patience ends or the desk is closed.
     */
    Optional<Job> await(String id, Optional<Job> seen, Duration patience);
}
