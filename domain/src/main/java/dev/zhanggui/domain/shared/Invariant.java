package dev.zhanggui.domain.shared;

/** What must always be true. A broken one is a defect of ours, never an answer to a caller. */
public final class Invariant {

    private Invariant() {}

    /** Says with {@code message} (a format of {@link String#format}) what should have held. */
    public static void holds(boolean condition, String message, Object... facts) {
        if (!condition) {
            throw new Broken(facts.length == 0 ? message : message.formatted(facts));
        }
    }

    /** A defect: never caught below the edge. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Broken(String message) {
            super(message);
        }
    }
}
