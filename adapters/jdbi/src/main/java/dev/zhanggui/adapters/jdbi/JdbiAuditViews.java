package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.domain.shared.Invariant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The audit, walked from its end by key; there is no index for a filter, so each call looks at a bounded stretch. */
final class JdbiAuditViews implements AuditViews {
    private static final Pattern CURSOR = Pattern.compile("a([0-9]{1,18})-([0-9]{1,18})");
    private static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Links links;
    private final String stretch;

    JdbiAuditViews(Links links) {
        this.links = links;
        this.stretch = " FROM audit s WHERE " + links.dialect.upTo("s") + " ORDER BY " + links.dialect.newestFirst("s");
    }

    /** A place in the order of the audit: the last row that was shown, or looked at. */
    private record Position(long xid, long id) {}

    private record Placed(Position position, ChangeRow row) {}

    @Override
    public Page<ChangeRow> changes(Filter filter, Optional<String> cursor, int limit) {
        Invariant.holds(limit > 0 && limit <= Page.LIMIT_MAX, "1 to %d rows: %d", Page.LIMIT_MAX, limit);
        var from = cursor.map(JdbiAuditViews::position).orElse(END);
        return links.withHandle(db -> page(db, filter, from, limit));
    }

    private static Position position(String cursor) {
        var matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw new BadCursor(cursor);
        }
        return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)) - 1);
    }

    private Page<ChangeRow> page(Handle db, Filter filter, Position from, int limit) {
        var found = rows(db, filter, from, limit + 1);
        if (found.size() > limit) {
            var shown = found.subList(0, limit);
            return new Page<>(
                    rows(shown), Optional.of(cursor(shown.get(limit - 1).position())));
        }
        return new Page<>(rows(found), lastLookedAt(db, from).map(JdbiAuditViews::cursor));
    }

    private List<Placed> rows(Handle db, Filter filter, Position from, int most) {
        var sql = "SELECT * FROM (SELECT *" + stretch + " LIMIT :looked) a WHERE 1 = 1"
                + filter.kind().map(kind -> " AND a.kind = :kind").orElse("")
                + filter.subject().map(subject -> " AND a.subject = :subject").orElse("")
                + filter.actor().map(actor -> " AND a.actor = :actor").orElse("")
                + " ORDER BY " + links.dialect.newestFirst("a") + " LIMIT :most";
        return db.createQuery(sql)
                .bind("toXid", from.xid())
                .bind("toId", from.id())
                .bind("looked", ROWS_LOOKED_AT_MAX)
                .bind("kind", filter.kind().orElse(""))
                .bind("subject", filter.subject().orElse(""))
                .bind("actor", filter.actor().orElse(""))
                .bind("most", most)
                .map((rows, context) -> placed(rows))
                .list();
    }

    /** Empty where there are not more rows than were looked at. */
    private Optional<Position> lastLookedAt(Handle db, Position from) {
        return db.createQuery("SELECT s.xid, s.id" + stretch + " LIMIT 1 OFFSET " + (ROWS_LOOKED_AT_MAX - 1))
                .bind("toXid", from.xid())
                .bind("toId", from.id())
                .map((rows, context) -> new Position(rows.getLong(1), rows.getLong(2)))
                .findOne();
    }

    private static List<ChangeRow> rows(List<Placed> placed) {
        return placed.stream().map(Placed::row).toList();
    }

    private static String cursor(Position position) {
        return "a" + position.xid() + "-" + position.id();
    }

    private static Placed placed(ResultSet rows) throws SQLException {
        long id = rows.getLong("id");
        var row = new ChangeRow(
                id,
                Instant.ofEpochMilli(rows.getLong("at")),
                rows.getString("actor"),
                rows.getString("via"),
                rows.getString("action"),
                rows.getString("kind"),
                rows.getString("subject"),
                rows.getLong("version"),
                Json.facts(rows.getString("before_json")),
                Json.facts(rows.getString("after_json")),
                rows.getString("why"));
        return new Placed(new Position(rows.getLong("xid"), id), row);
    }
}
