package dev.zhanggui.adapters.http;

import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.BackupRefused;
import dev.zhanggui.application.backups.api.MakingBackups;
import dev.zhanggui.application.backups.api.MakingBackups.Make;
import dev.zhanggui.application.backups.views.BackupViews;
import dev.zhanggui.domain.roles.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Copies of the whole desk. */
final class BackupRoutes {
    private static final int WHY_LENGTH_MAX = 500;

    private final MakingBackups backups;
    private final BackupViews views;

    BackupRoutes(MakingBackups backups, BackupViews views) {
        this.backups = backups;
        this.views = views;
    }

    List<Route> rows() {
        return List.of(
                // No idempotency key: its answer would be kept in the transaction of its effect, and this lasts
                // seconds.
                Route.post("makeBackup", "/api/v1/backups")
                        .needsForEveryStore(Permission.BACKUPS)
                        .takes(BackupRequest.class)
                        .answers(201, BackupAnswer.class)
                        .refuses(BackupRefused.class)
                        .example("/api/v1/backups", """
                                {"why": "before the great sale"}""")
                        .by(this::make),
                Route.get("backups", "/api/v1/backups")
                        .needsForEveryStore(Permission.BACKUPS)
                        .answers(200, BackupsAnswer.class)
                        .refuses(BackupRefused.class)
                        .by(this::all));
    }

    record BackupRequest(Optional<String> why) {

        static BackupRequest read(Fields in) {
            return new BackupRequest(in.text("why", WHY_LENGTH_MAX));
        }
    }

    /** @param auditHead the newest seal in it, as {@code N:HASH}; {@code sha256} is over the content of all tables */
    record BackupAnswer(
            String name, Instant createdAt, long bytes, long rows, int schema, String auditHead, String sha256) {

        static BackupAnswer of(Backup backup) {
            return new BackupAnswer(
                    backup.name(),
                    backup.createdAt(),
                    backup.bytes(),
                    backup.rows(),
                    backup.schema(),
                    backup.auditHead(),
                    backup.sha256());
        }
    }

    /** @param failed the last attempt, where it failed; {@code failures} counts them since the desk was opened */
    record BackupsAnswer(
            List<BackupAnswer> items,
            Optional<String> cursor,
            Optional<String> place,
            Optional<Long> newestAgeSeconds,
            boolean underWay,
            long failures,
            Optional<FailedAnswer> failed) {

        static BackupsAnswer of(List<Backup> all, BackupViews.Shown shown) {
            return new BackupsAnswer(
                    all.stream().map(BackupAnswer::of).toList(),
                    Optional.empty(),
                    shown.place(),
                    shown.age().map(Duration::toSeconds),
                    shown.underWay(),
                    shown.failures(),
                    shown.failed().map(failed -> new FailedAnswer(failed.at(), failed.what())));
        }
    }

    record FailedAnswer(Instant at, String what) {}

    private Supplier<Reply> make(Call call) {
        var why = call.body(BackupRequest::read).why().orElse("");
        return () -> backups.make(new Make(call.actor(), why))
                .fold(made -> Reply.created(BackupAnswer.of(made)), Reply::refused);
    }

    private Supplier<Reply> all(Call call) {
        return () -> backups.backups(call.actor())
                .fold(all -> Reply.ok(BackupsAnswer.of(all, views.shown())), Reply::refused);
    }
}
