package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not answered as asked. Its words are made when it is written, in the reader's language.
 *
 * @param code the kebab name under {@code /problems/}
 * @param facts members of the problem beside the standard ones
 */
record Problem(int status, String code, ObjectNode facts, List<FieldError> errors, List<Header> headers) {

    static Problem of(ProblemKind kind) {
        return new Problem(kind.status(), kind.code(), Json.MAPPER.createObjectNode(), List.of(), List.of());
    }

    static Problem of(ProblemKind kind, Map<String, Object> facts) {
        return new Problem(kind.status(), kind.code(), Json.members(facts), List.of(), List.of());
    }

    Problem with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Problem(status, code, facts, errors, more);
    }

    /** Ends the reading of a request. */
    Stop stop() {
        return new Stop(this);
    }

    /** Carries a problem out of the reading of a request; it has no stack trace, since nothing is broken. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private Stop(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
