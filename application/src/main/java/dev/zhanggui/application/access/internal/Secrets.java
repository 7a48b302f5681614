package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.spi.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets of 256 random bits, of which only the hash is kept, and ids that the desk chooses itself. */
record Secrets(Randomness randomness) {
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;

    /** @param prefix says what it is good for, to whoever finds it somewhere */
    String next(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SECRET_BYTES));
    }

    String nextId() {
        return HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
    }

    /** What the audit may call a secret. */
    static String nameOf(String secret) {
        return hash(secret).substring(0, 2 * ID_BYTES);
    }

    /** SHA-256 in hexadecimal; enough, since nobody can try 2²⁵⁶ secrets. */
    static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
