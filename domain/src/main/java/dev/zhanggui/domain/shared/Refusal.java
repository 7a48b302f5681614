package dev.zhanggui.domain.shared;

import java.util.Locale;

/**
 * Why the business says no: a record of facts, never a sentence. Sentences are made of the facts, in the reader's
 * language, by the surfaces.
 */
public interface Refusal {

    /** The four kinds of no; there is no other. */
    enum Kind {
        /** Refused by the state of things: another time, or after a change, the answer may be another. */
        CONFLICT,
        /** Understood, but wrong in itself: the same command will never be accepted. */
        INVALID,
        /** The actor may not do this. */
        NOT_ALLOWED,
        /** What the command is about does not exist. */
        UNKNOWN
    }

    Kind kind();

    /** The name clients know: the record's name in kebab case, {@code not-enough-stock}. */
    default String code() {
        return kebab(getClass().getSimpleName());
    }

    /** {@code NotEnoughStock} as {@code not-enough-stock}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
