package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.imports.api.FileKind;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportRefused.NotUndoable;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownJob;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownKind;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownReference;
import dev.zhanggui.application.imports.api.ImportRefused.UploadTooLarge;
import dev.zhanggui.application.imports.api.ImportingFiles;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.RefusedRow;
import dev.zhanggui.application.imports.api.TextEncoding;
import dev.zhanggui.application.imports.internal.Taker.NotTakenBack;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.application.imports.spi.Jobs.Position;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes files in, tells what was refused of them, and takes them back. */
final class Importer implements ImportingFiles {
    private static final int ID_BYTES = 8;
    private static final String AUTO = "auto";

    private final Workplace place;
    private final Guard guard;
    private final Randomness randomness;
    private final Map<FileKind, Taker<?>> takers;
    private final Predicate<String> isMapping;
    private final Function<StoreId, Optional<Store>> stores;
    private final Runnable wake;

    Importer(
            Workplace place,
            Guard guard,
            Randomness randomness,
            Map<FileKind, Taker<?>> takers,
            Predicate<String> isMapping,
            Function<StoreId, Optional<Store>> stores,
            Runnable wake) {
        this.place = place;
        this.guard = guard;
        this.randomness = randomness;
        this.takers = takers;
        this.isMapping = isMapping;
        this.stores = stores;
        this.wake = wake;
    }

    @Override
    public List<FileKind> kinds() {
        return takers.keySet().stream().sorted().toList();
    }

    @Override
    public Decision<Job, ImportRefused> start(Send command, InputStream file) throws IOException {
        var kind = FileKind.of(command.kind()).filter(takers::containsKey);
        var refused = refusal(command, kind);
        if (refused.isPresent()) {
            return Decision.refused(refused.get());
        }
        long most = command.length().isPresent() ? BYTES_MAX : BYTES_UNTOLD_MAX;
        var id = HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
        var upload = command.length().orElse(0L) > most
                ? Optional.<Uploads.Upload>empty()
                : place.uploads().receive(id, file, most);
        if (upload.isEmpty()) {
            return Decision.refused(new UploadTooLarge(most));
        }
        var job =
                job(id, command, kind.orElseThrow(), upload.get(), place.clock().instant());
        Decision<Job, ImportRefused> added = place.transactions().run(() -> {
            place.jobs()
                    .add(new Jobs.Row(
                            job,
                            command.actor(),
                            new Jobs.Upload(place.uploads().room(), id),
                            Position.START,
                            0));
            return Decision.accepted(job);
        });
        wake.run();
        return added;
    }

    private Optional<ImportRefused> refusal(Send command, Optional<FileKind> kind) {
        var barred = guard.bars(command.actor(), Permission.IMPORTS, command.store());
        if (barred.isPresent()) {
            return Optional.of(barred.get());
        }
        if (kind.isEmpty()) {
            return Optional.of(new UnknownKind(
                    command.kind(), kinds().stream().map(FileKind::code).toList()));
        }
        if (command.store().flatMap(stores::apply).isEmpty() && command.store().isPresent()) {
            return Optional.of(
                    new UnknownReference("store", command.store().get().code()));
        }
        return command.format().equals(AUTO) || isMapping.test(command.format())
                ? Optional.empty()
                : Optional.of(new UnknownReference("mapping", command.format()));
    }

    private static Job job(String id, Send command, FileKind kind, Uploads.Upload upload, Instant now) {
        return new Job(
                id,
                kind,
                command.store(),
                command.format(),
                command.dryRun(),
                Job.State.QUEUED,
                false,
                upload.sha256(),
                upload.bytes(),
                now,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Job.Counts.NONE,
                command.encoding() == TextEncoding.AUTO
                        ? Map.of()
                        : Map.of(JobLoop.ENCODING_ASKED, command.encoding().code()),
                Optional.empty(),
                false);
    }

    @Override
    public Decision<Page<RefusedRow>, ImportRefused> refused(String job, Optional<String> cursor, int limit) {
        if (place.jobs().find(job).isEmpty()) {
            return Decision.refused(new UnknownJob(job));
        }
        long after = cursor.map(Importer::number).orElse(0L);
        var found = place.refusedRows().after(job, after, limit + 1);
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return Decision.accepted(new Page<>(
                page, more ? Optional.of(Long.toString(page.get(limit - 1).n())) : Optional.empty()));
    }

    /** A cursor of another list begins anew. */
    private static long number(String cursor) {
        try {
            return Math.max(0, Long.parseLong(cursor));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Taken back in units of its own first, marked afterwards: an undo that was interrupted is asked for again. */
    @Override
    public Decision<Job, ImportRefused> undo(Actor actor, String id) {
        var found = place.jobs().find(id).map(Jobs.Row::job);
        if (found.isEmpty()) {
            return Decision.refused(new UnknownJob(id));
        }
        var job = found.get();
        var barred = guard.bars(actor, Permission.IMPORTS, job.store());
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        var why = whyNot(job).map(NotTakenBack::because).or(() -> taken(job).undo(actor, id));
        if (why.isPresent()) {
            return Decision.refused(
                    new NotUndoable(id, why.get().why(), why.get().builtUpon()));
        }
        var now = place.clock().instant();
        Decision<Job, ImportRefused> done = place.transactions().run(() -> {
            if (!place.jobs().undone(id)) {
                return Decision.refused(new NotUndoable(id, "undone-already", List.of()));
            }
            var event = new Workplace.ImportUndone(job.kind().code(), job.sha256());
            place.journal().write(Workplace.entry(now, actor, id, 2, event));
            return Decision.accepted(place.jobs().find(id).orElseThrow().job());
        });
        place.board().moved();
        return done;
    }

    private static Optional<String> whyNot(Job job) {
        if (!job.state().ended()) {
            return Optional.of("still-running");
        }
        if (job.undone()) {
            return Optional.of("undone-already");
        }
        boolean wrote = !job.dryRun() && job.counts().created() + job.counts().updated() > 0;
        return wrote ? Optional.empty() : Optional.of("wrote-nothing");
    }

    private Taker<?> taken(Job job) {
        var taker = takers.get(job.kind());
        if (taker == null) {
            throw new Invariant.Broken("nobody takes " + job.kind().code());
        }
        return taker;
    }
}
