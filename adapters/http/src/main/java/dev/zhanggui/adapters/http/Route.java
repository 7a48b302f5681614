package dev.zhanggui.adapters.http;

import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation, declared once: what is registered, documented, tested and tried out is made from these rows.
 *
 * @param path with parameters in braces
 * @param permission what it needs; empty: open to everybody
 * @param everyStore whether the permission must not be limited to some stores
 * @param request the record of its body; empty: it takes none
 * @param answers by status, the record that is sent
 * @param refusals the families of reasons for which the desk refuses it
 * @param problems those of the way that only some operations have
 * @param query names of its query parameters
 * @param once whether it changes something each time it is sent, so that callers may send an idempotency key
 * @param showsSecret whether its answer must not be kept readable
 */
record Route(
        String operationId,
        Verb verb,
        String path,
        Optional<Permission> permission,
        boolean everyStore,
        Intake intake,
        Optional<Class<?>> request,
        List<Answer> answers,
        List<Class<? extends Refusal>> refusals,
        List<ProblemKind> problems,
        List<String> query,
        boolean once,
        boolean showsSecret,
        Example example,
        Reading reading) {

    enum Verb {
        GET,
        PUT,
        POST,
        DELETE
    }

    /** What body a request has. */
    enum Intake {
        NONE,
        JSON,
        LINES,
        FILE
    }

    /** @param body empty where the answer is not described by a record */
    record Answer(int status, String contentType, Optional<Class<?>> body) {}

    /**
     * A request that can be sent as it stands.
     *
     * @param path with its parameters filled in, and a query if it has one
     */
    record Example(String path, String body) {}

    /** Text to command, before anything is done; what is answered does it. */
    @FunctionalInterface
    interface Reading {
        Supplier<Reply> read(Call call);
    }

    String[] segments() {
        return path.split("/", -1);
    }

    static Draft get(String operationId, String path) {
        return new Draft(operationId, Verb.GET, path);
    }

    static Draft put(String operationId, String path) {
        return new Draft(operationId, Verb.PUT, path);
    }

    static Draft post(String operationId, String path) {
        return new Draft(operationId, Verb.POST, path);
    }

    static Draft delete(String operationId, String path) {
        return new Draft(operationId, Verb.DELETE, path);
    }

    /** A row being written. */
    static final class Draft {
        private final String operationId;
        private final Verb verb;
        private final String path;
        private @Nullable Permission permission;
        private boolean everyStore;
        private Intake intake = Intake.NONE;
        private @Nullable Class<?> request;
        private final List<Answer> answers = new ArrayList<>();
        private final List<Class<? extends Refusal>> refusals = new ArrayList<>();
        private final List<ProblemKind> problems = new ArrayList<>();
        private final List<String> query = new ArrayList<>();
        private boolean once;
        private boolean showsSecret;
        private Example example;

        private Draft(String operationId, Verb verb, String path) {
            this.operationId = operationId;
            this.verb = verb;
            this.path = path;
            this.example = new Example(path, "");
        }

        Draft needs(Permission needed) {
            this.permission = needed;
            return this;
        }

        Draft needsForEveryStore(Permission needed) {
            this.everyStore = true;
            return needs(needed);
        }

        Draft takes(Class<?> body) {
            this.intake = Intake.JSON;
            this.request = body;
            return this;
        }

        Draft takesLinesOf(Class<?> body) {
            this.intake = Intake.LINES;
            this.request = body;
            return this;
        }

        /** A file of any type, read as it arrives. */
        Draft takesFile() {
            this.intake = Intake.FILE;
            return this;
        }

        Draft answers(int status, Class<?> body) {
            answers.add(new Answer(status, Reply.JSON, Optional.of(body)));
            return this;
        }

        Draft answersLinesOf(Class<?> body) {
            answers.add(new Answer(200, Reply.NDJSON, Optional.of(body)));
            return this;
        }

        Draft answersText(String contentType) {
            answers.add(new Answer(200, contentType, Optional.empty()));
            return this;
        }

        Draft refuses(Class<? extends Refusal> family) {
            refusals.add(family);
            return this;
        }

        Draft mayBe(ProblemKind... kinds) {
            problems.addAll(List.of(kinds));
            return this;
        }

        Draft asks(String... parameters) {
            query.addAll(List.of(parameters));
            return this;
        }

        Draft onceByKey() {
            this.once = true;
            return this;
        }

        Draft showsSecret() {
            this.showsSecret = true;
            return this;
        }

        Draft example(String filledPath, String body) {
            this.example = new Example(filledPath, body);
            return this;
        }

        Draft example(String filledPath) {
            return example(filledPath, "");
        }

        Route by(Reading reading) {
            return new Route(
                    operationId,
                    verb,
                    path,
                    Optional.ofNullable(permission),
                    everyStore,
                    intake,
                    Optional.ofNullable(request),
                    List.copyOf(answers),
                    List.copyOf(refusals),
                    List.copyOf(problems),
                    List.copyOf(query),
                    once,
                    showsSecret,
                    Objects.requireNonNull(example),
                    reading);
        }
    }
}
