package dev.zhanggui.application.backups.spi;

import dev.zhanggui.application.backups.api.Backup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backups as files. */
public interface Backups {

    /** Where they lie; empty where there is no such place, and then none is made. */
    Optional<String> place();

    /**
     * Writes all rows as one moment shows them, without stopping those who write; reads the file back, proves it, and
     * gives it its name only then. Ends early, leaving nothing, where the thread is interrupted.
     *
     * @param at names the file
     */
    Backup make(Instant at);

    /** Those that can be read, the newest first. */
    List<Backup> all();

    /** Deletes all but the newest; answers how many. */
    int keepNewest(int most);
}
