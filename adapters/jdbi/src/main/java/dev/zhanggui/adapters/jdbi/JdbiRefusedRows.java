package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.spi.RefusedRows;
import dev.zhanggui.domain.shared.Reason;
import java.util.List;
import java.util.Map;

/** Refused rows, by job and number; faults and cells are lists. */
final class JdbiRefusedRows implements RefusedRows {
    private final Links links;

    JdbiRefusedRows(Links links) {
        this.links = links;
    }

    @Override
    public void add(String job, List<RefusedRow> refused) {
        links.useHandle(db -> {
            var batch = db.prepareBatch(
                    "INSERT INTO refused_row (job, n, line, faults, cells) VALUES (:job, :n, :line, :faults, :cells)");
            for (var row : refused) {
                batch.bind("job", job)
                        .bind("n", row.n())
                        .bind("line", row.line())
                        .bind(
                                "faults",
                                Json.text(row.faults().stream()
                                        .map(fault -> List.of(
                                                fault.column(),
                                                fault.value(),
                                                fault.reason().code(),
                                                fault.reason().facts()))
                                        .toList()))
                        .bind("cells", Json.text(row.cells()))
                        .add();
            }
            var unused = batch.execute();
        });
    }

    @Override
    public List<RefusedRow> after(String job, long after, int limit) {
        return links.withHandle(db -> db.createQuery("""
                        SELECT n, line, faults, cells FROM refused_row
                         WHERE job = :job AND n > :after ORDER BY n LIMIT :limit""")
                .bind("job", job)
                .bind("after", after)
                .bind("limit", limit)
                .map((rows, context) -> new RefusedRow(
                        rows.getLong(1),
                        rows.getLong(2),
                        Json.list(rows.getString(3)).stream()
                                .map(JdbiRefusedRows::fault)
                                .toList(),
                        Json.texts(rows.getString(4))))
                .list());
    }

    @SuppressWarnings("unchecked")
    private static Fault fault(Object written) {
        var parts = (List<Object>) written;
        return new Fault(
                String.valueOf(parts.get(0)),
                String.valueOf(parts.get(1)),
                new Reason(String.valueOf(parts.get(2)), (Map<String, Object>) parts.get(3)));
    }
}
