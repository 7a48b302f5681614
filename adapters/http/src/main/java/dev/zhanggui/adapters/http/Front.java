package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.access.api.AnsweringOnce;
import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import dev.zhanggui.application.access.api.AnsweringOnce.Outcome;
import dev.zhanggui.domain.inventory.NotAllowed;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Invariant;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of every request: who calls, whether they may, what they sent; then the route; then what is sent back. */
final class Front {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final Actor NOBODY = new Actor("nobody", "http", Authority.NONE);
    private static final byte[] NOTHING = {};
    private static final int KEY_LENGTH_MAX = AnsweringOnce.KEY_LENGTH_MAX;

    private final Zhanggui desk;
    private final HttpDesk.Settings settings;
    private final Callers callers;
    private final Optional<Windows> perToken;
    private final Meters meters;
    private final AnsweringThreads threads;
    private final Semaphore waitingBodies = new Semaphore(HttpDesk.THREADS_MAX / 2);

    Front(Zhanggui desk, HttpDesk.Settings settings, Meters meters, AnsweringThreads threads) {
        this.desk = desk;
        this.threads = threads;
        this.settings = settings;
        this.callers = new Callers(desk.tokens(), settings.deskSecret());
        this.perToken = settings.requestsPerSecond() > 0
                ? Optional.of(new Windows(settings.requestsPerSecond(), 1))
                : Optional.empty();
        this.meters = meters;
    }

    void serve(Route route, Meters.Meter meter, Context context) throws IOException {
        long began = System.nanoTime();
        threads.stepAside();
        var request = context.req();
        Call call = null;
        Reply.Streamed streamed = null;
        Answer answer;
        try {
            call = call(route, request);
            var key = route.once() ? request.getHeader("Idempotency-Key") : null;
            if (key == null) {
                var reply = route.reading().read(call).get();
                if (reply instanceof Reply.Later<?> later) {
                    serveLater(later, call, meter, began, context);
                    return;
                }
                if (reply instanceof Reply.Streamed found) {
                    streamed = found;
                    answer = new Answer(200, List.of(new Header("Content-Type", found.contentType())), NOTHING);
                } else {
                    answer = written(reply, call);
                }
            } else {
                checkKey(key);
                answer = once(owner(call.actor(), request), key, call, request, work(call));
            }
        } catch (EofException e) {
            throw e;
        } catch (Throwable thrown) {
            answer = problem(thrown, request);
        }
        if (call == null || (route.intake() == Route.Intake.FILE && answer.status() >= 400)) {
            Intake.settle(request, context.res());
        }
        if (streamed == null) {
            Sending.now(answer, request, context.res());
        } else {
            Sending.inPieces(streamed, request, context.res());
        }
        meter.count(answer.status(), System.nanoTime() - began);
    }

    /** Gives this thread back; the answer is sent when it has come. */
    private <T> void serveLater(Reply.Later<T> later, Call call, Meters.Meter meter, long began, Context context) {
        var request = context.req();
        context.future(() -> {
            var sent = new CompletableFuture<@Nullable Void>();
            var unused = later.coming()
                    .whenComplete((come, thrown) -> threads.send(() -> {
                        var answer = thrown == null ? written(later, come, call, request) : problem(thrown, request);
                        meter.count(answer.status(), System.nanoTime() - began);
                        Sending.withoutWaiting(answer, request, context.res(), sent);
                    }));
            return sent;
        });
    }

    private static <T> Answer written(Reply.Later<T> later, T come, Call call, HttpServletRequest request) {
        try {
            return written(later.reply().apply(come), call);
        } catch (RuntimeException | Error thrown) {
            return problem(thrown, request);
        }
    }

    /** A problem found outside of every route. */
    void serve(Problem problem, Context context) {
        serve(problem, Problems.newTraceId(), context);
    }

    void serve(Throwable thrown, Context context) {
        var traceId = Problems.newTraceId();
        serve(Problems.of(thrown, traceId), traceId, context);
    }

    private void serve(Problem problem, String traceId, Context context) {
        var language = Language.of(context.req().getHeader("Accept-Language"));
        meters.of("none").count(problem.status(), 0);
        try {
            Intake.settle(context.req(), context.res());
            Sending.now(Problems.written(problem, language, traceId), context.req(), context.res());
        } catch (IOException e) {
            LOG.debug("the caller is gone", e);
        }
    }

    private static Answer problem(Throwable thrown, HttpServletRequest request) {
        var traceId = Problems.newTraceId();
        return Problems.written(
                Problems.of(thrown, traceId), Language.of(request.getHeader("Accept-Language")), traceId);
    }

    private Call call(Route route, HttpServletRequest request) throws IOException {
        var language = Language.of(request.getHeader("Accept-Language"));
        var actor = route.permission().isPresent() ? allowed(route, callers.recognise(request)) : NOBODY;
        int most = route.intake() == Route.Intake.LINES ? settings.batchBytesMax() : settings.bodyBytesMax();
        return new Call(
                route,
                actor,
                language,
                request.getRequestURI(),
                request.getQueryString(),
                request.getHeader("If-Match"),
                request.getHeader("Accept"),
                route.intake() == Route.Intake.FILE
                        ? NOTHING
                        : Intake.read(request, route.intake(), most, settings.bodyWithin(), waitingBodies),
                route.intake() == Route.Intake.FILE ? Upload.of(request) : null);
    }

    /** What is left to do; content that is wrong is a refusal like others, and kept like them. */
    private static Supplier<Reply> work(Call call) {
        try {
            return call.route().reading().read(call);
        } catch (Problem.Stop stop) {
            if (stop.problem().status() != 422) {
                throw stop;
            }
            return () -> new Reply.No(stop.problem());
        }
    }

    private Actor allowed(Route route, Actor actor) {
        perToken.ifPresent(windows -> {
            int seconds = windows.count(actor.id());
            if (seconds > 0) {
                throw Problem.of(ProblemKind.TOO_MANY_REQUESTS, Map.of("seconds", seconds))
                        .with("Retry-After", Integer.toString(seconds))
                        .stop();
            }
        });
        var permission = route.permission().orElseThrow();
        if (!actor.authority().permissions().contains(permission)) {
            throw notAllowed(permission, "granted", desk.tokens().whoCould(permission, Optional.empty()));
        }
        if (route.everyStore()) {
            actor.authority().lacks(permission).ifPresent(condition -> {
                throw notAllowed(permission, condition, desk.tokens().whoCould(permission, Optional.empty()));
            });
        }
        return actor;
    }

    static Problem.Stop notAllowed(Permission permission, String condition, List<String> who) {
        return Problems.of(new NotAllowed(permission.code(), condition, who)).stop();
    }

    private static void checkKey(String key) {
        boolean printable = key.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (key.isBlank() || key.length() > KEY_LENGTH_MAX || !printable) {
            throw Problem.of(ProblemKind.BAD_IDEMPOTENCY_KEY, Map.of("most", KEY_LENGTH_MAX))
                    .stop();
        }
    }

    private Answer once(String owner, String key, Call call, HttpServletRequest request, Supplier<Reply> work) {
        var sealing = call.route().showsSecret() ? Sealing.of(owner, request.getHeader("Authorization"), key) : null;
        var outcome = desk.answeringOnce().once(owner, key, fingerprint(call), () -> {
            var answer = written(work.get(), call);
            return sealing == null ? answer : sealing.sealed(answer);
        });
        if (outcome instanceof Outcome.Answered answered) {
            var answer = sealing == null ? answered.answer() : sealing.opened(answered.answer());
            return answered.replayed() ? with(answer, new Header("Idempotent-Replayed", "true")) : answer;
        }
        var kind = outcome instanceof Outcome.InFlight
                ? ProblemKind.REQUEST_IN_FLIGHT
                : ProblemKind.IDEMPOTENCY_KEY_REUSED;
        var problem = Problem.of(kind);
        throw (outcome instanceof Outcome.InFlight ? problem.with("Retry-After", "1") : problem).stop();
    }

    /** Names need not be unique, secrets are: two tokens of one name do not see each other's answers. */
    private static String owner(Actor actor, HttpServletRequest request) {
        var secret = String.valueOf(request.getHeader("Authorization"));
        return actor.via().equals("cli") ? "desk" : hash(List.of(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static String fingerprint(Call call) {
        var head = call.route().verb() + " " + call.path() + "?" + (call.query() == null ? "" : call.query()) + "\n";
        return hash(List.of(head.getBytes(StandardCharsets.UTF_8), call.body()));
    }

    private static String hash(List<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Answer written(Reply reply, Call call) {
        if (reply instanceof Reply.Made made) {
            return new Answer(
                    made.status(),
                    with(made.headers(), new Header("Content-Type", Reply.JSON)),
                    Json.write(made.body()));
        }
        if (reply instanceof Reply.Ready ready) {
            return new Answer(ready.status(), List.of(new Header("Content-Type", ready.contentType())), ready.body());
        }
        if (reply instanceof Reply.Later<?> later) {
            return waitedFor(later, call);
        }
        Invariant.holds(reply instanceof Reply.No, "only reads are streamed");
        return Problems.written(((Reply.No) reply).problem(), call.language(), Problems.newTraceId());
    }

    /** Where the answer itself is kept, its thread waits. */
    private static <T> Answer waitedFor(Reply.Later<T> later, Call call) {
        try {
            return written(later.reply().apply(later.coming().join()), call);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Answer with(Answer answer, Header more) {
        return new Answer(answer.status(), with(answer.headers(), more), answer.body());
    }

    private static List<Header> with(List<Header> headers, Header more) {
        if (headers.isEmpty()) {
            return List.of(more);
        }
        var all = new ArrayList<>(headers);
        all.add(more);
        return all;
    }
}
