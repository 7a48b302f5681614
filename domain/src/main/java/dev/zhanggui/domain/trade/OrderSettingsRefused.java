package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.util.List;

/** Every reason for which a store's order settings are not set as asked. */
public sealed interface OrderSettingsRefused extends Refusal {

    /**
     * The actor may not do this.
     *
     * @param permission what the command needs
     * @param condition the condition that failed: {@code granted}, or {@code store:ID}
     * @param who names of those who could do it
     */
    record NotAllowed(String permission, String condition, List<String> who) implements OrderSettingsRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** Settings are of a store, and there is none of that id. */
    record UnknownStore(StoreId store) implements OrderSettingsRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** One check of each kind is enough. */
    record CheckTwice(AuditCheck.Kind check) implements OrderSettingsRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** An address has no such part. */
    record UnknownPart(String part, List<String> parts) implements OrderSettingsRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
