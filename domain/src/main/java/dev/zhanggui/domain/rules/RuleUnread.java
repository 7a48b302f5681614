package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.Refusal;
import java.time.LocalDate;

/** Why a rule cannot be decided by: nobody wrote it down, or what stands there does not read as what was asked for. */
public sealed interface RuleUnread extends Refusal {

    record NotKnown(String platform, String rule, LocalDate on) implements RuleUnread {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** @param expected what was asked for: {@code hours}, {@code rate}, {@code flag} … */
    record DoesNotFit(String platform, String rule, LocalDate from, String value, String expected)
            implements RuleUnread {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
