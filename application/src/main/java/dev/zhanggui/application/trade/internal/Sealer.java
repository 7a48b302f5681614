package dev.zhanggui.application.trade.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM: a version byte, 12 bytes that are never used twice with one key, the text with its tag. What belongs to
 * the text without being in it (whose it is, with which order it was kept) is bound to it: elsewhere it does not open.
 */
final class Sealer {
    static final int NONCE_BYTES = 12;
    static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;
    private static final ThreadLocal<Cipher> OPENING = ThreadLocal.withInitial(Sealer::cipher);

    private Sealer() {}

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    static byte[] sealed(byte[] key, byte[] nonce, byte[] text, String... belongs) {
        var sealed = ByteBuffer.allocate(HEAD_BYTES + text.length + TAG_BITS / Byte.SIZE);
        sealed.put(VERSION).put(nonce);
        try {
            // One that sealed before remembers its last nonce, and refuses it to the next desk of the same thread.
            var cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound(belongs));
            var unused = cipher.doFinal(ByteBuffer.wrap(text), sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused to seal", e);
        }
    }

    /** Empty where it is not what was sealed under this key for this place. */
    static Optional<byte[]> opened(byte[] key, byte[] sealed, String... belongs) {
        if (sealed.length < HEAD_BYTES || sealed[0] != VERSION) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
            var cipher = OPENING.get();
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound(belongs));
            return Optional.of(cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused to open", e);
        }
    }

    static byte[] hmac(byte[] key, String... texts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bound(texts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /** Each text with its length before it, so that none can flow into the next. */
    private static byte[] bound(String... texts) {
        var parts = new byte[texts.length][];
        int length = 0;
        for (int i = 0; i < texts.length; i++) {
            parts[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + parts[i].length;
        }
        var all = ByteBuffer.allocate(length);
        for (var part : parts) {
            all.putInt(part.length).put(part);
        }
        return all.array();
    }
}
