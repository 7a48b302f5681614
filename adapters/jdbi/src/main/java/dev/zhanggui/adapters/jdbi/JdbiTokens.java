package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.access.api.Token;
import dev.zhanggui.application.access.spi.Tokens;
import dev.zhanggui.domain.roles.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tokens, by the hash of their secret. */
final class JdbiTokens implements Tokens {
    private static final String TOKEN = """
            SELECT id, name, permissions, stores, owner, created_at, expires_at, last_used_at, revoked_at FROM token""";

    private final Links links;

    JdbiTokens(Links links) {
        this.links = links;
    }

    @Override
    public void add(Token token, String secretHash) {
        links.useHandle(db -> db.createUpdate("""
                        INSERT INTO token (id, name, permissions, stores, owner, secret_hash, created_at, expires_at,
                               last_used_at, revoked_at)
                        VALUES (:id, :name, :permissions, :stores, :owner, :secretHash, :createdAt, :expiresAt,
                               :lastUsedAt, :revokedAt)""")
                .bind("id", token.id())
                .bind("name", token.name())
                .bind("permissions", Authorities.permissions(token.authority()))
                .bind("stores", Authorities.stores(token.authority()))
                .bind("owner", token.owner().map(MemberId::code).orElse(null))
                .bind("secretHash", secretHash)
                .bind("createdAt", token.createdAt())
                .bind("expiresAt", token.expiresAt().orElse(null))
                .bind("lastUsedAt", token.lastUsedAt().orElse(null))
                .bind("revokedAt", token.revokedAt().orElse(null))
                .execute());
    }

    @Override
    public Optional<Token> bySecretHash(String secretHash) {
        return links.withHandle(db -> db.createQuery(TOKEN + " WHERE secret_hash = :secretHash")
                .bind("secretHash", secretHash)
                .map((rows, context) -> token(rows))
                .findOne());
    }

    @Override
    public Optional<Token> byId(String id) {
        return links.withHandle(db -> db.createQuery(TOKEN + " WHERE id = :id")
                .bind("id", id)
                .map((rows, context) -> token(rows))
                .findOne());
    }

    @Override
    public List<Token> all() {
        return links.withHandle(db -> db.createQuery(TOKEN + " ORDER BY created_at DESC, id DESC")
                .map((rows, context) -> token(rows))
                .list());
    }

    private static Token token(ResultSet rows) throws SQLException {
        return new Token(
                rows.getString("id"),
                rows.getString("name"),
                Authorities.read(rows.getString("permissions"), rows.getString("stores")),
                Optional.ofNullable(rows.getString("owner")).map(MemberId::new),
                Instant.ofEpochMilli(rows.getLong("created_at")),
                Columns.instant(rows, "expires_at"),
                Columns.instant(rows, "last_used_at"),
                Columns.instant(rows, "revoked_at"));
    }

    @Override
    public void revoke(String id, Instant at) {
        links.useHandle(db -> db.createUpdate("UPDATE token SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL")
                .bind("id", id)
                .bind("at", at)
                .execute());
    }

    @Override
    public void used(Map<String, Instant> lastUsedById) {
        links.useHandle(db -> {
            // In key order, so that two instances do not wait for each other crosswise.
            for (var use : new TreeMap<>(lastUsedById).entrySet()) {
                db.createUpdate("""
                                UPDATE token SET last_used_at = :at
                                 WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :at)""")
                        .bind("id", use.getKey())
                        .bind("at", use.getValue())
                        .execute();
            }
        });
    }
}
