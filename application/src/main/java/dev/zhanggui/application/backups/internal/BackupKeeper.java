package dev.zhanggui.application.backups.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.BackupRefused;
import dev.zhanggui.application.backups.api.BackupRefused.BackupUnderWay;
import dev.zhanggui.application.backups.api.BackupRefused.NoPlaceForBackups;
import dev.zhanggui.application.backups.api.BackupRefused.NotAllowed;
import dev.zhanggui.application.backups.api.MakingBackups;
import dev.zhanggui.application.backups.spi.Backups;
import dev.zhanggui.application.backups.views.BackupViews;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Makes backups when somebody asks, and once every night. */
public final class BackupKeeper implements MakingBackups, BackupViews {
    private static final System.Logger LOG = System.getLogger(BackupKeeper.class.getName());
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);
    /** A desk that was never backed up is, once it has been up for so long. */
    private static final Duration FIRST_AFTER = Duration.ofHours(1);
    /** Two nights without one: somebody should look. */
    private static final Duration OLD_AFTER = Duration.ofHours(49);

    private final Transactions transactions;
    private final Backups backups;
    private final Journal journal;
    private final InstantSource clock;
    private final KeepingTokens tokens;
    private final Instant openedAt;
    private final Semaphore alone = new Semaphore(1);
    private final LinkedBlockingQueue<Instant> nights = new LinkedBlockingQueue<>(1);
    private final AtomicLong failures = new AtomicLong();
    private volatile Optional<Failed> failed = Optional.empty();
    private volatile boolean closed;

    public BackupKeeper(Storage storage, InstantSource clock, KeepingTokens tokens) {
        this.transactions = storage.transactions();
        this.backups = storage.backups();
        this.journal = storage.journal();
        this.clock = clock;
        this.tokens = tokens;
        this.openedAt = clock.instant();
    }

    @Override
    public Decision<Backup, BackupRefused> make(Make command) {
        return allowed(command.actor()).then(actor -> {
            if (backups.place().isEmpty()) {
                return Decision.refused(new NoPlaceForBackups());
            }
            if (!alone.tryAcquire()) {
                return Decision.refused(new BackupUnderWay());
            }
            try {
                return Decision.accepted(made(actor, command.why()));
            } finally {
                alone.release();
            }
        });
    }

    private Backup made(Actor actor, String why) {
        var made = proven();
        var event = new BackupMade(made.name(), made.rows(), made.bytes(), made.auditHead(), made.sha256());
        Decision<Backup, BackupRefused> written = transactions.run(() -> {
            journal.write(new Journal.Entry(made.createdAt(), actor, "backup", made.name(), 1, Map.of(), event, why));
            return Decision.accepted(made);
        });
        int gone = backups.keepNewest(KEPT);
        LOG.log(System.Logger.Level.DEBUG, "{0} made, {1} older ones deleted", made.name(), gone);
        return written.orThrow();
    }

    /** Remembers that it failed, since whoever asked for a nightly one is asleep. */
    private Backup proven() {
        var began = clock.instant();
        try {
            var made = backups.make(began);
            failed = Optional.empty();
            return made;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            failed = Optional.of(new Failed(began, String.valueOf(e.getMessage())));
            throw e;
        }
    }

    @Override
    public Shown shown() {
        var all = backups.all();
        var age = all.stream().findFirst().map(newest -> Duration.between(newest.createdAt(), clock.instant()));
        return new Shown(all, backups.place(), age, alone.availablePermits() == 0, failures.get(), failed);
    }

    @Override
    public Decision<List<Backup>, BackupRefused> backups(Actor actor) {
        return allowed(actor).map(allowed -> backups.all());
    }

    private Decision<Actor, BackupRefused> allowed(Actor actor) {
        return actor.authority()
                .lacks(Permission.BACKUPS)
                .<Decision<Actor, BackupRefused>>map(condition -> Decision.refused(new NotAllowed(
                        Permission.BACKUPS.code(), condition, tokens.whoCould(Permission.BACKUPS, Optional.empty()))))
                .orElseGet(() -> Decision.accepted(actor));
    }

    /** Looks whether tonight's backup is still to be made; the loop makes it, since others wait for the timer. */
    public void look() {
        var now = clock.instant();
        if (backups.place().isPresent() && isDue(now)) {
            boolean taken = nights.offer(now);
            LOG.log(System.Logger.Level.DEBUG, "the nightly backup is due, {0}", taken ? "now" : "already");
        }
    }

    private boolean isDue(Instant now) {
        var local = LocalDateTime.ofInstant(now, ZONE);
        var today =
                local.toLocalDate().atTime(AT_NIGHT).toInstant(ZONE.getRules().getOffset(local));
        var lastNight = now.isBefore(today) ? today.minus(Duration.ofDays(1)) : today;
        var newest = backups.all().stream().findFirst().map(Backup::createdAt);
        return newest.map(lastNight::isAfter)
                .orElseGet(() -> lastNight.isAfter(openedAt) || !now.isBefore(openedAt.plus(FIRST_AFTER)));
    }

    /** The life of the thread that makes the nightly backups: until it is interrupted. */
    public void work() {
        try {
            while (!closed) {
                makeFor(nights.take());
            }
        } catch (InterruptedException e) {
            // A stepped background interrupts from the beginning: what is due is still done.
            for (var due = nights.poll(); due != null && !closed; due = nights.poll()) {
                makeFor(due);
            }
            Thread.currentThread().interrupt();
        }
    }

    private void makeFor(Instant due) {
        try {
            var done = make(new Make(Actor.DESK, "nightly"));
            LOG.log(System.Logger.Level.DEBUG, "the backup due at {0}: {1}", due, done);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the nightly backup failed and will be tried again", e);
        }
    }

    /** No nightly backup is begun any more. */
    public void close() {
        closed = true;
    }

    /** How old the newest backup is, and whether the last attempt failed. */
    public Finding finding() {
        var shown = shown();
        var facts = new LinkedHashMap<String, Object>();
        shown.place().ifPresent(place -> facts.put("place", place));
        facts.put("count", shown.items().size());
        shown.items().stream().findFirst().ifPresent(newest -> facts.put("newest", newest.name()));
        shown.age().ifPresent(age -> facts.put("hours", age.toHours()));
        shown.failed().ifPresent(last -> facts.put("failed", last.what()));
        var why = why(shown);
        why.ifPresent(word -> facts.put("why", word));
        return new Finding("backups", why.isPresent() ? Finding.Level.WARN : Finding.Level.OK, facts);
    }

    private static Optional<String> why(Shown shown) {
        if (shown.place().isEmpty()) {
            return Optional.of("no-place");
        }
        if (shown.failed().isPresent()) {
            return Optional.of("backup-failed");
        }
        if (shown.items().isEmpty()) {
            return Optional.of("none");
        }
        return shown.age().filter(age -> age.compareTo(OLD_AFTER) > 0).map(age -> "old");
    }

    /** @param auditHead the newest seal that it holds: an anchor against a cut tail */
    private record BackupMade(String name, long rows, long bytes, String auditHead, String sha256) {}
}
