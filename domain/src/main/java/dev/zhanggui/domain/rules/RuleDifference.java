package dev.zhanggui.domain.rules;

import org.jmolecules.ddd.types.ValueObject;

/**
 * A row of the team's that hides a shipped one which says something else. The team settles it by taking its row away,
 * by ending it, or by writing down the shipped one's day in its own words.
 */
public record RuleDifference(Kind kind, PlatformRule own, PlatformRule shipped) implements ValueObject {

    /** How the shipped row stands to the team's. */
    public enum Kind {
        /** The same platform, rule and first day, but another value or last day. */
        CHANGED,
        /** It begins later, while the team's row is still in force. */
        NEWER
    }
}
