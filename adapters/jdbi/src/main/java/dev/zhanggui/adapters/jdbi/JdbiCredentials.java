package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.SettingUp.LinkKind;
import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.roles.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Passwords and links, by their hashes. */
final class JdbiCredentials implements Credentials {
    private static final String NOBODY = "";

    private final Links links;

    JdbiCredentials(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<String>> password(MemberId member) {
        return links.withHandle(db -> db.createQuery("SELECT hash, version FROM password WHERE member = :member")
                .bind("member", member)
                .map((rows, context) -> new Versioned<>(rows.getString("hash"), rows.getLong("version")))
                .findOne());
    }

    @Override
    public boolean isAnyPassword() {
        return links.withHandle(db -> db.createQuery("SELECT 1 FROM password LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void savePassword(MemberId member, String hash, long over) {
        var sql = over == 0 ? """
                INSERT INTO password (member, hash, version) VALUES (:member, :hash, 1)
                ON CONFLICT (member) DO NOTHING""" : """
                UPDATE password SET hash = :hash, version = version + 1
                 WHERE member = :member AND version = :over""";
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("member", member)
                .bind("hash", hash)
                .bind("over", over)
                .execute());
        if (rows != 1) {
            throw new StaleWrite("password of " + member + " does not stand at " + over);
        }
    }

    @Override
    public void keepLink(Link link, String secretHash) {
        links.useHandle(db -> db.createUpdate("""
                        INSERT INTO one_time_link (member, kind, secret_hash, ends_at, used_at)
                        VALUES (:member, :kind, :secretHash, :endsAt, NULL)
                        ON CONFLICT (member) DO UPDATE SET kind = excluded.kind, secret_hash = excluded.secret_hash,
                               ends_at = excluded.ends_at, used_at = NULL""")
                .bind("member", link.member().map(MemberId::code).orElse(NOBODY))
                .bind("kind", link.kind())
                .bind("secretHash", secretHash)
                .bind("endsAt", link.endsAt())
                .execute());
    }

    @Override
    public Optional<Link> link(String secretHash) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT kind, member, ends_at FROM one_time_link
                         WHERE secret_hash = :secretHash AND used_at IS NULL""")
                .bind("secretHash", secretHash)
                .map((rows, context) -> link(rows))
                .findOne());
    }

    private static Link link(ResultSet rows) throws SQLException {
        return new Link(
                PlainValues.constant(LinkKind.class, rows.getString("kind")),
                Optional.of(rows.getString("member"))
                        .filter(code -> !code.equals(NOBODY))
                        .map(MemberId::new),
                Instant.ofEpochMilli(rows.getLong("ends_at")));
    }

    @Override
    public boolean useLink(String secretHash, Instant now) {
        int rows = links.withHandle(db -> db.createUpdate("""
                        UPDATE one_time_link SET used_at = :now
                         WHERE secret_hash = :secretHash AND used_at IS NULL AND ends_at > :now""")
                .bind("secretHash", secretHash)
                .bind("now", now)
                .execute());
        return rows == 1;
    }
}
