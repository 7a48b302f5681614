package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.audit.api.AuditRow;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.domain.shared.Facts;
import java.sql.SQLException;

/** One row for those who ask later and one for those who listen, of the same text. */
final class JdbiJournal implements Journal {
    private static final String AUDIT = """
            INSERT INTO audit (at, actor, via, action, kind, subject, version, before_json, after_json, why, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OUTBOX =
            "INSERT INTO outbox (name, kind, subject, version, at, body) VALUES (?, ?, ?, ?, ?, ?)";

    private final Links links;

    JdbiJournal(Links links) {
        this.links = links;
    }

    @Override
    public void write(Entry entry) {
        var row = row(entry);
        links.use(link -> {
            write(link, row);
            tell(link, row);
        });
    }

    @Override
    public void tell(Entry entry) {
        var row = row(entry);
        links.use(link -> tell(link, row));
    }

    private static AuditRow row(Entry entry) {
        var name = entry.event().getClass().getSimpleName();
        return new AuditRow(
                entry.at(),
                entry.actor().id(),
                entry.actor().via(),
                Character.toLowerCase(name.charAt(0)) + name.substring(1),
                entry.kind(),
                entry.id(),
                entry.version(),
                entry.before().isEmpty() ? "{}" : Json.text(entry.before()),
                Json.text(Facts.of(entry.event())),
                entry.why());
    }

    private static void write(Link link, AuditRow row) throws SQLException {
        var audit = link.statement(AUDIT);
        audit.setLong(1, row.at().toEpochMilli());
        audit.setString(2, row.actor());
        audit.setString(3, row.via());
        audit.setString(4, row.action());
        audit.setString(5, row.kind());
        audit.setString(6, row.subject());
        audit.setLong(7, row.version());
        audit.setString(8, row.before());
        audit.setString(9, row.after());
        audit.setString(10, row.why());
        audit.setBytes(11, row.hash());
        audit.executeUpdate();
    }

    private static void tell(Link link, AuditRow row) throws SQLException {
        var outbox = link.statement(OUTBOX);
        outbox.setString(1, row.action());
        outbox.setString(2, row.kind());
        outbox.setString(3, row.subject());
        outbox.setLong(4, row.version());
        outbox.setLong(5, row.at().toEpochMilli());
        outbox.setString(6, row.after());
        outbox.executeUpdate();
    }
}
