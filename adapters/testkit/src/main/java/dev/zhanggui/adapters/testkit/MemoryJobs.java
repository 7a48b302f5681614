package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.spi.JobLeases;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Jobs by id, with their number and their lease. */
final class MemoryJobs implements Jobs, JobLeases {
    private final Memory.Table<String, Held> jobs;

    MemoryJobs(Memory memory) {
        this.jobs = memory.new Table<>();
    }

    private record Held(long n, Row row, String holder, Instant until) {

        Held with(Row other) {
            return new Held(n, other, holder, until);
        }

        boolean isFree(String room, Instant now) {
            return row.upload().room().equals(room)
                    && !row.job().state().ended()
                    && (holder.isEmpty() || !until.isAfter(now));
        }
    }

    @Override
    public void add(Row row) {
        jobs.put(row.job().id(), new Held(jobs.all().size() + 1L, row, "", Instant.EPOCH));
    }

    @Override
    public Optional<Row> find(String id) {
        return jobs.find(id).map(Held::row);
    }

    @Override
    public List<Job> page(Optional<String> after, int limit) {
        long below = after.map(id -> jobs.find(id).map(Held::n).orElse(0L)).orElse(Long.MAX_VALUE);
        return jobs.all().stream()
                .filter(held -> held.n() < below)
                .sorted(Comparator.comparingLong(Held::n).reversed())
                .limit(limit)
                .map(held -> held.row().job())
                .toList();
    }

    @Override
    public boolean cancel(String id, Instant now) {
        var open = jobs.find(id).filter(held -> !held.row().job().state().ended());
        open.ifPresent(held -> {
            boolean begun = held.row().job().state() == Job.State.RUNNING;
            var job = held.row().job();
            jobs.put(
                    id,
                    held.with(row(
                            held.row(),
                            changed(
                                    job,
                                    begun ? job.state() : Job.State.CANCELLED,
                                    true,
                                    job.startedAt(),
                                    begun ? job.endedAt() : Optional.of(now),
                                    job.undone()),
                            held.row().tries())));
        });
        return open.isPresent();
    }

    @Override
    public boolean undone(String id) {
        var found = jobs.find(id).filter(held -> !held.row().job().undone());
        found.ifPresent(held -> {
            var job = held.row().job();
            var undone = changed(job, job.state(), job.cancelAsked(), job.startedAt(), job.endedAt(), true);
            jobs.put(id, held.with(row(held.row(), undone, held.row().tries())));
        });
        return found.isPresent();
    }

    @Override
    public boolean waiting(String room, Instant now) {
        return jobs.all().stream().anyMatch(held -> held.isFree(room, now));
    }

    @Override
    public Optional<Row> claim(String room, String holder, Instant now, Instant until) {
        var next = jobs.all().stream().filter(held -> held.isFree(room, now)).min(Comparator.comparingLong(Held::n));
        return next.map(held -> {
            var job = held.row().job();
            var running = changed(
                    job,
                    Job.State.RUNNING,
                    job.cancelAsked(),
                    job.startedAt().or(() -> Optional.of(now)),
                    job.endedAt(),
                    job.undone());
            var row = row(held.row(), running, held.row().tries() + 1);
            jobs.put(job.id(), new Held(held.n(), row, holder, until));
            return row;
        });
    }

    @Override
    public void save(Row row, String holder, Instant until) {
        var held = jobs.find(row.job().id())
                .filter(one ->
                        one.holder().equals(holder) && !one.row().job().state().ended())
                .orElseThrow(() -> new StaleWrite("job " + row.job().id() + " is not held by " + holder));
        var before = held.row().job();
        var job = changed(
                row.job(),
                row.job().state(),
                before.cancelAsked(),
                row.job().startedAt(),
                row.job().endedAt(),
                before.undone());
        jobs.put(job.id(), new Held(held.n(), row(row, job, row.tries()), holder, until));
    }

    private static Row row(Row row, Job job, int tries) {
        return new Row(job, row.actor(), row.upload(), row.position(), tries);
    }

    private static Job changed(
            Job job,
            Job.State state,
            boolean cancelAsked,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            boolean undone) {
        return new Job(
                job.id(),
                job.kind(),
                job.store(),
                job.asked(),
                job.dryRun(),
                state,
                cancelAsked,
                job.sha256(),
                job.bytes(),
                job.createdAt(),
                startedAt,
                endedAt,
                job.done(),
                job.total(),
                job.counts(),
                job.facts(),
                job.problem(),
                undone);
    }
}
