package dev.zhanggui.adapters.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A certificate with its chain, and its key, out of the two PEM files that issuers hand out. */
public final class Certificates {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");
    static final char[] NO_PASSWORD = {};

    private Certificates() {}

    /** The files cannot be used; the message says why. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * @param certificates the desk's own first, then those that vouch for it
     * @param key unencrypted, in PKCS #8 ({@code BEGIN PRIVATE KEY})
     * @throws Unusable where they cannot be read, or do not belong together
     */
    public static KeyStore read(Path certificates, Path key) {
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificates)))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new Unusable("no certificate in " + certificates);
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("desk", key(key), NO_PASSWORD, chain);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new Unusable(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var text = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!text.find()) {
            throw new Unusable("no unencrypted BEGIN PRIVATE KEY in " + file
                    + "; openssl pkcs8 -topk8 -nocrypt makes one of other keys");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
        for (var kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Of another kind, then.
            }
        }
        throw new Unusable("a key of an unknown kind in " + file);
    }
}
