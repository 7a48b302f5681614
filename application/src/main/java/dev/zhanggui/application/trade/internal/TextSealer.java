package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.SealingTexts;
import dev.zhanggui.application.trade.spi.MasterKeys.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Seals under a key that follows from the master key and opens nothing that is kept of buyers. */
public final class TextSealer implements SealingTexts {
    private static final String SEALED = "zgt1.";

    private final Vault vault;

    public TextSealer(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String seal(String text, String... place) {
        return vault.keys()
                .fold(
                        keys -> SEALED
                                + Base64.getEncoder()
                                        .encodeToString(Sealer.sealed(
                                                key(keys),
                                                vault.random(Sealer.NONCE_BYTES),
                                                text.getBytes(StandardCharsets.UTF_8),
                                                place)),
                        locked -> text);
    }

    @Override
    public Optional<String> open(String text, String... place) {
        if (!text.startsWith(SEALED)) {
            return Optional.of(text);
        }
        return vault.keys().fold(keys -> opened(keys, text, place), locked -> Optional.empty());
    }

    private static Optional<String> opened(Keys keys, String text, String... place) {
        try {
            var sealed = Base64.getDecoder().decode(text.substring(SEALED.length()));
            return Sealer.opened(key(keys), sealed, place).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] key(Keys keys) {
        return Sealer.hmac(keys.sealing(), "texts put down for a while");
    }
}
