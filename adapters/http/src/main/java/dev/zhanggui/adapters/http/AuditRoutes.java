package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.audit.api.Auditing;
import dev.zhanggui.application.audit.api.Auditing.Verdict;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.audit.views.AuditViews.ChangeRow;
import dev.zhanggui.application.spi.SelfChecks.Finding;
import dev.zhanggui.domain.roles.Permission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The proof that the record is whole, and the desk's look at itself. */
final class AuditRoutes {
    private static final int HASH_LENGTH = 64;

    private final Auditing auditing;
    private final AuditViews views;

    AuditRoutes(Auditing auditing, AuditViews views) {
        this.auditing = auditing;
        this.views = views;
    }

    List<Route> rows() {
        return List.of(
                Route.get("audit", "/api/v1/audit")
                        .needsForEveryStore(Permission.AUDIT)
                        .asks("kind", "subject", "actor", "cursor", "limit")
                        .answers(200, ChangesAnswer.class)
                        .example("/api/v1/audit?kind=reservation&limit=20")
                        .by(this::changes),
                Route.get("auditHead", "/api/v1/audit/head")
                        .needsForEveryStore(Permission.AUDIT)
                        .answers(200, HeadAnswer.class)
                        .by(call -> () -> Reply.ok(HeadAnswer.of(auditing.head()))),
                Route.get("auditVerification", "/api/v1/audit/verification")
                        .needsForEveryStore(Permission.AUDIT)
                        .asks("anchor")
                        .answers(200, VerificationAnswer.class)
                        .by(this::verify),
                Route.get("doctor", "/api/v1/doctor")
                        .needsForEveryStore(Permission.AUDIT)
                        .answers(200, DoctorAnswer.class)
                        .by(call -> () -> Reply.ok(DoctorAnswer.of(auditing.examine(), call.language()))));
    }

    /** Changes, the newest first. A page may be shorter than asked for and still have a cursor. */
    record ChangesAnswer(List<ChangeAnswer> items, Optional<String> cursor) {}

    /**
     * @param row its number in the audit, as {@code firstBadRow} names it
     * @param before what it was; empty where it is new
     * @param after what happened, in facts
     */
    record ChangeAnswer(
            long row,
            Instant at,
            String actor,
            String via,
            String action,
            String kind,
            String subject,
            long version,
            ObjectNode before,
            ObjectNode after,
            String why) {

        static ChangeAnswer of(ChangeRow change) {
            return new ChangeAnswer(
                    change.row(),
                    change.at(),
                    change.actor(),
                    change.via(),
                    change.action(),
                    change.kind(),
                    change.subject(),
                    change.version(),
                    Json.members(change.before()),
                    Json.members(change.after()),
                    change.why());
        }
    }

    private Supplier<Reply> changes(Call call) {
        var filter = new AuditViews.Filter(call.parameter("kind"), call.parameter("subject"), call.parameter("actor"));
        var cursor = call.parameter("cursor");
        int limit = call.parameterWhole("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
        return () -> {
            var page = views.changes(filter, cursor, limit);
            return Reply.ok(new ChangesAnswer(
                    page.items().stream().map(ChangeAnswer::of).toList(), page.cursor()));
        };
    }

    /** @param head the newest seal as {@code N:HASH}, to be kept elsewhere */
    record HeadAnswer(String head, long n) {

        static HeadAnswer of(String head) {
            return new HeadAnswer(head, Long.parseLong(head.substring(0, head.indexOf(':'))));
        }
    }

    /**
     * @param verdict {@code whole} or {@code broken}
     * @param firstBadRow the first row that is not as it was written; 0 where the tail is missing
     * @param what {@code content}, {@code missing}, {@code chain}, {@code unsealed} or {@code tail}
     */
    record VerificationAnswer(
            String verdict,
            Optional<Long> rows,
            Optional<String> head,
            Optional<Long> firstBadRow,
            Optional<Long> seal,
            Optional<String> what) {

        static VerificationAnswer of(Verdict verdict) {
            if (verdict instanceof Verdict.Whole whole) {
                return new VerificationAnswer(
                        "whole",
                        Optional.of(whole.rows()),
                        Optional.of(whole.head()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            }
            var broken = (Verdict.Broken) verdict;
            return new VerificationAnswer(
                    "broken",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(broken.firstBadRow()),
                    Optional.of(broken.seal()),
                    Optional.of(broken.what()));
        }
    }

    private Supplier<Reply> verify(Call call) {
        var anchor = call.parameter("anchor");
        if (anchor.isPresent() && !isAnchor(anchor.get())) {
            throw Call.wrongParameter("anchor", "anchor", Map.of());
        }
        return () -> Reply.ok(VerificationAnswer.of(auditing.verify(anchor)));
    }

    private static boolean isAnchor(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && text.length() == colon + 1 + HASH_LENGTH
                && text.substring(0, colon).chars().allMatch(c -> c >= '0' && c <= '9')
                && text.substring(colon + 1).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    /** @param level the worst of the findings */
    record DoctorAnswer(Finding.Level level, List<FindingAnswer> items) {

        static DoctorAnswer of(List<Finding> findings, Language language) {
            var worst = findings.stream()
                    .map(Finding::level)
                    .max(Comparator.naturalOrder())
                    .orElse(Finding.Level.OK);
            return new DoctorAnswer(
                    worst,
                    findings.stream()
                            .map(finding -> FindingAnswer.of(finding, language))
                            .toList());
        }
    }

    /**
     * @param check its code, for programs
     * @param name what was looked at, in words
     * @param text what was found, in words
     */
    record FindingAnswer(String check, String name, Finding.Level level, ObjectNode facts, String text) {

        static FindingAnswer of(Finding finding, Language language) {
            var texts = Texts.in(language);
            var facts = Json.members(finding.facts());
            var level = finding.level().name().toLowerCase(Locale.ROOT);
            var text = texts.find("finding." + finding.check() + "." + level, facts)
                    .orElseGet(() -> texts.of("finding." + level, facts));
            var name = texts.find("check." + finding.check(), facts).orElse(finding.check());
            return new FindingAnswer(finding.check(), name, finding.level(), facts, text);
        }
    }
}
