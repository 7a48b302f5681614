package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Page;
import dev.zhanggui.application.audit.api.Auditing;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.audit.views.AuditViews.ChangeRow;
import dev.zhanggui.application.audit.views.AuditViews.Filter;
import dev.zhanggui.domain.roles.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who changed what, when, from what to what; and the proof that nobody changed the record. */
final class AuditRoutes {
    private static final String LIST = "/settings/audit";

    private final Auditing auditing;
    private final AuditViews views;

    AuditRoutes(Auditing auditing, AuditViews views) {
        this.auditing = auditing;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.page(LIST, Permission.AUDIT, this::list),
                Route.form(LIST + "/verify", Permission.AUDIT, this::verify));
    }

    /** A change as it is read. */
    record Change(ChangeRow row, String at, List<String> facts) {}

    /** What the page shows. */
    record Journal(
            String kind, String subject, String actor, List<Change> changes, String first, String next, String head) {}

    private View list(Visit visit) {
        visit.mustReachAll(Permission.AUDIT);
        var filter = new Filter(visit.asked("kind"), visit.asked("subject"), visit.asked("actor"));
        var page = views.changes(filter, visit.asked("cursor"), Page.LIMIT_DEFAULT);
        var changes = page.items().stream()
                .map(row -> new Change(row, visit.say().time(row.at()), facts(row)))
                .toList();
        var here = visit.address();
        var model = new Journal(
                filter.kind().orElse(""),
                filter.subject().orElse(""),
                filter.actor().orElse(""),
                changes,
                visit.asked("cursor").isPresent() ? here.without("cursor").toString() : "",
                page.cursor()
                        .map(cursor -> here.with("cursor", cursor).toString())
                        .orElse(""),
                auditing.head());
        return View.page("audit", "journal", model);
    }

    /** What was there before beside what is there now; what did not change is left out. */
    private static List<String> facts(ChangeRow row) {
        var facts = new ArrayList<String>();
        row.after().forEach((name, now) -> flat(name, now, row.before(), facts));
        return facts;
    }

    private static void flat(String name, Object now, Map<String, Object> before, List<String> facts) {
        if (now instanceof Map<?, ?> map) {
            map.forEach((inner, value) -> {
                if (value != null) {
                    flat(String.valueOf(inner), value, before, facts);
                }
            });
            return;
        }
        var earlier = before.get(name);
        if (before.isEmpty() || earlier == null) {
            facts.add(name + ": " + now);
        } else if (!earlier.equals(now)) {
            facts.add(name + ": " + earlier + " → " + now);
        }
    }

    private View verify(Visit visit) {
        visit.mustReachAll(Permission.AUDIT);
        var say = visit.say();
        var verdict = auditing.verify(Optional.empty());
        if (verdict instanceof Verdict.Whole whole) {
            return View.to(LIST, say.t("audit.whole", "count", say.number(whole.rows())));
        }
        var broken = (Verdict.Broken) verdict;
        var text = say.t("audit.broken", "row", broken.firstBadRow(), "what", broken.what());
        return new View.Html(500, "error", Map.of("title", say.t("audit.broken.title"), "text", text, "status", 500));
    }
}
