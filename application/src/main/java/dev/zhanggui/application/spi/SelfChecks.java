package dev.zhanggui.application.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** What the storage knows of its own health. */
public interface SelfChecks {

    /** Looks at everything: settings as read back from each connection, integrity, sums that must agree. */
    List<Finding> examine();

    /** Why nothing can be written at present; empty where all is well. Quick. */
    Optional<String> writesStopped();

    /** @param check such as {@code sqlite-version}; its text and remedy are the surface's */
    @Port
    record Finding(String check, Level level, Map<String, Object> facts) {

        /** Good, worth a look, or wrong. */
        @Port
        public enum Level {
            OK,
            WARN,
            BAD
        }
    }
}
