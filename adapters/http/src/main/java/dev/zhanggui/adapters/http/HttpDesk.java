package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Zhanggui;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ThreadPool;

/** The desk, served over HTTP until it is closed. The desk itself is the caller's and stays open. */
public final class HttpDesk implements AutoCloseable {
    static final int THREADS_MAX = 250;
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS_MIN = 8;
    private static final int IDLE_MILLIS = 60_000;
    private static final int CLOSED_WITHIN_MILLIS = 2_000;
    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);
    /** Of the line and the head of a request; the server reads more, so that what is too long is told in words. */
    private static final int URI_LENGTH_MAX = 8_000;

    private static final int HEAD_LENGTH_MAX = 8_192;
    private static final int HEAD_READ_MAX = 4 * HEAD_LENGTH_MAX;

    private final Javalin server;

    private HttpDesk(Javalin server) {
        this.server = server;
    }

    /**
     * How the desk is served.
     *
     * @param bind the address to listen on
     * @param port 0 picks a free one
     * @param deskSecret a credential of the desk's own, good only from this machine and for everything
     * @param bodyBytesMax of one request
     * @param batchBytesMax of a request with many lines
     * @param bodyWithin how long the body of one request may take to arrive
     * @param requestsPerSecond of one token; 0: unlimited
     * @param reached how browsers reach it
     */
    public record Settings(
            String bind,
            int port,
            Optional<String> deskSecret,
            int bodyBytesMax,
            int batchBytesMax,
            Duration bodyWithin,
            int requestsPerSecond,
            Reached reached) {

        /** On this machine only. */
        public static Settings local(int port) {
            return new Settings(LOOPBACK, port, Optional.empty(), 1 << 20, 16 << 20, BODY_WITHIN, 0, Reached.OVER_HTTP);
        }

        public Settings withDeskSecret(String secret) {
            return new Settings(
                    bind,
                    port,
                    Optional.of(secret),
                    bodyBytesMax,
                    batchBytesMax,
                    bodyWithin,
                    requestsPerSecond,
                    reached);
        }

        public Settings boundTo(String address) {
            return new Settings(
                    address, port, deskSecret, bodyBytesMax, batchBytesMax, bodyWithin, requestsPerSecond, reached);
        }

        public Settings withBodyWithin(Duration most) {
            return new Settings(bind, port, deskSecret, bodyBytesMax, batchBytesMax, most, requestsPerSecond, reached);
        }

        public Settings withRequestsPerSecond(int most) {
            return new Settings(bind, port, deskSecret, bodyBytesMax, batchBytesMax, bodyWithin, most, reached);
        }

        public Settings reached(Reached how) {
            return new Settings(
                    bind, port, deskSecret, bodyBytesMax, batchBytesMax, bodyWithin, requestsPerSecond, how);
        }
    }

    /**
     * How browsers reach the desk.
     *
     * @param certificate its own, for TLS; empty: it speaks http, with browsers or with a proxy
     * @param proxies who may say for whom they ask; empty: nobody
     * @param https whether browsers speak https, with the desk or with the proxy before it
     * @param doorOfItsOwn whether commands on this machine need a second door, since the first is not theirs
     */
    public record Reached(
            Optional<KeyStore> certificate, Optional<AddressRange> proxies, boolean https, boolean doorOfItsOwn) {
        /** Over http, without anybody between. */
        public static final Reached OVER_HTTP = new Reached(Optional.empty(), Optional.empty(), false, false);
    }

    /** Answers once it listens. */
    public static HttpDesk start(Zhanggui desk, Settings settings) {
        return start(desk, settings, List.of());
    }

    /**
     * Serves other things beside the operations.
     *
     * @param beside what has its own way with callers, errors and headers; a GET answers HEAD as well
     */
    public static HttpDesk start(Zhanggui desk, Settings settings, List<Endpoint> beside) {
        return new HttpDesk(server(desk, settings, beside).start());
    }

    static Javalin server(Zhanggui desk, Settings settings, List<Endpoint> beside) {
        var meters = new Meters();
        var threads = new AnsweringThreads(THREADS_MAX, THREADS_MIN, IDLE_MILLIS);
        var front = new Front(desk, settings, meters, threads);
        var rows = Rows.of(desk, meters);
        return Javalin.create(config -> {
            configure(config, settings, threads);
            rows.forEach(row -> register(config, row, front, meters));
            registerOptions(config, rows);
            beside.forEach(other -> register(config, other, threads));
            refuseTheRest(config, front);
        });
    }

    private static void configure(JavalinConfig config, Settings settings, ThreadPool threads) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEAD_READ_MAX);
            http.addCustomizer((request, answer) -> bounded(request));
            settings.reached().proxies().ifPresent(proxies -> http.addCustomizer(new BehindProxy(proxies)));
            if (settings.reached().https()) {
                http.addCustomizer(BehindProxy::strict);
            }
        });
        config.jetty.addConnector((server, http) -> {
            var connector = connector(server, http, settings.reached().certificate());
            connector.setHost(settings.bind());
            connector.setPort(settings.port());
            return connector;
        });
        if (settings.reached().doorOfItsOwn()) {
            config.jetty.addConnector((server, http) -> {
                var connector = connector(server, http, Optional.empty());
                connector.setHost(LOOPBACK);
                return connector;
            });
        }
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ServerErrors());
            // What is being answered when the desk is closed is answered first, but nobody waits for a stream to end.
            server.setStopTimeout(CLOSED_WITHIN_MILLIS);
            server.insertHandler(new GracefulHandler());
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ServerErrors()));
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, Optional<KeyStore> certificate) {
        if (certificate.isEmpty()) {
            return new ServerConnector(server, new HearingConnections(http));
        }
        var secure = new HttpConfiguration(http);
        // A desk in a shop's network is asked for by its address, which no certificate names.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(certificate.get());
        tls.setKeyStorePassword("");
        tls.setKeyManagerPassword("");
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        return new ServerConnector(server, tls, new HearingConnections(secure));
    }

    private static Request bounded(Request request) {
        if (request.getHttpURI().toString().length() > URI_LENGTH_MAX) {
            throw new BadMessageException(HttpStatus.URI_TOO_LONG_414);
        }
        int length = 0;
        for (var field : request.getHeaders()) {
            length +=
                    field.getName().length() + String.valueOf(field.getValue()).length();
        }
        if (length > HEAD_LENGTH_MAX) {
            throw new BadMessageException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
        }
        return request;
    }

    private static void register(JavalinConfig config, Route row, Front front, Meters meters) {
        var meter = meters.of(row.operationId());
        config.routes.addEndpoint(new Endpoint(
                HandlerType.findOrCreate(row.verb().name()), row.path(), context -> front.serve(row, meter, context)));
        if (row.verb() == Route.Verb.GET) {
            config.routes.addEndpoint(
                    new Endpoint(HandlerType.HEAD, row.path(), context -> front.serve(row, meter, context)));
        }
    }

    private static void register(JavalinConfig config, Endpoint beside, AnsweringThreads threads) {
        Handler served = context -> {
            threads.stepAside();
            beside.handler.handle(context);
        };
        config.routes.addEndpoint(new Endpoint(beside.method, beside.path, served));
        if (beside.method == HandlerType.GET) {
            config.routes.addEndpoint(new Endpoint(HandlerType.HEAD, beside.path, served));
        }
    }

    /** What may be done with each path. */
    private static void registerOptions(JavalinConfig config, List<Route> rows) {
        var verbs = new LinkedHashMap<String, TreeSet<String>>();
        rows.forEach(row -> verbs.computeIfAbsent(row.path(), path -> new TreeSet<>(List.of("OPTIONS")))
                .addAll(
                        row.verb() == Route.Verb.GET
                                ? List.of("GET", "HEAD")
                                : List.of(row.verb().name())));
        for (Map.Entry<String, TreeSet<String>> path : verbs.entrySet()) {
            var allowed = String.join(", ", path.getValue());
            config.routes.addEndpoint(new Endpoint(HandlerType.OPTIONS, path.getKey(), context -> {
                Guards.put(context.res()::setHeader, null);
                context.res().setHeader("Allow", allowed);
                context.res().setStatus(204);
            }));
        }
    }

    private static void refuseTheRest(JavalinConfig config, Front front) {
        config.routes.exception(HttpResponseException.class, (refused, context) -> {
            var problem = Problems.ofStatus(refused.getStatus());
            var allowed = refused.getDetails().values().stream().findFirst();
            front.serve(
                    allowed.map(verbs -> problem.with("Allow", allow(verbs))).orElse(problem), context);
        });
        config.routes.exception(
                IllegalArgumentException.class,
                (unreadable, context) -> front.serve(Problem.of(ProblemKind.BAD_REQUEST), context));
        config.routes.exception(Exception.class, (thrown, context) -> front.serve((Throwable) thrown, context));
    }

    private static String allow(String verbs) {
        return String.join(", ", new TreeSet<>(new ArrayList<>(List.of(verbs.split(", ", -1)))));
    }

    /** The port it listens on. */
    public int port() {
        return localPort(0);
    }

    /** The port on which commands of this machine reach it over http. */
    public int portFromHere() {
        return localPort(server.jettyServer().server().getConnectors().length - 1);
    }

    private int localPort(int connector) {
        return ((ServerConnector) server.jettyServer().server().getConnectors()[connector]).getLocalPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
