package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The desk as pages, to be served by the same server as its operations. */
public final class WebDesk implements AutoCloseable {
    private static final String SUBSCRIBER = "web";

    private final Entrance entrance;
    private final List<Route> routes;
    private final Changes changes;

    private WebDesk(Entrance entrance, List<Route> routes, Changes changes) {
        this.entrance = entrance;
        this.routes = routes;
        this.changes = changes;
    }

    /**
     * How browsers reach the pages.
     *
     * @param publicUrl the address before every path; empty: the one that a browser asked for
     * @param secure whether they speak https
     * @param warning what every page says of it, by the key of its text; empty: nothing
     * @param demo whether what is shown is invented, which every page says
     */
    public record Reached(Optional<String> publicUrl, boolean secure, Optional<String> warning, boolean demo) {
        /** On this machine. */
        public static final Reached LOCAL = new Reached(Optional.empty(), false, Optional.empty(), false);

        /** Where somebody else finds a path, as far as the one who asks can tell. */
        String address(Context context, String path) {
            return publicUrl.orElseGet(() -> context.scheme() + "://" + context.host()) + path;
        }
    }

    /**
     * Pages for members who sign in.
     *
     * @param sentences what is said of refusals and reasons on every surface
     * @param sheets writes lists as files
     */
    public static WebDesk on(Zhanggui desk, Reached reached, Sentences sentences, Sheets sheets) {
        var visitors = new SignedIn(desk.access().signingIn(), new Cookies(reached.secure()));
        return on(desk, reached, visitors, sentences, sheets);
    }

    /**
     * Pages for visitors whom somebody else recognises.
     *
     * @param visitors who may look at pages
     */
    public static WebDesk on(Zhanggui desk, Visitors visitors, Sentences sentences, Sheets sheets) {
        return on(desk, Reached.LOCAL, visitors, sentences, sheets);
    }

    private static WebDesk on(Zhanggui desk, Reached reached, Visitors visitors, Sentences sentences, Sheets sheets) {
        var changes = new Changes();
        desk.events().subscribe(SUBSCRIBER, event -> changes.happened());
        var entrance = new Entrance(desk, visitors, sentences, new Hall(reached.warning(), reached.demo()));
        return new WebDesk(entrance, routes(desk, reached, sheets, changes), changes);
    }

    /** All pages and forms. */
    private static List<Route> routes(Zhanggui desk, Reached reached, Sheets sheets, Changes changes) {
        var cookies = new Cookies(reached.secure());
        var routes = new ArrayList<Route>();
        routes.addAll(new TodayRoutes(desk).routes());
        routes.addAll(new OrderRoutes(desk, sheets).routes());
        routes.addAll(new BulkRoutes(desk).routes());
        routes.addAll(new OrderSheetRoutes(desk).routes());
        routes.addAll(new StockRoutes(desk).routes());
        routes.addAll(new SkuRoutes(desk).routes());
        routes.addAll(new ImportRoutes(desk, sheets).routes());
        routes.addAll(new LiveRoutes(desk, changes).routes());
        routes.addAll(new SignInRoutes(desk.access(), cookies).routes());
        routes.addAll(new AccountRoutes(desk.access(), cookies).routes());
        routes.addAll(new MemberRoutes(desk, reached).routes());
        routes.addAll(new TokenRoutes(desk.tokens()).routes());
        routes.addAll(new AuditRoutes(desk.auditing(), desk.auditViews()).routes());
        routes.addAll(new BackupRoutes(desk.backups()).routes());
        routes.addAll(new RuleRoutes(desk.rules()).routes());
        routes.addAll(new LookRoutes().routes());
        routes.addAll(new DesignRoutes().routes());
        return List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    /** Lets go of those who listen, so that the server can be stopped. */
    @Override
    public void close() {
        changes.close();
    }

    /** What a server serves. */
    public List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        for (var route : routes) {
            endpoints.add(new Endpoint(route.verb(), route.path(), context -> entrance.admit(route, context)));
        }
        endpoints.add(new Endpoint(HandlerType.GET, "/assets/{name}", context -> {
            PageGuards.put(context.res());
            var asset = Assets.find(context.pathParam("name"));
            if (asset.isEmpty()) {
                context.res().setStatus(404);
                return;
            }
            PageGuards.keep(context.res());
            context.res().setContentType(asset.get().type());
            context.res().setContentLength(asset.get().content().length);
            context.res().getOutputStream().write(asset.get().content());
        }));
        return List.copyOf(endpoints);
    }
}
