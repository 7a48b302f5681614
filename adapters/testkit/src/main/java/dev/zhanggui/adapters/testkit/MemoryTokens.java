package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.access.api.Token;
import dev.zhanggui.application.access.spi.Tokens;
import dev.zhanggui.domain.shared.Invariant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens by id and by the hash of their secret. */
final class MemoryTokens implements Tokens {
    private final Memory.Table<String, Token> tokens;
    private final Memory.Table<String, String> idsByHash;

    MemoryTokens(Memory memory) {
        this.tokens = memory.new Table<>();
        this.idsByHash = memory.new Table<>();
    }

    @Override
    public void add(Token token, String secretHash) {
        boolean taken = tokens.find(token.id()).isPresent()
                || idsByHash.find(secretHash).isPresent();
        Invariant.holds(!taken, "a token of this id or secret exists: %s", token.id());
        tokens.put(token.id(), token);
        idsByHash.put(secretHash, token.id());
    }

    @Override
    public Optional<Token> bySecretHash(String secretHash) {
        return idsByHash.find(secretHash).flatMap(tokens::find);
    }

    @Override
    public Optional<Token> byId(String id) {
        return tokens.find(id);
    }

    @Override
    public List<Token> all() {
        return tokens.all().stream()
                .sorted(Comparator.comparing(Token::createdAt).reversed().thenComparing(Keys.by(Token::id)))
                .toList();
    }

    @Override
    public void revoke(String id, Instant at) {
        tokens.find(id)
                .filter(token -> token.revokedAt().isEmpty())
                .ifPresent(token -> tokens.put(id, changed(token, token.lastUsedAt(), Optional.of(at))));
    }

    @Override
    public void used(Map<String, Instant> lastUsedById) {
        lastUsedById.forEach((id, at) -> tokens.find(id)
                .filter(token -> token.lastUsedAt().map(at::isAfter).orElse(true))
                .ifPresent(token -> tokens.put(id, changed(token, Optional.of(at), token.revokedAt()))));
    }

    private static Token changed(Token token, Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {
        return new Token(
                token.id(),
                token.name(),
                token.authority(),
                token.owner(),
                token.createdAt(),
                token.expiresAt(),
                lastUsedAt,
                revokedAt);
    }
}
