package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.access.spi.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** One round of SHA-256 over a counted salt: for tests, which would wait long for the real ones. Protects nothing. */
public final class QuickHashing implements PasswordHashing {
    private final String parameters;
    private final AtomicLong salts = new AtomicLong();
    private final AtomicLong compared = new AtomicLong();

    private QuickHashing(String parameters) {
        this.parameters = parameters;
    }

    public static QuickHashing create() {
        return new QuickHashing("1");
    }

    /** The same under other parameters, as if they had been raised. */
    public static QuickHashing raised() {
        return new QuickHashing("2");
    }

    /** How often a password was compared, since the beginning. */
    public long compared() {
        return compared.get();
    }

    @Override
    public String hash(String password) {
        return hash(parameters, Long.toString(salts.incrementAndGet()), password);
    }

    private static String hash(String parameters, String salt, String password) {
        try {
            var text = (salt + "$" + password).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return "quick$" + parameters + "$" + salt + "$" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean matches(String password, String hash) {
        compared.incrementAndGet();
        var parts = hash.split("\\$", -1);
        return parts.length == 4
                && parts[0].equals("quick")
                && hash(parts[1], parts[2], password).equals(hash);
    }

    @Override
    public boolean isCurrent(String hash) {
        return hash.matches("quick\\$" + parameters + "\\$\\d+\\$[0-9a-f]{64}");
    }
}
