package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.imports.api.ImportRefused;
import dev.zhanggui.application.imports.api.ImportRefused.JobEnded;
import dev.zhanggui.application.imports.api.ImportRefused.UnknownJob;
import dev.zhanggui.application.imports.api.Job;
import dev.zhanggui.application.imports.api.WatchingJobs;
import dev.zhanggui.application.imports.spi.Jobs;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import java.time.Duration;
import java.util.Optional;

/** Answers what jobs are about, and asks them to end. */
final class JobWatcher implements WatchingJobs {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Workplace place;
    private final Guard guard;

    JobWatcher(Workplace place, Guard guard) {
        this.place = place;
        this.guard = guard;
    }

    @Override
    public Optional<Job> job(String id) {
        return place.jobs().find(id).map(Jobs.Row::job);
    }

    @Override
    public Page<Job> jobs(Optional<String> cursor, int limit) {
        var found = place.jobs().page(cursor, limit + 1);
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
    }

    @Override
    public Decision<Job, ImportRefused> cancel(Actor actor, String id) {
        var now = place.clock().instant();
        Decision<Job, ImportRefused> done = place.transactions().run(() -> {
            var found = job(id);
            if (found.isEmpty()) {
                return Decision.refused(new UnknownJob(id));
            }
            var barred = guard.bars(actor, Permission.IMPORTS, found.get().store());
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (!place.jobs().cancel(id, now)) {
                return Decision.refused(new JobEnded(id, found.get().state()));
            }
            return Decision.accepted(job(id).orElseThrow());
        });
        place.board().moved();
        return done;
    }

    @Override
    public Optional<Job> await(String id, Optional<Job> seen, Duration patience) {
        var end = place.clock().instant().plus(patience);
        while (true) {
            long moves = place.board().moves();
            var now = job(id);
            boolean over =
                    !place.clock().instant().isBefore(end) || place.board().isClosed();
            boolean ended = now.map(job -> job.state().ended()).orElse(true);
            if (!now.equals(seen) || ended || over) {
                return now;
            }
            place.board().await(moves, LOOK_EVERY);
            if (Thread.currentThread().isInterrupted()) {
                return now;
            }
        }
    }
}
