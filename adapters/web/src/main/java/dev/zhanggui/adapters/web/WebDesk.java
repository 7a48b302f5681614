package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;

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
     * @param visitors who may look at pages
     * @param sentences what is said of refusals and reasons on every surface
     * @param sheets writes lists as files
     */
    public static WebDesk on(Zhanggui desk, Visitors visitors, Sentences sentences, Sheets sheets) {
        var changes = new Changes();
        desk.events().subscribe(SUBSCRIBER, event -> changes.happened());
        var entrance = new Entrance(desk, visitors, sentences, new Hall());
        return new WebDesk(entrance, routes(desk, sheets, changes), changes);
    }

    /** All pages and forms. */
    static List<Route> routes(Zhanggui desk, Sheets sheets, Changes changes) {
        var routes = new ArrayList<Route>();
        routes.addAll(new TodayRoutes(desk).routes());
        routes.addAll(new OrderRoutes(desk, sheets).routes());
        routes.addAll(new BulkRoutes(desk).routes());
        routes.addAll(new OrderSheetRoutes(desk).routes());
        routes.addAll(new StockRoutes(desk).routes());
        routes.addAll(new SkuRoutes(desk).routes());
        routes.addAll(new ImportRoutes(desk, sheets).routes());
        routes.addAll(new LiveRoutes(desk, changes).routes());
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
