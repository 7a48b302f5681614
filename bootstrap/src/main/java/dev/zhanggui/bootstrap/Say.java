package dev.zhanggui.bootstrap;

/** Ends a command with one sentence for its user and an exit code. */
public final class Say extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Say(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
