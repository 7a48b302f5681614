package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Every reason for which a whole file cannot be read as a table. */
@Port
public sealed interface FileRefused extends Refusal {

    /** Neither text that can be read, nor XLSX, nor a ZIP with one such file in it. */
    record UnreadableFile(String found) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Larger than a file may be, packed or unpacked; a ZIP that unpacks to far more than it holds among them. */
    record FileTooLarge(long bytesMax, String what) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A ZIP with several tables, of which none is named. */
    record SeveralTables(List<String> names) implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Nothing in it, or no row that could be a header. */
    record EmptyFile() implements FileRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
