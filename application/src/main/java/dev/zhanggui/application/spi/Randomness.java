package dev.zhanggui.application.spi;

import java.security.SecureRandom;

/** Bytes that nobody can guess, for secrets and for ids that the desk chooses itself. */
public interface Randomness {

    byte[] bytes(int count);

    static Randomness secure() {
        var random = new SecureRandom();
        return count -> {
            var bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
