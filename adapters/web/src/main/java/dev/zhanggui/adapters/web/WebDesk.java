package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The desk as pages, to be served by the same server as its operations. */
public final class WebDesk {
    private final Entrance entrance;
    private final List<Route> routes;

    private WebDesk(Entrance entrance, List<Route> routes) {
        this.entrance = entrance;
        this.routes = routes;
    }

    /**
     * How browsers reach the pages.
     *
     * @param publicUrl the address before every path; empty: the one that a browser asked for
     * @param secure whether they speak https
     * @param warning what every page says of it, by the key of its text; empty: nothing
     */
    public record Reached(Optional<String> publicUrl, boolean secure, Optional<String> warning) {
        /** On this machine. */
        public static final Reached LOCAL = new Reached(Optional.empty(), false, Optional.empty());

        /** Where somebody else finds a path, as far as the one who asks can tell. */
        String address(Context context, String path) {
            return publicUrl.orElseGet(() -> context.scheme() + "://" + context.host()) + path;
        }
    }

    /**
     * Pages for members who sign in.
     *
     * @param sentences what is said of refusals and reasons on every surface
     */
    public static WebDesk on(Zhanggui desk, Reached reached, Sentences sentences) {
        var visitors = new SignedIn(desk.access().signingIn(), new Cookies(reached.secure()));
        var hall = new Hall(reached.warning());
        return new WebDesk(new Entrance(desk, visitors, sentences, hall), routes(desk, reached));
    }

    /**
     * Pages for visitors whom somebody else recognises.
     *
     * @param visitors who may look at pages
     */
    public static WebDesk on(Zhanggui desk, Visitors visitors, Sentences sentences) {
        return new WebDesk(new Entrance(desk, visitors, sentences, new Hall(Optional.empty())), routes(desk));
    }

    static List<Route> routes(Zhanggui desk) {
        return routes(desk, Reached.LOCAL);
    }

    /** All pages and forms. */
    static List<Route> routes(Zhanggui desk, Reached reached) {
        var cookies = new Cookies(reached.secure());
        var routes = new ArrayList<Route>();
        routes.addAll(new SignInRoutes(desk.access(), cookies).routes());
        routes.addAll(new AccountRoutes(desk.access(), cookies).routes());
        routes.addAll(new MemberRoutes(desk.access(), reached).routes());
        routes.addAll(new TokenRoutes(desk.tokens()).routes());
        routes.addAll(new AuditRoutes(desk.auditing(), desk.auditViews()).routes());
        routes.addAll(new BackupRoutes(desk.backups()).routes());
        routes.addAll(new RuleRoutes(desk.rules()).routes());
        routes.addAll(new LookRoutes().routes());
        routes.addAll(new DesignRoutes().routes());
        return List.copyOf(routes);
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
