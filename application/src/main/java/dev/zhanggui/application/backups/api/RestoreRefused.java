package dev.zhanggui.application.backups.api;

import dev.zhanggui.domain.shared.Refusal;
import org.jmolecules.architecture.hexagonal.Port;

/** Every reason for which a backup is not brought back, or a desk not moved to another database. */
@Port
public sealed interface RestoreRefused extends Refusal {

    /** Not a backup, or not as it was written; {@code what} says where it is wrong. */
    @Port
    record DamagedBackup(String file, String what) implements RestoreRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Made by a newer program than this one, which knows tables up to {@code known}. */
    @Port
    record NewerBackup(int version, int known) implements RestoreRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** There is something already, and nothing is ever written over. */
    @Port
    record NotEmpty(String place) implements RestoreRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The journal is broken; see {@link dev.zhanggui.application.audit.api.Auditing.Verdict.Broken}. */
    @Port
    record BrokenJournal(long firstBadRow, String what) implements RestoreRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** What arrived is not what was sent; nothing was made of it. */
    @Port
    record CopyDiffers(String table, String what) implements RestoreRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The desk was changed since its removal began: the half that was moved is of another moment. */
    @Port
    record SourceChanged(String place) implements RestoreRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
