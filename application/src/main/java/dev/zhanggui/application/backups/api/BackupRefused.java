package dev.zhanggui.application.backups.api;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;

/** Every reason for which no backup is made or shown. */
public sealed interface BackupRefused extends Refusal {

    /** See the inventory's record of the same name. */
    record NotAllowed(String permission, String condition, List<String> who) implements BackupRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** The desk has no folder: it lives in memory, or in a database that was opened without one. */
    record NoPlaceForBackups() implements BackupRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** One is being made already. */
    record BackupUnderWay() implements BackupRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
