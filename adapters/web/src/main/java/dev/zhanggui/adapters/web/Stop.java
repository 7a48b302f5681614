package dev.zhanggui.adapters.web;

import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Refusal;
import java.util.Map;

/** Ends a visit with a page that says why. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> facts;

    Stop(int status, String code, Map<String, Object> facts) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    /** The use case says no. */
    static Stop of(Refusal refusal) {
        int status = switch (refusal.kind()) {
            case CONFLICT -> 409;
            case INVALID -> 422;
            case NOT_ALLOWED -> 403;
            case UNKNOWN -> 404;
        };
        return new Stop(status, refusal.code(), refusal instanceof Record record ? Facts.of(record) : Map.of());
    }

    /** Nothing is here. */
    static Stop notFound() {
        return new Stop(404, "not-found", Map.of());
    }

    int status() {
        return status;
    }

    /** Of the problem that is told. */
    String code() {
        return code;
    }

    Map<String, Object> facts() {
        return facts;
    }
}
