package dev.zhanggui.application.backups.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.shared.Decision;
import java.util.List;

/** Backups: made while the desk works, each verified before it counts; the last fourteen are kept. */
public interface MakingBackups {
    int KEPT = 14;

    /**
     * Makes one of this moment and answers when it is whole, verified and durable. Needs {@code backups} for all
     * stores. Not to be called from inside of a unit of work: it takes seconds.
     */
    Decision<Backup, BackupRefused> make(Make command);

    /** Those that are there, the newest first. */
    Decision<List<Backup>, BackupRefused> backups(Actor actor);

    record Make(Actor actor, String why) {}
}
