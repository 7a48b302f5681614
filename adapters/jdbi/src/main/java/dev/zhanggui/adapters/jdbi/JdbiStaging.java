package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Staged lines, in the order of their keys. */
final class JdbiStaging implements Staging {
    private final Links links;

    JdbiStaging(Links links) {
        this.links = links;
    }

    @Override
    public void stage(String job, List<Line> lines) {
        links.useHandle(db -> {
            var batch = db.prepareBatch("""
                    INSERT INTO staged_line (job, order_key, line, cells, damage)
                    VALUES (:job, :order, :line, :cells, :damage) ON CONFLICT (job, order_key, line) DO NOTHING""");
            for (var line : lines) {
                batch.bind("job", job)
                        .bind("order", line.order())
                        .bind("line", line.line())
                        .bind("cells", Json.text(line.cells()))
                        .bind("damage", line.damage().map(JdbiStaging::text).orElse(null))
                        .add();
            }
            var unused = batch.execute();
        });
    }

    private static String text(Damage damage) {
        return Json.text(List.of(damage.column(), damage.what(), damage.found()));
    }

    private static Optional<Damage> damage(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(Json::list)
                .map(parts -> new Damage(
                        ((Number) parts.get(0)).intValue(),
                        String.valueOf(parts.get(1)),
                        String.valueOf(parts.get(2))));
    }

    @Override
    public List<Line> next(String job, int orders) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT order_key, line, cells, damage FROM staged_line
                         WHERE job = :job AND order_key IN (
                               SELECT DISTINCT order_key FROM staged_line WHERE job = :job
                                ORDER BY order_key LIMIT :orders)
                         ORDER BY order_key, line""")
                .bind("job", job)
                .bind("orders", orders)
                .map((rows, context) -> new Line(
                        rows.getString(1), rows.getLong(2), Json.texts(rows.getString(3)), damage(rows.getString(4))))
                .list());
    }

    @Override
    public void drop(String job, List<String> orders) {
        links.useHandle(db -> orders.forEach(order -> drop(db, job, order)));
    }

    private static void drop(Handle db, String job, String order) {
        db.createUpdate("DELETE FROM staged_line WHERE job = :job AND order_key = :order")
                .bind("job", job)
                .bind("order", order)
                .execute();
    }

    @Override
    public void clear(String job) {
        links.useHandle(db -> db.createUpdate("DELETE FROM staged_line WHERE job = :job")
                .bind("job", job)
                .execute());
    }
}
