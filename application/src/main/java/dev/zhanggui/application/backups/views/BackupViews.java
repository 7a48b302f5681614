package dev.zhanggui.application.backups.views;

import dev.zhanggui.application.backups.api.Backup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the desk stands with its backups. */
public interface BackupViews {

    /** As it is now: the files are looked at anew each time. */
    Shown shown();

    /**
     * @param items the newest first; each was read back and proven before it got its name
     * @param place where they lie; empty where there is none, and then none is made
     * @param age of the newest
     * @param underWay whether one is being made
     * @param failures how many failed since the desk was opened
     * @param failed the last attempt, where it failed
     */
    record Shown(
            List<Backup> items,
            Optional<String> place,
            Optional<Duration> age,
            boolean underWay,
            long failures,
            Optional<Failed> failed) {

        public Shown {
            items = List.copyOf(items);
        }
    }

    /** @param what went wrong, in the words of whoever found out */
    record Failed(Instant at, String what) {}
}
