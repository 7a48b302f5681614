package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import dev.zhanggui.application.access.spi.KeptAnswers;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers, kept to the byte; asked for by every request that has a key, so with kept statements. */
final class JdbiKeptAnswers implements KeptAnswers {
    private static final String FIND =
            "SELECT fingerprint, status, headers, body, at FROM kept_answer WHERE owner = ? AND key = ?";
    private static final String KEEP = """
            INSERT INTO kept_answer (owner, key, fingerprint, status, headers, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (owner, key) DO NOTHING""";
    private static final String FORGET = """
            DELETE FROM kept_answer WHERE (owner, key) IN (
                   SELECT owner, key FROM kept_answer WHERE at < ? ORDER BY at, owner, key LIMIT ?)""";

    private final Links links;

    JdbiKeptAnswers(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Kept> find(String owner, String key) {
        return links.with(link -> {
            var find = link.statement(FIND);
            find.setString(1, owner);
            find.setString(2, key);
            try (var rows = find.executeQuery()) {
                return rows.next() ? Optional.of(kept(rows)) : Optional.empty();
            }
        });
    }

    private static Kept kept(ResultSet rows) throws SQLException {
        var headers = Json.list(rows.getString(3)).stream()
                .map(one -> {
                    var parts = (List<?>) one;
                    return new Header((String) parts.get(0), (String) parts.get(1));
                })
                .toList();
        var answer = new Answer((int) rows.getLong(2), headers, rows.getBytes(4));
        return new Kept(rows.getString(1), answer, Instant.ofEpochMilli(rows.getLong(5)));
    }

    @Override
    public void keep(String owner, String key, Kept kept) {
        var answer = kept.answer();
        int rows = links.with(link -> {
            var keep = link.statement(KEEP);
            keep.setString(1, owner);
            keep.setString(2, key);
            keep.setString(3, kept.fingerprint());
            keep.setLong(4, answer.status());
            keep.setString(
                    5,
                    Json.text(answer.headers().stream()
                            .map(header -> List.of(header.name(), header.value()))
                            .toList()));
            keep.setBytes(6, answer.body());
            keep.setLong(7, kept.at().toEpochMilli());
            return keep.executeUpdate();
        });
        if (rows != 1) {
            throw new StaleWrite("an answer is kept already");
        }
    }

    @Override
    public int forget(Instant before, int most) {
        return links.with(link -> {
            var forget = link.statement(FORGET);
            forget.setLong(1, before.toEpochMilli());
            forget.setLong(2, most);
            return forget.executeUpdate();
        });
    }
}
