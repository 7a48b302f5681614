package dev.zhanggui.application.access.spi;

import dev.zhanggui.application.access.api.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens as they are kept: never the secret, only its hash. */
public interface Tokens {

    /** @param secretHash SHA-256 of the secret, in hexadecimal */
    void add(Token token, String secretHash);

    Optional<Token> bySecretHash(String secretHash);

    Optional<Token> byId(String id);

    /** All tokens, the newest first. */
    List<Token> all();

    void revoke(String id, Instant at);

    /** Moves "last used" forward, never back. */
    void used(Map<String, Instant> lastUsedById);
}
