package dev.zhanggui.adapters.web;

import dev.zhanggui.application.backups.api.Backup;
import dev.zhanggui.application.backups.api.MakingBackups;
import dev.zhanggui.application.backups.api.MakingBackups.Make;
import dev.zhanggui.domain.roles.Permission;
import java.util.List;
import java.util.Map;

/** Copies of the whole desk. */
final class BackupRoutes {
    private static final String LIST = "/settings/backups";

    private final MakingBackups backups;

    BackupRoutes(MakingBackups backups) {
        this.backups = backups;
    }

    List<Route> routes() {
        return List.of(
                Route.page(LIST, Permission.BACKUPS, this::list), Route.form(LIST, Permission.BACKUPS, this::make));
    }

    /** A backup on the list. */
    record Row(Backup backup, String at, String size) {}

    private View list(Visit visit) {
        var say = visit.say();
        return backups.backups(visit.actor())
                .fold(
                        all -> View.page(
                                "backups",
                                Map.of(
                                        "rows",
                                        all.stream()
                                                .map(one ->
                                                        new Row(one, say.time(one.createdAt()), say.bytes(one.bytes())))
                                                .toList(),
                                        "kept",
                                        MakingBackups.KEPT)),
                        refused -> {
                            throw Stop.of(refused);
                        });
    }

    private View make(Visit visit) {
        return backups.make(new Make(visit.actor(), visit.say().t("backups.why")))
                .fold(made -> View.to(LIST, visit.say().t("backups.made")), refused -> {
                    throw Stop.of(refused);
                });
    }
}
