package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Refusal;

/** Problems of the way itself, known before or beside any decision of the desk. Names are the codes. */
enum ProblemKind {
    UNREADABLE(400),
    BAD_REQUEST(400),
    BAD_ID(400),
    UNAUTHORIZED(401),
    NOT_FOUND(404),
    UNKNOWN_STORE(404),
    UNKNOWN_LOCATION(404),
    NO_POLICY(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    TRY_AGAIN(409),
    REQUEST_IN_FLIGHT(409),
    PRECONDITION_FAILED(412),
    PAYLOAD_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    EXPECTATION_FAILED(417),
    INVALID_CONTENT(422),
    IDEMPOTENCY_KEY_REUSED(422),
    BAD_IDEMPOTENCY_KEY(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    DEFECT(500),
    NOT_IMPLEMENTED(501),
    UNAVAILABLE(503),
    UNKNOWN_OUTCOME(503),
    WRITES_STOPPED(503),
    HTTP_VERSION(505),
    DISK_FULL(507);

    private final int status;
    private final String code;

    ProblemKind(int status) {
        this.status = status;
        var camel = Facts.camel(name());
        this.code = Refusal.kebab(Character.toUpperCase(camel.charAt(0)) + camel.substring(1));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
