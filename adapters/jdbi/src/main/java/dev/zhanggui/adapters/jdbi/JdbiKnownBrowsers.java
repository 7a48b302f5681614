package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.access.spi.KnownBrowsers;
import dev.zhanggui.domain.roles.MemberId;
import java.time.Instant;

/** Browsers, by the hash of the secret that they keep. */
final class JdbiKnownBrowsers implements KnownBrowsers {
    private final Links links;

    JdbiKnownBrowsers(Links links) {
        this.links = links;
    }

    @Override
    public boolean isKnown(MemberId member, String secretHash) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT 1 FROM known_browser WHERE member = :member AND secret_hash = :secretHash""")
                .bind("member", member)
                .bind("secretHash", secretHash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void remember(MemberId member, String secretHash, Instant at, int most) {
        links.useHandle(db -> {
            db.createUpdate("""
                            INSERT INTO known_browser (member, secret_hash, seen_at)
                            VALUES (:member, :secretHash, :at)
                            ON CONFLICT (member, secret_hash) DO UPDATE SET seen_at = excluded.seen_at""")
                    .bind("member", member)
                    .bind("secretHash", secretHash)
                    .bind("at", at)
                    .execute();
            db.createUpdate("""
                            DELETE FROM known_browser WHERE member = :member AND secret_hash NOT IN (
                                   SELECT secret_hash FROM known_browser WHERE member = :member
                                    ORDER BY seen_at DESC, secret_hash DESC LIMIT :most)""").bind("member", member).bind("most", most).execute();
        });
    }

    @Override
    public void forget(MemberId member) {
        links.useHandle(db -> db.createUpdate("DELETE FROM known_browser WHERE member = :member")
                .bind("member", member)
                .execute());
    }
}
