package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.Mapping;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.application.imports.internal.Detection.Found;
import dev.zhanggui.application.imports.internal.ImportRun.Opened;
import dev.zhanggui.application.imports.internal.ImportRun.Stopped;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.imports.spi.TableFiles;
import dev.zhanggui.application.imports.spi.TableFiles.Table;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Reason;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works on jobs, one after the other, the oldest first; also on those that another desk has left. */
final class JobLoop {
    /** The fact that says which encoding the sender named; without it, it is found out. */
    static final String ENCODING_ASKED = "encodingAsked";

    private static final System.Logger LOG = System.getLogger(JobLoop.class.getName());
    private static final int TRIES_MAX = 5;

    private final Workplace place;
    private final TableFiles tables;
    private final Map<FileKind, Taker<?>> takers;
    private final BiFunction<FileKind, String, List<Mapping>> candidates;
    private final Function<StoreId, Optional<Store>> stores;
    private final BlockingQueue<Boolean> wakes = new ArrayBlockingQueue<>(1);
    private volatile @Nullable CountDownLatch working;

    /** @param candidates mappings of a kind that may read a file, by what was asked for */
    JobLoop(
            Workplace place,
            TableFiles tables,
            Map<FileKind, Taker<?>> takers,
            BiFunction<FileKind, String, List<Mapping>> candidates,
            Function<StoreId, Optional<Store>> stores) {
        this.place = place;
        this.tables = tables;
        this.takers = takers;
        this.candidates = candidates;
        this.stores = stores;
    }

    /** There may be a job now. */
    void wake() {
        var unused = wakes.offer(true);
    }

    /** Looks whether there is a job that nobody works on. */
    void look() {
        if (place.leases().waiting(place.uploads().room(), place.clock().instant())) {
            wake();
        }
    }

    /** The loop's life. An interrupt lets it do what is there to do, and ends it. */
    void work() {
        boolean interrupted = false;
        while (!interrupted && !place.board().isClosed()) {
            try {
                var unused = wakes.take();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            workOff();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff() {
        var latch = new CountDownLatch(1);
        working = latch;
        try {
            var next = claim();
            while (next.isPresent()) {
                run(next.get());
                next = claim();
            }
        } catch (Trouble e) {
            LOG.log(System.Logger.Level.WARNING, "jobs cannot be worked on just now", e);
        } finally {
            latch.countDown();
        }
    }

    /** Waits until the chunk under way is written and the job is left; the board was closed before. */
    void await() {
        var latch = working;
        try {
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Jobs.Row> claim() {
        if (place.board().isClosed()) {
            return Optional.empty();
        }
        var now = place.clock().instant();
        var until = place.leaseEnd();
        Decision<Optional<Jobs.Row>, Refusal> claimed = place.transactions()
                .run(() ->
                        Decision.accepted(place.leases().claim(place.uploads().room(), place.holder(), now, until)));
        return claimed.orThrow();
    }

    private void run(Jobs.Row row) {
        place.board().moved();
        try {
            if (row.job().cancelAsked()) {
                fail(row, Job.State.CANCELLED, Optional.empty());
            } else if (row.tries() > TRIES_MAX) {
                fail(row, Job.State.FAILED, Optional.of(new Reason("gave-up", Map.of("tries", row.tries() - 1))));
            } else if (!Files.isReadable(place.uploads().path(row.upload().name()))) {
                fail(row, Job.State.FAILED, Optional.of(new Reason("upload-gone", Map.of())));
            } else {
                read(row);
            }
        } catch (Trouble e) {
            LOG.log(System.Logger.Level.WARNING, "job " + row.job().id() + " goes on when its lease has ended", e);
        }
    }

    private void fail(Jobs.Row row, Job.State state, Optional<Reason> problem) {
        var unused = place.end(row, state, problem);
    }

    private void read(Jobs.Row row) {
        var first = open(row);
        if (first instanceof Decision.Refused<Opened, FileRefused> refused) {
            var facts = Facts.of((Record) refused.refusal());
            fail(row, Job.State.FAILED, Optional.of(new Reason(refused.refusal().code(), facts)));
            return;
        }
        var opened = first.orThrow();
        var found = opened.found();
        var told = told(row.job(), opened.table(), found.layout());
        opened.close();
        var taker = takers.get(row.job().kind());
        if (taker == null) {
            fail(
                    row,
                    Job.State.FAILED,
                    Optional.of(new Reason(
                            "unknown-kind", Map.of("asked", row.job().kind().code()))));
        } else {
            read(new Jobs.Row(told, row.actor(), row.upload(), row.position(), row.tries()), taker, found.layout());
        }
    }

    private <T> void read(Jobs.Row row, Taker<T> taker, Layout layout) {
        var known = new HashMap<StoreId, Optional<Store>>();
        var context = new Taker.Context(
                row.actor(), row.job().id(), layout, row.job().store(), id -> known.computeIfAbsent(id, stores));
        var writer = new ChunkWriter<>(place, taker, context, row);
        try {
            new ImportRun<>(taker, context, writer, place.staging())
                    .run(() -> open(row).orThrow());
        } catch (Stopped stopped) {
            ended(writer, stopped.isCancelled());
        } catch (Trouble e) {
            writer.abandon();
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "job " + row.job().id() + " met a defect", e);
            writer.abandon();
            fail(writer.row(), Job.State.FAILED, Optional.of(new Reason("defect", Map.of())));
        }
    }

    private void ended(ChunkWriter<?> writer, boolean cancelled) {
        writer.abandon();
        if (cancelled) {
            fail(writer.row(), Job.State.CANCELLED, Optional.empty());
        } else {
            place.leave(writer.row());
        }
    }

    /** The file from its first row of data on. */
    private Decision<Opened, FileRefused> open(Jobs.Row row) {
        Decision<Table, FileRefused> opened =
                tables.open(place.uploads().path(row.upload().name()), encoding(row.job()));
        return opened.then(table -> {
            var detection =
                    new Detection(candidates.apply(row.job().kind(), row.job().asked()));
            var found = detection.in(table).then(one -> withStore(row.job(), one));
            if (found instanceof Decision.Refused<Found, FileRefused>) {
                table.close();
            }
            return found.map(one -> new Opened(table, one));
        });
    }

    private static TextEncoding encoding(Job job) {
        return Optional.ofNullable(job.facts().get(ENCODING_ASKED))
                .flatMap(code -> TextEncoding.of(String.valueOf(code)))
                .orElse(TextEncoding.AUTO);
    }

    /** Rows of a kind that belongs to stores say whose they are, or the sender did. */
    private static Decision<Found, FileRefused> withStore(Job job, Found found) {
        var layout = found.layout();
        int store = job.kind().find("store");
        boolean needed = store >= 0 && job.kind() != FileKind.STORES;
        boolean given = job.store().isPresent()
                || layout.mapping().store().isPresent()
                || layout.mapping().constants().containsKey("store")
                || (needed && layout.sources()[store].length > 0);
        return needed && !given ? Decision.refused(new FileRefused.NoStore()) : Decision.accepted(found);
    }

    private static Job told(Job job, Table table, Layout layout) {
        var facts = new HashMap<>(job.facts());
        facts.put("format", table.format());
        facts.put("encoding", table.encoding());
        facts.put("mapping", layout.mapping().name());
        facts.put("header", layout.header());
        facts.put("unknownColumns", layout.unknownColumns());
        return ChunkWriter.with(job, job.done(), job.total(), job.counts(), facts);
    }
}
