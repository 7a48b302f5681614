package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.domain.roles.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions, by the hash of their secret. */
final class JdbiSessions implements Sessions {
    private static final String STANDING = """
            SELECT id, member, agent, address, created_at, last_seen_at, ends_at FROM session
             WHERE ended_at IS NULL""";

    private final Links links;

    JdbiSessions(Links links) {
        this.links = links;
    }

    @Override
    public void add(Session session, String secretHash) {
        links.useHandle(db -> db.createUpdate("""
                        INSERT INTO session (id, member, secret_hash, agent, address, created_at, last_seen_at, ends_at)
                        VALUES (:id, :member, :secretHash, :agent, :address, :createdAt, :lastSeenAt, :endsAt)""")
                .bind("id", session.id())
                .bind("member", session.member())
                .bind("secretHash", secretHash)
                .bind("agent", session.agent())
                .bind("address", session.address())
                .bind("createdAt", session.createdAt())
                .bind("lastSeenAt", session.lastSeenAt())
                .bind("endsAt", session.endsAt())
                .execute());
    }

    @Override
    public Optional<Session> bySecretHash(String secretHash) {
        return links.withHandle(db -> db.createQuery(STANDING + " AND secret_hash = :secretHash")
                .bind("secretHash", secretHash)
                .map((rows, context) -> session(rows))
                .findOne());
    }

    @Override
    public List<Session> standing(MemberId member) {
        return links.withHandle(
                db -> db.createQuery(STANDING + " AND member = :member ORDER BY created_at DESC, id DESC")
                        .bind("member", member)
                        .map((rows, context) -> session(rows))
                        .list());
    }

    private static Session session(ResultSet rows) throws SQLException {
        return new Session(
                rows.getString("id"),
                new MemberId(rows.getString("member")),
                Instant.ofEpochMilli(rows.getLong("created_at")),
                Instant.ofEpochMilli(rows.getLong("last_seen_at")),
                Instant.ofEpochMilli(rows.getLong("ends_at")),
                rows.getString("agent"),
                rows.getString("address"));
    }

    @Override
    public boolean end(String id, Instant at) {
        int rows = links.withHandle(
                db -> db.createUpdate("UPDATE session SET ended_at = :at WHERE id = :id AND ended_at IS NULL")
                        .bind("id", id)
                        .bind("at", at)
                        .execute());
        return rows == 1;
    }

    @Override
    public void seen(Map<String, Instant> lastSeenById) {
        links.useHandle(db -> {
            // In key order, so that two instances do not wait for each other crosswise.
            for (var seen : new TreeMap<>(lastSeenById).entrySet()) {
                db.createUpdate("UPDATE session SET last_seen_at = :at WHERE id = :id AND last_seen_at < :at")
                        .bind("id", seen.getKey())
                        .bind("at", seen.getValue())
                        .execute();
            }
        });
    }

    @Override
    public int forget(Instant before) {
        return links.withHandle(
                db -> db.createUpdate("""
                        DELETE FROM session WHERE ends_at < :before OR ended_at < :before""").bind("before", before).execute());
    }
}
