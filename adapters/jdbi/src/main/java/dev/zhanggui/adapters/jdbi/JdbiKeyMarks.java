package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.trade.spi.KeyMarks;
import java.util.Optional;

/** The one row that says which keys personal data is sealed under. */
final class JdbiKeyMarks implements KeyMarks {
    private final Links links;

    JdbiKeyMarks(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Mark> find() {
        return links.withHandle(db -> db.createQuery("SELECT mark, exported_at, version FROM key_mark")
                .map((rows, context) ->
                        new Mark(rows.getBytes("mark"), Columns.instant(rows, "exported_at"), rows.getLong("version")))
                .findOne());
    }

    @Override
    public boolean save(Mark mark) {
        var sql = mark.version() == 1 ? """
                  INSERT INTO key_mark (id, mark, exported_at, version) VALUES (1, :mark, :exportedAt, 1)
                  ON CONFLICT (id) DO NOTHING""" : """
                  UPDATE key_mark SET mark = :mark, exported_at = :exportedAt, version = :version
                   WHERE version = :version - 1""";
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("mark", mark.of())
                .bind("exportedAt", mark.exportedAt().orElse(null))
                .bind("version", mark.version())
                .execute());
        return rows == 1;
    }

    @Override
    public boolean areInUse() {
        return links.withHandle(db -> db.createQuery("SELECT EXISTS (SELECT 1 FROM buyer)")
                .map((rows, context) -> rows.getBoolean(1))
                .one());
    }
}
