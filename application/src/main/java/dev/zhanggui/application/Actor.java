package dev.zhanggui.application;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.MemberId;
import java.util.Optional;

/**
 * Who gives a command, and under what authority. Every command carries one, as its first component. A signed-in member
 * has the authority of the roles that it holds now; a token has its scopes, as far as its owner still has them.
 *
 * @param id the name under which the audit records what was done
 * @param via the way it came: {@code library}, {@code http}, {@code web}, {@code cli} or {@code desk}
 * @param member who signed in, or made the token; empty for programs of nobody's and for the desk
 */
public record Actor(String id, String via, Authority authority, Optional<MemberId> member) {
    /** The way of members who sign in at the pages. */
    public static final String WEB = "web";

    /** The desk itself: what it does by its own clock, such as ending holds. */
    public static final Actor DESK = new Actor("desk", "desk", Authority.ALL);

    public Actor(String id, String via, Authority authority) {
        this(id, via, authority, Optional.empty());
    }

    /** The program that embeds the desk and answers for its own callers. */
    public static Actor embedding(String id) {
        return new Actor(id, "library", Authority.ALL);
    }

    /** Whether it is a member in person. */
    public boolean isSignedIn() {
        return via.equals(WEB);
    }
}
