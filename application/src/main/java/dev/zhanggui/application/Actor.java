package dev.zhanggui.application;

import dev.zhanggui.domain.roles.Authority;

/**
 * Who gives a command, and under what authority. Every command carries one, as its first component.
 *
 * @param id the name under which the audit records what was done
 * @param via the way it came: {@code library}, {@code http}, {@code cli} or {@code desk}
 */
public record Actor(String id, String via, Authority authority) {

    /** The desk itself: what it does by its own clock, such as ending holds. */
    public static final Actor DESK = new Actor("desk", "desk", Authority.ALL);

    /** The program that embeds the desk and answers for its own callers. */
    public static Actor embedding(String id) {
        return new Actor(id, "library", Authority.ALL);
    }
}
