package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.Job.Counts;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.RefusedRow.Fault;
import dev.zhanggui.application.imports.internal.ImportRun.Chunk;
import dev.zhanggui.application.imports.internal.Taker.Told;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.imports.spi.Jobs.Phase;
import dev.zhanggui.application.imports.spi.Jobs.Position;
import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.application.trade.api.TakingOrders.Outcome;
import dev.zhanggui.application.trade.api.TakingOrders.Window;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Writes chunk after chunk, each in one unit of work with the job's new position, its refused rows and its staged
 * lines: what the position says is done is done once. A dry run takes the chunk too, and has it undone.
 */
final class ChunkWriter<T> {
    private static final String SPANS = "spans";
    private static final int SPANS_MAX = 50;
    private static final int UNDER_WAY_MAX = 2;
    private static final int UNIT_MILLIS_MAX = 20;
    private static final int UNIT_MILLIS_SHORT = 10;
    private static final int THINGS_MIN = 20;
    private static final int THINGS_FIRST = 200;

    private final Workplace place;
    private final Taker<T> taker;
    private final Taker.Context context;
    private final Deque<FutureTask<Boolean>> underWay = new ArrayDeque<>();
    private volatile Jobs.Row row;
    private volatile boolean failed;
    private volatile int thingsMax = THINGS_FIRST;

    ChunkWriter(Workplace place, Taker<T> taker, Taker.Context context, Jobs.Row row) {
        this.place = place;
        this.taker = taker;
        this.context = context;
        this.row = row;
    }

    /** What a dry run would have done. */
    private record Tried(List<Told> told) implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    Position position() {
        return row.position();
    }

    Jobs.Row row() {
        return row;
    }

    /** How many things a chunk takes, so that its unit lasts as long as one may. */
    int thingsMax() {
        return Math.min(thingsMax, taker.most());
    }

    /** Has the chunk written behind the one before; all rows of the file up to {@code upTo} are decided with it. */
    void hand(Chunk<T> chunk, Phase phase, long upTo) {
        place.checkOn(row.job().id());
        if (underWay.size() == UNDER_WAY_MAX) {
            place.handing().await(underWay.removeFirst());
        }
        underWay.addLast(place.handing().hand(() -> write(chunk, new Position(phase, upTo))));
    }

    /** Waits until all that was handed over is written. */
    void settle() {
        while (!underWay.isEmpty()) {
            place.handing().await(underWay.removeFirst());
        }
    }

    void counted(long rows) {
        save(job -> with(job, job.done(), Optional.of(rows), job.counts(), job.facts()), row.position());
    }

    void renew() {
        place.checkOn(row.job().id());
        save(job -> job, row.position());
    }

    void assembling() {
        save(job -> job, new Position(Phase.ASSEMBLING, row.position().rows()));
    }

    /** Waits for what is under way, whatever becomes of it; nothing follows. */
    void abandon() {
        while (!underWay.isEmpty()) {
            try {
                place.handing().await(underWay.removeFirst());
            } catch (RuntimeException e) {
                System.getLogger(ChunkWriter.class.getName())
                        .log(System.Logger.Level.DEBUG, "a chunk was not written", e);
            }
        }
    }

    void finish() {
        settle();
        row = place.end(row, Job.State.DONE, Optional.empty());
    }

    private void save(UnaryOperator<Job> change, Position position) {
        var next = new Jobs.Row(change.apply(row.job()), row.actor(), row.upload(), position, 0);
        var until = place.leaseEnd();
        Decision<Jobs.Row, Refusal> saved = place.transactions().run(() -> {
            place.leases().save(next, place.holder(), until);
            return Decision.accepted(next);
        });
        row = saved.orThrow();
    }

    /** A chunk that failed is the last: those behind it must not be taken for its successors. */
    private void write(Chunk<T> chunk, Position position) {
        if (failed) {
            throw new ImportRun.Stopped(false);
        }
        failed = true;
        writeAll(chunk, position);
        failed = false;
    }

    private void writeAll(Chunk<T> chunk, Position position) {
        var began = place.clock().instant();
        var tried = row.job().dryRun() ? tried(chunk) : null;
        var until = place.leaseEnd();
        Decision<Jobs.Row, Refusal> written = place.transactions().run(() -> {
            var told = tried != null ? tried : taker.take(context, chunk.things);
            var refused = refused(chunk, told);
            var next = next(chunk, told, refused.size(), position);
            if (!refused.isEmpty()) {
                place.refusedRows().add(next.job().id(), numbered(refused));
            }
            if (!chunk.staged.isEmpty()) {
                place.staging().stage(next.job().id(), chunk.staged);
            }
            if (!chunk.assembled.isEmpty()) {
                place.staging().drop(next.job().id(), chunk.assembled);
            }
            place.leases().save(next, place.holder(), until);
            return Decision.accepted(next);
        });
        row = written.orThrow();
        place.board().moved();
        adapt(place.clock().instant().toEpochMilli() - began.toEpochMilli());
    }

    private List<Told> tried(Chunk<T> chunk) {
        Decision<Boolean, Tried> undone =
                place.transactions().run(() -> Decision.refused(new Tried(taker.take(context, chunk.things))));
        return undone.fold(done -> List.of(), Tried::told);
    }

    private void adapt(long millis) {
        if (millis > UNIT_MILLIS_MAX) {
            thingsMax = Math.max(THINGS_MIN, thingsMax * 2 / 3);
        } else if (millis < UNIT_MILLIS_SHORT) {
            thingsMax = Math.min(TakingOrders.CHUNK_MAX, thingsMax * 3 / 2);
        }
    }

    /** Rows that could not be read, and rows of things that were refused, by line. */
    private List<RefusedRow> refused(Chunk<T> chunk, List<Told> told) {
        var refused = new ArrayList<>(chunk.refused);
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).outcome() == Outcome.REFUSED) {
                var faults = told.get(i).reasons().stream()
                        .limit(RefusedRow.FAULTS_MAX)
                        .map(reason -> new Fault("", "", reason))
                        .toList();
                for (var one : chunk.rows.get(i)) {
                    refused.add(new RefusedRow(
                            0,
                            one.line(),
                            faults,
                            one.cells().stream().map(Cell::storable).toList()));
                }
            }
        }
        refused.sort((one, two) -> Long.compare(one.line(), two.line()));
        return refused;
    }

    private List<RefusedRow> numbered(List<RefusedRow> refused) {
        long before = row.job().counts().refused();
        var numbered = new ArrayList<RefusedRow>(refused.size());
        for (int i = 0; i < refused.size(); i++) {
            numbered.add(refused.get(i).numbered(before + i + 1));
        }
        return numbered;
    }

    private Jobs.Row next(Chunk<T> chunk, List<Told> told, int refused, Position position) {
        var job = row.job();
        var rows = new long[Outcome.values().length];
        var toldOf = new HashMap<String, Object>();
        if (job.facts().get("told") instanceof Map<?, ?> before) {
            before.forEach((code, count) -> toldOf.put(String.valueOf(code), ((Number) count).longValue()));
        }
        for (int i = 0; i < told.size(); i++) {
            var one = told.get(i);
            rows[one.outcome().ordinal()] += chunk.rows.get(i).size();
            if (one.outcome() != Outcome.REFUSED) {
                one.reasons()
                        .forEach(reason -> toldOf.merge(
                                reason.code(),
                                1L,
                                (count, more) -> ((Number) count).longValue() + ((Number) more).longValue()));
            }
        }
        var counts = job.counts()
                .plus(new Counts(
                        rows[Outcome.CREATED.ordinal()],
                        rows[Outcome.UPDATED.ordinal()],
                        rows[Outcome.UNCHANGED.ordinal()],
                        refused,
                        chunk.skipped));
        var facts = new HashMap<>(job.facts());
        facts.put("told", Map.copyOf(toldOf));
        taker.spans(chunk.things).forEach((store, span) -> lengthen(facts, store, span));
        var next = with(job, counts.rows(), job.total(), counts, facts);
        return new Jobs.Row(next, row.actor(), row.upload(), position, 0);
    }

    /** The times of each store's things, as far as there are few stores. */
    private static void lengthen(Map<String, Object> facts, StoreId store, long[] span) {
        var spans = new HashMap<String, Object>();
        if (facts.get(SPANS) instanceof Map<?, ?> before) {
            before.forEach((code, times) -> spans.put(String.valueOf(code), times));
        }
        long from = span[0];
        long to = span[1];
        if (spans.get(store.code()) instanceof List<?> before) {
            from = Math.min(from, ((Number) before.get(0)).longValue());
            to = Math.max(to, ((Number) before.get(1)).longValue());
        }
        if (spans.containsKey(store.code()) || spans.size() < SPANS_MAX) {
            spans.put(store.code(), List.of(from, to));
        }
        facts.put(SPANS, Map.copyOf(spans));
    }

    /** Tells what earlier files brought within the span of this one and it leaves out. */
    void tellVanished(Predicate<String> isInFile) {
        settle();
        long count = 0;
        var named = new ArrayList<String>();
        if (row.job().facts().get(SPANS) instanceof Map<?, ?> spans) {
            for (var span : spans.entrySet()) {
                var times = (List<?>) span.getValue();
                var window =
                        new Window(new StoreId(String.valueOf(span.getKey())), time(times.get(0)), time(times.get(1)));
                var vanished = taker.vanished(window, isInFile);
                count += vanished.count();
                vanished.named().forEach(no -> named.add(no.code()));
            }
        }
        if (count > 0) {
            var facts = new HashMap<>(row.job().facts());
            var few = named.subList(0, Math.min(named.size(), TakingOrders.NAMED_MAX));
            facts.put("vanished", Map.of("count", count, "orders", List.copyOf(few)));
            save(job -> with(job, job.done(), job.total(), job.counts(), facts), row.position());
        }
    }

    private static Instant time(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    static Job with(Job job, long done, Optional<Long> total, Counts counts, Map<String, Object> facts) {
        return new Job(
                job.id(),
                job.kind(),
                job.store(),
                job.asked(),
                job.dryRun(),
                job.state(),
                job.cancelAsked(),
                job.sha256(),
                job.bytes(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                done,
                total,
                counts,
                Map.copyOf(facts),
                job.problem(),
                job.undone());
    }
}
