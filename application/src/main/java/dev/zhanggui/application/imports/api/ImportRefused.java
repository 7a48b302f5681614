package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;

/** Every reason for which a file is not taken in, a job not changed, or a mapping not kept. */
public sealed interface ImportRefused extends Refusal {

    /** See the inventory's record of the same name. */
    record NotAllowed(String permission, String condition, List<String> who) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** This desk reads no files of that kind. */
    record UnknownKind(String asked, List<String> known) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The store or the mapping that was named does not exist. */
    record UnknownReference(String what, String id) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownJob(String id) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    record UnknownMapping(String name) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** Only a job that has not ended can be cancelled. */
    record JobEnded(String id, Job.State state) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /**
     * What a job wrote cannot be taken back.
     *
     * @param why {@code still-running}, {@code wrote-nothing}, {@code undone-already}, {@code built-upon} (others depend on it or
     *     changed it since), {@code not-for-this-kind}
     * @param builtUpon some of the things that others have built upon
     */
    record NotUndoable(String id, String why, List<String> builtUpon) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A mapping that makes no sense: an unknown field, nothing to recognise it by, a name that ships. */
    record BadMapping(String what, String found) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Larger than a file may be. */
    record UploadTooLarge(long bytesMax) implements ImportRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
