package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Every reason for which a whole file cannot be read as a table. */
@Port
public sealed interface FileRefused extends Refusal {

    /** Neither text that can be read, nor XLSX, nor a ZIP with one such file in it. */
    @Port
    record UnreadableFile(String found) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Larger than a file may be, packed or unpacked; a ZIP that unpacks to far more than it holds among them. */
    @Port
    record FileTooLarge(long bytesMax, String what) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A ZIP with several tables, of which none is named. */
    @Port
    record SeveralTables(List<String> names) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Nothing in it, or no row that could be a header. */
    @Port
    record EmptyFile() implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /**
     * No row is a header of the format that was asked for, or of any that is known.
     *
     * @param found the names in the likeliest header, at most 60
     * @param missing names that it lacks
     * @param nearest the mapping that it lacks least of
     */
    @Port
    record WrongHeader(List<String> found, List<String> missing, String nearest) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** No column says whose rows they are, and no store was named. */
    @Port
    record NoStore() implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
