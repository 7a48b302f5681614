package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.MeantForAnotherVersion;
import dev.zhanggui.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.List;

/** Every reason for which a row of the team's own is not written down or taken away as asked. */
public sealed interface RuleRefused extends Refusal {

    /**
     * The actor may not do this.
     *
     * @param condition the condition that failed: {@code granted} or {@code all-stores}
     * @param who names of those who could do it
     */
    record NotAllowed(String permission, String condition, List<String> who) implements RuleRefused {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }
    }

    /**
     * @param id platform, rule and first day
     * @param expected the version the caller saw; 0 where it did not say, though the row exists
     * @param found the version that stands; 0 where the row does not exist
     */
    record ChangedMeanwhile(String id, long expected, long found) implements RuleRefused, MeantForAnotherVersion {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The name of a rule is words of small letters, digits and underscores, parted by dots. */
    record BadRuleName(String rule) implements RuleRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A rule that ships is measured in something, and the value is none of it. */
    record ValueDoesNotFit(String rule, String value, String unit) implements RuleRefused {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record TooManyRules(int most) implements RuleRefused {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The team has no row of its own there. */
    record UnknownOwnRule(String platform, String rule, LocalDate from) implements RuleRefused {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
