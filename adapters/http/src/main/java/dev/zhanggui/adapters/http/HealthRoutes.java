package dev.zhanggui.adapters.http;

import dev.zhanggui.application.audit.api.Auditing;
import dev.zhanggui.application.backups.views.BackupViews;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the machinery around the desk asks. */
final class HealthRoutes {
    private static final Duration LAG_MAX = Duration.ofSeconds(10);
    private static final double MILLIS = 1e3;

    private final Auditing auditing;
    private final BackupViews backups;
    private final Meters meters;

    HealthRoutes(Auditing auditing, BackupViews backups, Meters meters) {
        this.auditing = auditing;
        this.backups = backups;
        this.meters = meters;
    }

    List<Route> rows() {
        return List.of(
                Route.get("healthz", "/healthz")
                        .answers(200, HealthAnswer.class)
                        .by(call -> () -> Reply.ok(new HealthAnswer("alive"))),
                Route.get("readyz", "/readyz")
                        .answers(200, ReadyAnswer.class)
                        .answers(503, ReadyAnswer.class)
                        .by(call -> this::ready),
                Route.get("metrics", "/metrics")
                        .answersText("text/plain; version=0.0.4; charset=utf-8")
                        .by(call -> this::metrics));
    }

    record HealthAnswer(String state) {}

    /** @param state {@code green}; {@code amber}: somebody should look; {@code red}: nothing can be written */
    record ReadyAnswer(String state, Optional<String> writesStopped, double sealLagSeconds) {}

    private Reply ready() {
        var stopped = auditing.writesStopped();
        var lag = auditing.sealLag();
        var state = lag.compareTo(LAG_MAX) > 0 ? "amber" : "green";
        var answer = new ReadyAnswer(stopped.isPresent() ? "red" : state, stopped, lag.toMillis() / MILLIS);
        return new Reply.Made(stopped.isPresent() ? 503 : 200, answer, List.of());
    }

    private Reply metrics() {
        var out = new StringBuilder();
        meters.write(out);
        var memory = ManagementFactory.getMemoryMXBean();
        var runtime = ManagementFactory.getRuntimeMXBean();
        Meters.gauge(
                out,
                "jvm_memory_heap_used_bytes",
                "Heap in use.",
                memory.getHeapMemoryUsage().getUsed());
        Meters.gauge(
                out,
                "jvm_memory_heap_max_bytes",
                "Heap at most.",
                memory.getHeapMemoryUsage().getMax());
        Meters.gauge(
                out,
                "jvm_threads",
                "Live threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        Meters.gauge(out, "process_uptime_seconds", "Time since the start.", runtime.getUptime() / MILLIS);
        backups(out);
        var head = auditing.head();
        Meters.gauge(
                out,
                "zhanggui_audit_head",
                "Number of the newest seal.",
                Double.parseDouble(head.substring(0, head.indexOf(':'))));
        Meters.gauge(
                out,
                "zhanggui_audit_seal_lag_seconds",
                "Age of the oldest unsealed row.",
                auditing.sealLag().toMillis() / MILLIS);
        Meters.gauge(
                out,
                "zhanggui_writes_stopped",
                "1 where nothing can be written.",
                auditing.writesStopped().isPresent() ? 1 : 0);
        var text = out.toString().getBytes(StandardCharsets.UTF_8);
        return new Reply.Ready(200, "text/plain; version=0.0.4; charset=utf-8", text);
    }

    /** An alarm on the age, or on a failure that no later backup made good. */
    private void backups(StringBuilder out) {
        var shown = backups.shown();
        Meters.gauge(
                out,
                "zhanggui_backup_age_seconds",
                "Age of the newest backup; not a number where there is none.",
                shown.age().map(age -> age.toMillis() / MILLIS).orElse(Double.NaN));
        Meters.gauge(
                out,
                "zhanggui_backups",
                "Backups that are there.",
                shown.items().size());
        Meters.gauge(
                out,
                "zhanggui_backup_failed",
                "1 where the last attempt failed, else 0.",
                shown.failed().isPresent() ? 1 : 0);
    }
}
