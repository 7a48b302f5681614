package dev.zhanggui.application.access.api;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;

/** Every reason for which a command about access is refused. */
public sealed interface AccessRefused extends Refusal {

    /** See the inventory's record of the same name. */
    record NotAllowed(String permission, String condition, List<String> who) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /** A token's name has 1 to 100 characters, it has at least one scope, and it ends in the future. */
    record BadToken(String what) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Nobody hands out more than they have themselves. */
    record MoreThanOwn(List<String> scopes) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record UnknownToken(String id) implements AccessRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
