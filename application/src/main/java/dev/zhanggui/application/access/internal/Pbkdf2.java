package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.spi.Randomness;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What every Java can do: PBKDF2-HMAC-SHA-256 with 600,000 rounds, the least that OWASP's Password Storage sheet allows.
 * For desks inside of other programs; the one that is served brings argon2id.
 */
public final class Pbkdf2 implements PasswordHashing {
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;
    private static final String HEAD = "$pbkdf2-sha256$i=";
    private static final Pattern HASH = Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d{1,8})\\$([\\w+/]+)\\$([\\w+/]+)");

    private final Randomness randomness;

    public Pbkdf2(Randomness randomness) {
        this.randomness = randomness;
    }

    @Override
    public String hash(String password) {
        var salt = randomness.bytes(SALT_BYTES);
        var text = Base64.getEncoder().withoutPadding();
        return HEAD + ROUNDS + "$" + text.encodeToString(salt) + "$" + text.encodeToString(key(password, salt, ROUNDS));
    }

    @Override
    public boolean matches(String password, String hash) {
        var parts = HASH.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        var salt = Base64.getDecoder().decode(parts.group(2));
        var key = Base64.getDecoder().decode(parts.group(3));
        return MessageDigest.isEqual(key, key(password, salt, Integer.parseInt(parts.group(1))));
    }

    @Override
    public boolean isCurrent(String hash) {
        return hash.startsWith(HEAD + ROUNDS + "$");
    }

    private static byte[] key(String password, byte[] salt, int rounds) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        }
    }
}
