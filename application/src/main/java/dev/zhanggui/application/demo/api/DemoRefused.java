package dev.zhanggui.application.demo.api;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;

/** Every reason for which the demo company is not entered or left. */
public sealed interface DemoRefused extends Refusal {

    /** See the inventory's record of the same name. */
    record NotAllowed(String permission, String condition, List<String> who) implements DemoRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** Only the desk of the demo company can be left. */
    record NotTheDemo() implements DemoRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The demo company is visited from an empty desk only, so that no team's work waits for it. */
    record DeskInUse(int stores) implements DemoRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** This desk was not opened by {@code serve} on a file, so no other can take its place. */
    record NoOtherDesk() implements DemoRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
