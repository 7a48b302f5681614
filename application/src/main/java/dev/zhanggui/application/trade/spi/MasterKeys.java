package dev.zhanggui.application.trade.spi;

import dev.zhanggui.domain.shared.Invariant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/** Where the two keys lie that open what is kept of buyers: beside the data, and never in it. */
public interface MasterKeys {

    /**
     * The keys that lie there; empty where there are none.
     *
     * @throws UnreadableKeys where something else lies there
     */
    Optional<Keys> find();

    /** Puts keys there, durably, unless others were put there meanwhile; answers those that lie there now. */
    Keys keep(Keys fresh);

    /** Where that is, for people; empty where nobody named a place, and then nothing can be kept. */
    Optional<String> place();

    /**
     * @param sealing wraps each buyer's own key (AES-256)
     * @param naming makes pseudonyms (HMAC-SHA-256)
     */
    @SecondaryPort
    record Keys(byte[] sealing, byte[] naming) {
        public static final int BYTES = 32;

        private static final String FORMAT = "zgk1";
        private static final int CHECK_BYTES = 4;
        private static final int MARK_BYTES = 16;

        public Keys {
            Invariant.holds(sealing.length == BYTES && naming.length == BYTES, "a key has %d bytes", BYTES);
            sealing = sealing.clone();
            naming = naming.clone();
        }

        /** One line, with a check against slips of the pen. */
        public String text() {
            var base64 = Base64.getUrlEncoder().withoutPadding();
            return String.join(
                    ".",
                    FORMAT,
                    base64.encodeToString(sealing),
                    base64.encodeToString(naming),
                    HexFormat.of().formatHex(digest("check", CHECK_BYTES)));
        }

        /** Reads what {@link #text} wrote; empty where it is anything else. */
        public static Optional<Keys> of(String text) {
            var parts = text.strip().split("\\.", -1);
            if (parts.length != 4 || !parts[0].equals(FORMAT)) {
                return Optional.empty();
            }
            try {
                var base64 = Base64.getUrlDecoder();
                var sealing = base64.decode(parts[1]);
                var naming = base64.decode(parts[2]);
                if (sealing.length != BYTES || naming.length != BYTES) {
                    return Optional.empty();
                }
                var keys = new Keys(sealing, naming);
                return keys.text().equals(text.strip()) ? Optional.of(keys) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Tells these keys from others and tells nothing of them: it may lie with the data. */
        public byte[] mark() {
            return digest("mark", MARK_BYTES);
        }

        private byte[] digest(String purpose, int bytes) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(("zhanggui keys " + purpose).getBytes(StandardCharsets.UTF_8));
                digest.update(sealing);
                digest.update(naming);
                return Arrays.copyOf(digest.digest(), bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Keys keys
                    && MessageDigest.isEqual(sealing, keys.sealing)
                    && MessageDigest.isEqual(naming, keys.naming);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(mark());
        }

        @Override
        public String toString() {
            return "Keys[***]";
        }
    }

    /** Something lies where the keys should, and it is no keys. */
    @SecondaryPort
    final class UnreadableKeys extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableKeys(String place, @Nullable Throwable cause) {
            super("no keys can be read from " + place, cause);
        }
    }
}
