package dev.zhanggui.application.trade.api;

import java.util.Optional;

/** Texts that may name people, put down elsewhere for a while: sealed under a key of the desk's own. */
public interface SealingTexts {

    /**
     * Seals a text for the place where it will lie, and opens nowhere else. Where the keys are not here it stays as it
     * is, since a file that is being read cannot wait for them.
     */
    String seal(String text, String... place);

    /** What was sealed for that place, or was never sealed; empty where it cannot be opened now. */
    Optional<String> open(String text, String... place);
}
