package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.audit.api.Seal;
import dev.zhanggui.application.audit.spi.AuditTrail;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit and its seals, which follow the order in which rows are committed. */
abstract class JdbiAuditTrail implements AuditTrail {
    private static final String HEAD = "SELECT n, row_xid, row_id, hash FROM audit_seal ORDER BY n DESC LIMIT 1";
    private static final String SEAL = "INSERT INTO audit_seal (n, row_xid, row_id, hash) VALUES (?, ?, ?, ?)";

    /** Every seal with its row. */
    static final String SEALED = """
            SELECT s.n, s.row_id, s.hash AS seal_hash, a.id, a.at, a.actor, a.via, a.action, a.kind,
                   a.subject, a.version, a.before_json, a.after_json, a.why, a.hash
              FROM audit_seal s LEFT JOIN audit a ON a.id = s.row_id""";

    final Links links;
    private final String unsealedRows;

    JdbiAuditTrail(Links links) {
        this.links = links;
        // The named parameters of the dialect are positional here: xid, id.
        this.unsealedRows = "SELECT a.xid, a.id, a.hash FROM audit a WHERE "
                + links.dialect.after("a").replace(":xid", "?").replace(":id", "?")
                + " AND a.xid < " + links.dialect.horizon()
                + " ORDER BY " + links.dialect.inOrder("a") + " LIMIT ?";
    }

    /** Sealed in the group in which they are written. */
    static final class SealedByWriter extends JdbiAuditTrail {
        SealedByWriter(Links links) {
            super(links);
        }

        /** The last thing in a group: seals what the group wrote, and what was left unsealed by an earlier program. */
        int sealGroup() {
            return links.with(link -> sealNext(link, Integer.MAX_VALUE));
        }

        @Override
        public int seal(int most) {
            return 0;
        }
    }

    /** Sealed after their commit, by the one instance that holds the lock, in a transaction of its own. */
    static final class SealedAfterwards extends JdbiAuditTrail {
        private static final String LOCK = "SELECT pg_try_advisory_xact_lock(" + AdvisoryLocks.SEAL + ")";

        private final Transactions transactions;

        SealedAfterwards(Links links, Transactions transactions) {
            super(links);
            this.transactions = transactions;
        }

        @Override
        public int seal(int most) {
            Decision<Integer, Refusal> sealed = transactions.run(() -> Decision.accepted(links.with(link -> {
                try (var rows = link.statement(LOCK).executeQuery()) {
                    boolean mine = rows.next() && rows.getBoolean(1);
                    return mine ? sealNext(link, most) : 0;
                }
            })));
            return sealed.orThrow();
        }
    }

    private record Position(Seal seal, long xid) {
        static final Position BEGINNING = new Position(Seal.BEGINNING, 0);
    }

    final int sealNext(Link link, int most) throws SQLException {
        var head = head(link);
        var rows = new ArrayList<Unlinked>();
        var find = link.statement(unsealedRows);
        find.setLong(1, head.xid());
        find.setLong(2, head.seal().row());
        find.setLong(3, most);
        try (var found = find.executeQuery()) {
            while (found.next()) {
                rows.add(new Unlinked(found.getLong(1), found.getLong(2), found.getBytes(3)));
            }
        }
        var last = head.seal();
        for (var row : rows) {
            last = last.next(row.id(), row.hash());
            var add = link.statement(SEAL);
            add.setLong(1, last.n());
            add.setLong(2, row.xid());
            add.setLong(3, last.row());
            add.setBytes(4, last.hash());
            add.executeUpdate();
        }
        return rows.size();
    }

    private record Unlinked(long xid, long id, byte[] hash) {}

    private static Position head(Link link) throws SQLException {
        try (var rows = link.statement(HEAD).executeQuery()) {
            return rows.next()
                    ? new Position(new Seal(rows.getLong(1), rows.getLong(3), rows.getBytes(4)), rows.getLong(2))
                    : Position.BEGINNING;
        }
    }

    static Seal headOf(Link link) throws SQLException {
        return head(link).seal();
    }

    @Override
    public final Seal head() {
        return links.with(link -> head(link).seal());
    }

    @Override
    public final List<SealedRow> after(long n, int most) {
        return links.withHandle(db -> db.createQuery(SEALED + " WHERE s.n > :n ORDER BY s.n LIMIT :most")
                .bind("n", n)
                .bind("most", most)
                .map((rows, context) -> sealed(rows))
                .list());
    }

    static SealedRow sealed(ResultSet rows) throws SQLException {
        var seal = new Seal(rows.getLong("n"), rows.getLong("row_id"), rows.getBytes("seal_hash"));
        if (Columns.number(rows, "id").isEmpty()) {
            return new SealedRow(seal, Optional.empty(), new byte[0]);
        }
        var row = new AuditRow(
                Instant.ofEpochMilli(rows.getLong("at")),
                rows.getString("actor"),
                rows.getString("via"),
                rows.getString("action"),
                rows.getString("kind"),
                rows.getString("subject"),
                rows.getLong("version"),
                rows.getString("before_json"),
                rows.getString("after_json"),
                rows.getString("why"));
        return new SealedRow(seal, Optional.of(row), rows.getBytes("hash"));
    }

    @Override
    public final Unsealed unsealed() {
        var newest = "FROM audit_seal ORDER BY n DESC LIMIT 1";
        var sql = "SELECT COUNT(*) AS waiting, MIN(a.at) AS oldest FROM audit a WHERE "
                + links.dialect
                        .after("a")
                        .replace(":xid", "COALESCE((SELECT row_xid " + newest + "), 0)")
                        .replace(":id", "COALESCE((SELECT row_id " + newest + "), 0)");
        return links.withHandle(db -> db.createQuery(sql)
                .map((rows, context) -> new Unsealed(rows.getLong("waiting"), Columns.instant(rows, "oldest")))
                .one());
    }
}
