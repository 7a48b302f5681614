package dev.zhanggui.application.rules.api;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.RuleRefused;
import dev.zhanggui.domain.shared.Decision;
import java.util.Optional;

/**
 * The team's own rules. They stand beside those that ship, win over them where both are in force, and replace one
 * altogether that has the same platform, rule and first day; no release touches them.
 */
public interface KeepingRules {
    int OWN_MAX = 2_000;

    /**
     * Creates a row, or changes it. The same content again changes nothing, whatever was expected. A value of a rule that
     * ships has that rule's form; of another rule it may be any text.
     */
    Decision<Kept, RuleRefused> put(Put command);

    /** Takes a row away: what ships counts again. Answers the row as it stood. */
    Decision<Versioned<PlatformRule>, RuleRefused> remove(Remove command);

    /** A row of the team's own. */
    Optional<Versioned<PlatformRule>> own(PlatformRule.Key key);

    /** @param expected the version that the caller saw; needed where the row exists and its content changes */
    record Put(Actor actor, PlatformRule row, Optional<Long> expected) {

        /** For a row that is new, or stands as it is. */
        public static Put of(Actor actor, PlatformRule row) {
            return new Put(actor, row, Optional.empty());
        }
    }

    record Remove(Actor actor, PlatformRule.Key key, Optional<Long> expected) {}

    /** What stands now, and whether this command created, changed or only found it. */
    record Kept(Versioned<PlatformRule> now, Change change) {}

    /** What a put did. */
    enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
