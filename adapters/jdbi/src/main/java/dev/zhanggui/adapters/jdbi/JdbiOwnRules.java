package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.rules.spi.OwnRules;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.rules.PlatformRule;
import dev.zhanggui.domain.rules.PlatformRule.Basis;
import dev.zhanggui.domain.rules.PlatformRule.Confidence;
import dev.zhanggui.domain.rules.PlatformRule.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The team's own rules. A row that was taken away stays, marked, so that its versions go on. */
final class JdbiOwnRules implements OwnRules {
    private static final String ROW = """
            SELECT platform, rule, from_day, basis, to_day, value, source, confidence, removed, version
              FROM own_rule""";

    private final Links links;

    JdbiOwnRules(Links links) {
        this.links = links;
    }

    @Override
    public List<Versioned<PlatformRule>> all() {
        return links.withHandle(db -> db.createQuery(ROW + " WHERE removed = 0 ORDER BY platform, rule, from_day")
                .map((rows, context) -> new Versioned<>(rule(rows), rows.getLong("version")))
                .list());
    }

    @Override
    public long revision() {
        return links.withHandle(db -> db.createQuery("SELECT n FROM own_rule_revision")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Versioned<Optional<PlatformRule>> find(Key key) {
        return links.withHandle(
                db -> db.createQuery(ROW + " WHERE platform = :platform AND rule = :rule AND from_day = :from")
                        .bind("platform", key.platform())
                        .bind("rule", key.rule())
                        .bind("from", key.from().toString())
                        .map((rows, context) -> new Versioned<>(standing(rows), rows.getLong("version")))
                        .findOne()
                        .orElseGet(() -> new Versioned<>(Optional.empty(), 0)));
    }

    private static Optional<PlatformRule> standing(ResultSet rows) throws SQLException {
        return rows.getLong("removed") == 0 ? Optional.of(rule(rows)) : Optional.empty();
    }

    private static PlatformRule rule(ResultSet rows) throws SQLException {
        return new PlatformRule(
                rows.getString("platform"),
                rows.getString("rule"),
                LocalDate.parse(rows.getString("from_day")),
                PlainValues.constant(Basis.class, rows.getString("basis")),
                Optional.ofNullable(rows.getString("to_day")).map(LocalDate::parse),
                rows.getString("value"),
                rows.getString("source"),
                PlainValues.constant(Confidence.class, rows.getString("confidence")));
    }

    @Override
    public void save(PlatformRule row, long over) {
        var sql = over == 0 ? """
                INSERT INTO own_rule (platform, rule, from_day, basis, to_day, value, source, confidence, removed,
                       version)
                VALUES (:platform, :rule, :from, :basis, :to, :value, :source, :confidence, 0, 1)
                ON CONFLICT (platform, rule, from_day) DO NOTHING""" : """
                UPDATE own_rule SET basis = :basis, to_day = :to, value = :value, source = :source,
                       confidence = :confidence, removed = 0, version = version + 1
                 WHERE platform = :platform AND rule = :rule AND from_day = :from AND version = :over""";
        links.useHandle(db -> {
            int rows = db.createUpdate(sql)
                    .bind("platform", row.platform())
                    .bind("rule", row.rule())
                    .bind("from", row.from().toString())
                    .bind("basis", row.basis())
                    .bind("to", row.to().map(LocalDate::toString).orElse(null))
                    .bind("value", row.value())
                    .bind("source", row.source())
                    .bind("confidence", row.confidence())
                    .bind("over", over)
                    .execute();
            changed(db, rows, row.key(), over);
        });
    }

    @Override
    public void remove(Key key, long over) {
        links.useHandle(db -> {
            int rows = db.createUpdate("""
                            UPDATE own_rule SET removed = 1, version = version + 1
                             WHERE platform = :platform AND rule = :rule AND from_day = :from AND version = :over
                               AND removed = 0""")
                    .bind("platform", key.platform())
                    .bind("rule", key.rule())
                    .bind("from", key.from().toString())
                    .bind("over", over)
                    .execute();
            changed(db, rows, key, over);
        });
    }

    /** The revision comes last: on PostgreSQL whoever changes rules waits here for those before, and never crosswise. */
    private static void changed(Handle db, int rows, Key key, long over) {
        if (rows != 1) {
            throw new StaleWrite("own_rule " + key + " does not stand at " + over);
        }
        db.createUpdate("UPDATE own_rule_revision SET n = n + 1").execute();
    }
}
