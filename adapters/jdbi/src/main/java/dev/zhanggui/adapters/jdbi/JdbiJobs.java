package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.spi.JobLeases;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Jobs and their leases. Who takes one writes its own name into the row: of two who try at once one finds it taken. */
final class JdbiJobs implements Jobs, JobLeases {
    private static final String JOB = """
            SELECT id, kind, store, asked, dry_run, state, cancel_asked, sha256, bytes, actor, via, permissions, stores,
                   room, upload, created_at, started_at, ended_at, phase, position, done, total, created, updated,
                   unchanged, refused, skipped, facts, problem, undone, tries FROM job""";

    private static final String OPEN = "ended_at IS NULL AND room = :room AND (holder IS NULL OR until_at <= :now)";

    private final Links links;
    private final String claim;

    JdbiJobs(Links links) {
        this.links = links;
        this.claim = "UPDATE job SET holder = :holder, until_at = :until, state = 'running', tries = tries + 1,"
                + " started_at = COALESCE(started_at, :now) WHERE n = (SELECT n FROM job WHERE " + OPEN
                + " ORDER BY n LIMIT 1" + links.dialect.lockOne() + ") AND " + OPEN + " RETURNING id";
    }

    @Override
    public void add(Row row) {
        links.useHandle(db -> bound(db.createUpdate("""
                        INSERT INTO job (id, kind, store, asked, dry_run, state, cancel_asked, sha256, bytes, actor, via,
                               permissions, stores, room, upload, created_at, started_at, ended_at, phase, position, done,
                               total, created, updated, unchanged, refused, skipped, facts, problem, undone, tries)
                        VALUES (:id, :kind, :store, :asked, :dryRun, :state, 0, :sha256, :bytes, :actor, :via,
                               :permissions, :stores, :room, :upload, :createdAt, :startedAt, :endedAt, :phase, :position,
                               :done, :total, :created, :updated, :unchanged, :refused, :skipped, :facts, :problem, 0,
                               :tries)"""), row).execute());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Row row) {
        var job = row.job();
        var authority = row.actor().authority();
        return progress(statement, row)
                .bind("id", job.id())
                .bind("kind", job.kind().code())
                .bind("store", job.store().map(StoreId::code).orElse(null))
                .bind("asked", job.asked())
                .bind("dryRun", job.dryRun() ? 1 : 0)
                .bind("sha256", job.sha256())
                .bind("bytes", job.bytes())
                .bind("actor", row.actor().id())
                .bind("via", row.actor().via())
                .bind("permissions", Authorities.permissions(authority))
                .bind("stores", Authorities.stores(authority))
                .bind("room", row.upload().room())
                .bind("upload", row.upload().name())
                .bind("createdAt", job.createdAt());
    }

    private static <S extends SqlStatement<S>> S progress(S statement, Row row) {
        var job = row.job();
        var counts = job.counts();
        return statement
                .bind("state", job.state())
                .bind("startedAt", job.startedAt().orElse(null))
                .bind("endedAt", job.endedAt().orElse(null))
                .bind("phase", row.position().phase())
                .bind("position", row.position().rows())
                .bind("done", job.done())
                .bind("total", job.total().orElse(null))
                .bind("created", counts.created())
                .bind("updated", counts.updated())
                .bind("unchanged", counts.unchanged())
                .bind("refused", counts.refused())
                .bind("skipped", counts.skipped())
                .bind("facts", Json.text(job.facts()))
                .bind("problem", job.problem().map(JdbiJobs::text).orElse(null))
                .bind("tries", row.tries());
    }

    private static String text(Reason reason) {
        return Json.text(List.of(reason.code(), reason.facts()));
    }

    @Override
    public Optional<Row> find(String id) {
        return links.withHandle(db -> db.createQuery(JOB + " WHERE id = :id")
                .bind("id", id)
                .map((rows, context) -> row(rows))
                .findOne());
    }

    @Override
    public List<Job> page(Optional<String> after, int limit) {
        var older = after.isPresent() ? " WHERE n < (SELECT n FROM job WHERE id = :after)" : "";
        return links.withHandle(db -> db.createQuery(JOB + older + " ORDER BY n DESC LIMIT :limit")
                .bind("after", after.orElse(""))
                .bind("limit", limit)
                .map((rows, context) -> row(rows).job())
                .list());
    }

    private static Row row(ResultSet rows) throws SQLException {
        var authority = Authorities.read(rows.getString("permissions"), rows.getString("stores"));
        var actor = new Actor(rows.getString("actor"), rows.getString("via"), authority);
        var phase = PlainValues.constant(Phase.class, rows.getString("phase"));
        return new Row(
                job(rows),
                actor,
                new Upload(rows.getString("room"), rows.getString("upload")),
                new Position(phase, rows.getLong("position")),
                rows.getInt("tries"));
    }

    private static Job job(ResultSet rows) throws SQLException {
        return new Job(
                rows.getString("id"),
                FileKind.of(rows.getString("kind")).orElseThrow(),
                Optional.ofNullable(rows.getString("store")).map(StoreId::new),
                rows.getString("asked"),
                rows.getLong("dry_run") == 1,
                PlainValues.constant(Job.State.class, rows.getString("state")),
                rows.getLong("cancel_asked") == 1,
                rows.getString("sha256"),
                rows.getLong("bytes"),
                Instant.ofEpochMilli(rows.getLong("created_at")),
                Columns.instant(rows, "started_at"),
                Columns.instant(rows, "ended_at"),
                rows.getLong("done"),
                Columns.number(rows, "total"),
                new Job.Counts(
                        rows.getLong("created"),
                        rows.getLong("updated"),
                        rows.getLong("unchanged"),
                        rows.getLong("refused"),
                        rows.getLong("skipped")),
                Json.facts(rows.getString("facts")),
                Optional.ofNullable(rows.getString("problem")).map(JdbiJobs::reason),
                rows.getLong("undone") == 1);
    }

    @SuppressWarnings("unchecked")
    private static Reason reason(String text) {
        var parts = Json.list(text);
        return new Reason(String.valueOf(parts.get(0)), (Map<String, Object>) parts.get(1));
    }

    @Override
    public boolean cancel(String id, Instant now) {
        return links.withHandle(db ->
                        db.createUpdate("""
                                UPDATE job SET cancel_asked = 1,
                                       ended_at = CASE WHEN state = 'queued' THEN :now ELSE ended_at END,
                                       state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END
                                 WHERE id = :id AND ended_at IS NULL""").bind("id", id).bind("now", now).execute())
                == 1;
    }

    @Override
    public boolean undone(String id) {
        return links.withHandle(db -> db.createUpdate("UPDATE job SET undone = 1 WHERE id = :id AND undone = 0")
                        .bind("id", id)
                        .execute())
                == 1;
    }

    @Override
    public boolean waiting(String room, Instant now) {
        return links.withHandle(db -> db.createQuery("SELECT n FROM job WHERE " + OPEN + " LIMIT 1")
                .bind("room", room)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
    }

    @Override
    public Optional<Row> claim(String room, String holder, Instant now, Instant until) {
        Optional<String> taken = links.withHandle(db -> db.createQuery(claim)
                .bind("room", room)
                .bind("holder", holder)
                .bind("now", now)
                .bind("until", until)
                .mapTo(String.class)
                .findOne());
        return taken.flatMap(this::find);
    }

    @Override
    public void save(Row row, String holder, Instant until) {
        int saved = links.withHandle(db -> progress(db.createUpdate("""
                        UPDATE job SET state = :state, started_at = :startedAt, ended_at = :endedAt, phase = :phase,
                               position = :position, done = :done, total = :total, created = :created,
                               updated = :updated, unchanged = :unchanged, refused = :refused, skipped = :skipped,
                               facts = :facts, problem = :problem, tries = :tries, until_at = :until
                         WHERE id = :id AND holder = :holder AND ended_at IS NULL"""), row)
                .bind("id", row.job().id())
                .bind("holder", holder)
                .bind("until", until)
                .execute());
        if (saved != 1) {
            throw new StaleWrite("job " + row.job().id() + " is not held by " + holder);
        }
    }
}
