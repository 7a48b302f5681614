package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the body of a kept answer unreadable for everybody but the caller who got it: an answer may hold a secret that
 * is shown once, such as a new token. The key comes from the caller's own credential, which is not kept.
 */
final class Sealing {
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private Sealing(SecretKeySpec key) {
        this.key = key;
    }

    static Sealing of(String owner, @Nullable String credential, String idempotencyKey) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {"kept answer", owner, String.valueOf(credential), idempotencyKey}) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) bytes.length);
                digest.update(bytes);
            }
            return new Sealing(new SecretKeySpec(digest.digest(), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Answer sealed(Answer answer) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, answer.body(), 0);
        var kept = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, kept, nonce.length, sealed.length);
        return new Answer(answer.status(), answer.headers(), kept);
    }

    Answer opened(Answer answer) {
        var nonce = Arrays.copyOf(answer.body(), NONCE_BYTES);
        return new Answer(
                answer.status(), answer.headers(), run(Cipher.DECRYPT_MODE, nonce, answer.body(), NONCE_BYTES));
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw Problem.of(ProblemKind.IDEMPOTENCY_KEY_REUSED).stop();
        }
    }
}
