package dev.zhanggui.application.access.spi;

/**
 * Makes of a password a text from which nobody gets it back, slowly on purpose. The text holds everything that is needed
 * to compare with it later: parameters and salt. Bounded: as many at once as memory and processors bear, the others wait.
 */
public interface PasswordHashing {

    /** Another text each time, for the same password too. */
    String hash(String password);

    /** Whether {@code hash} was made of this password, by these parameters or by those of earlier days. */
    boolean matches(String password, String hash);

    /** Whether {@code hash} was made with the parameters of today, so that it need not be made anew. */
    boolean isCurrent(String hash);
}
