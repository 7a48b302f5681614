package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import dev.zhanggui.domain.shared.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What a route answers: a status with something to be written as JSON, ready text, or a problem. */
sealed interface Reply {
    String JSON = "application/json";
    String PROBLEM_JSON = "application/problem+json";
    String NDJSON = "application/x-ndjson";
    String EVENTS = "text/event-stream";

    /** @param body a record or a tree */
    record Made(int status, Object body, List<Header> headers) implements Reply {

        Made tagged(String tag) {
            var more = new ArrayList<>(headers);
            more.add(new Header("ETag", tag));
            return new Made(status, body, more);
        }

        Made with(List<Header> further) {
            var more = new ArrayList<>(headers);
            more.addAll(further);
            return new Made(status, body, more);
        }

        Made tagged(long version) {
            return tagged("\"" + version + "\"");
        }
    }

    /** Bytes as they are sent. */
    record Ready(int status, String contentType, byte[] body) implements Reply {}

    /** Something long, written piece by piece while it is sent; the first piece was made before. */
    record Streamed(String contentType, Writing writing) implements Reply {

        @FunctionalInterface
        interface Writing {
            void to(OutputStream out) throws IOException;
        }
    }

    /**
     * An answer that is still to come, and keeps no thread until then.
     *
     * @param reply makes the reply of what has come; that which failed is a problem like any exception
     */
    record Later<T>(CompletableFuture<T> coming, Function<T, Reply> reply) implements Reply {}

    /** No, and why. */
    record No(Problem problem) implements Reply {}

    static Made ok(Object body) {
        return new Made(200, body, List.of());
    }

    static Made created(Object body) {
        return new Made(201, body, List.of());
    }

    /** Work that goes on; where it can be asked about. */
    static Made accepted(Object body, String location) {
        return new Made(202, body, List.of(new Header("Location", location)));
    }

    static Made of(boolean isNew, Object body) {
        return isNew ? created(body) : ok(body);
    }

    static Reply text(String contentType, String text) {
        return new Ready(200, contentType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply refused(Refusal refusal) {
        return new No(Problems.of(refusal));
    }

    static Reply no(ProblemKind kind) {
        return new No(Problem.of(kind));
    }
}
