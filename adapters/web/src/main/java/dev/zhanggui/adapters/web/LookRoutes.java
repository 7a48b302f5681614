package dev.zhanggui.adapters.web;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/** How the desk looks to one visitor: language, light or dark; and what a phone has no room for at its foot. */
final class LookRoutes {

    List<Route> routes() {
        return List.of(
                Route.open(HandlerType.POST, "/look", LookRoutes::look),
                Route.page("/more", visit -> View.page("more", java.util.Map.of())));
    }

    private static View look(Visit visit) {
        var form = visit.form();
        var answer = visit.context().res();
        form.text("language")
                .flatMap(Language::byTag)
                .ifPresent(language -> answer.addHeader("Set-Cookie", Looks.kept(Looks.LANGUAGE, language.tag())));
        form.text("look")
                .filter(Looks.ALL::contains)
                .ifPresent(look -> answer.addHeader("Set-Cookie", Looks.kept(Looks.LOOK, look)));
        return new View.Elsewhere(form.text("back").filter(LookRoutes::isOurs).orElse("/"), Optional.empty());
    }

    /** A path of this desk, never another site. */
    static boolean isOurs(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith("/\\")
                && path.indexOf('\n') < 0
                && path.indexOf('\r') < 0;
    }
}
