package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.application.KeyCursor;
import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import dev.zhanggui.application.audit.views.AuditViews;
import dev.zhanggui.application.inventory.views.StockViews;
import dev.zhanggui.application.rules.views.RuleViews;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.application.trade.views.OrderViews;
import dev.zhanggui.domain.shared.MeantForAnotherVersion;
import dev.zhanggui.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every way to say no, as {@code application/problem+json}. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final Set<String> STANDARD = Set.of("type", "status", "title", "detail", "traceId", "errors");

    private Problems() {}

    /** The one switch from kinds to statuses. A stale version is told apart, since HTTP has statuses of its own. */
    static int status(Refusal.Kind kind) {
        return switch (kind) {
            case CONFLICT -> 409;
            case INVALID -> 422;
            case NOT_ALLOWED -> 403;
            case UNKNOWN -> 404;
        };
    }

    static Problem of(Refusal refusal) {
        var facts = Json.members(refusal);
        if (refusal instanceof MeantForAnotherVersion changed) {
            return changed(changed, facts);
        }
        return new Problem(status(refusal.kind()), refusal.code(), facts, List.of(), List.of());
    }

    private static Problem changed(MeantForAnotherVersion changed, ObjectNode facts) {
        var kind = changed.expected() == 0 ? ProblemKind.PRECONDITION_REQUIRED : ProblemKind.PRECONDITION_FAILED;
        var problem = new Problem(kind.status(), kind.code(), facts, List.of(), List.of());
        return changed.found() == 0 ? problem : problem.with("ETag", "\"" + changed.found() + "\"");
    }

    /** All that is wrong with the fields of a request. */
    static Problem invalid(List<FieldError> errors) {
        boolean ids = errors.stream().allMatch(error -> error.code().equals(ProblemKind.BAD_ID.code()));
        var code = ids ? ProblemKind.BAD_ID.code() : ProblemKind.INVALID_CONTENT.code();
        return new Problem(422, code, Json.members(Map.of("count", errors.size())), errors, List.of());
    }

    /** What became of a request that ended with an exception; a defect is logged under the problem's trace id. */
    static Problem of(Throwable thrown, String traceId) {
        if (thrown instanceof Problem.Stop stop) {
            return stop.problem();
        }
        if (thrown instanceof Trouble trouble) {
            return ofTrouble(trouble, traceId);
        }
        if (thrown instanceof StockViews.BadCursor
                || thrown instanceof AuditViews.BadCursor
                || thrown instanceof OrderViews.BadCursor
                || thrown instanceof RuleViews.BadCursor
                || thrown instanceof KeyCursor.BadCursor) {
            return Call.wrongParameter("cursor", "cursor", Map.of()).problem();
        }
        if (thrown instanceof HttpException http && http.getCode() < 500) {
            return ofStatus(http.getCode());
        }
        LOG.error("defect, trace id {}", traceId, thrown);
        return Problem.of(ProblemKind.DEFECT);
    }

    private static Problem ofTrouble(Trouble trouble, String traceId) {
        if (trouble instanceof Trouble.StaleWrite) {
            return Problem.of(ProblemKind.TRY_AGAIN);
        }
        LOG.warn("{} (caused by {}), trace id {}", trouble, trouble.getCause(), traceId);
        if (trouble instanceof Trouble.DiskFull) {
            return Problem.of(ProblemKind.DISK_FULL);
        }
        if (trouble instanceof Trouble.UnknownOutcome) {
            return Problem.of(ProblemKind.UNKNOWN_OUTCOME).with("Retry-After", RETRY_AFTER_SECONDS);
        }
        boolean stopped = trouble instanceof Trouble.WritesStopped;
        return Problem.of(stopped ? ProblemKind.WRITES_STOPPED : ProblemKind.UNAVAILABLE)
                .with("Retry-After", stopped ? "60" : RETRY_AFTER_SECONDS);
    }

    /** A problem that the server itself found, before any route. */
    static Problem ofStatus(int status) {
        return Problem.of(
                switch (status) {
                    case 401 -> ProblemKind.UNAUTHORIZED;
                    case 404 -> ProblemKind.NOT_FOUND;
                    case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
                    case 408 -> ProblemKind.REQUEST_TIMEOUT;
                    case 413 -> ProblemKind.PAYLOAD_TOO_LARGE;
                    case 414 -> ProblemKind.URI_TOO_LONG;
                    case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
                    case 417 -> ProblemKind.EXPECTATION_FAILED;
                    case 429 -> ProblemKind.TOO_MANY_REQUESTS;
                    case 431 -> ProblemKind.HEADERS_TOO_LARGE;
                    case 501 -> ProblemKind.NOT_IMPLEMENTED;
                    case 503 -> ProblemKind.UNAVAILABLE;
                    case 505 -> ProblemKind.HTTP_VERSION;
                    default -> status < 500 ? ProblemKind.BAD_REQUEST : ProblemKind.DEFECT;
                });
    }

    static String newTraceId() {
        var random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE)
                + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }

    static Answer written(Problem problem, Language language, String traceId) {
        var headers = new ArrayList<>(problem.headers());
        headers.add(new Header("Content-Type", Reply.PROBLEM_JSON));
        headers.add(new Header("Content-Language", language.tag()));
        headers.add(new Header("Vary", "Accept-Language"));
        return new Answer(problem.status(), headers, Json.write(tree(problem, language, traceId)));
    }

    static ObjectNode tree(Problem problem, Language language, String traceId) {
        var texts = Texts.in(language);
        var tree = Json.MAPPER.createObjectNode();
        tree.put("type", "/problems/" + problem.code());
        tree.put("status", problem.status());
        tree.put("title", texts.of("problem." + problem.code() + ".title"));
        tree.put("detail", texts.of("problem." + problem.code() + ".detail", problem.facts()));
        tree.put("traceId", traceId);
        var errors = tree.putArray("errors");
        for (var error : problem.errors()) {
            var facts = Json.members(error.facts());
            var one = errors.addObject();
            one.put("pointer", error.pointer());
            one.put("code", error.code());
            one.put("detail", texts.of("field." + error.code(), facts));
            one.setAll(facts);
        }
        problem.facts().properties().forEach(fact -> {
            if (!STANDARD.contains(fact.getKey())) {
                tree.set(fact.getKey(), fact.getValue());
            }
        });
        return tree;
    }
}
