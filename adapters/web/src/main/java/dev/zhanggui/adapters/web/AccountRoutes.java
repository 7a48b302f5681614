package dev.zhanggui.adapters.web;

import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.api.KeepingSessions.ChangePassword;
import dev.zhanggui.application.access.api.KeepingSessions.End;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.api.SigningIn;
import java.util.List;
import java.util.Map;

/** A member's own account: where it is signed in, its roles, its password. */
final class AccountRoutes {
    private final Access access;
    private final Cookies cookies;

    AccountRoutes(Access access, Cookies cookies) {
        this.access = access;
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.page("/account", visit -> account(200, visit)),
                Route.form("/account/password", this::changePassword),
                Route.form("/account/sessions/{session}/end", this::end));
    }

    /** @param here whether it is the session that looks at it */
    record Seat(Session session, boolean here, String agent, String since, String seen) {}

    /** What the page shows. */
    record Account(Form form, String login, String name, List<MemberRoutes.Held> roles, List<Seat> seats) {}

    private SigningIn.Visit here(Visit visit) {
        return cookies.session(visit.context().req())
                .flatMap(access.signingIn()::recognise)
                .orElseThrow(() -> new Stop(401, "sign-in", Map.of()));
    }

    private View account(int status, Visit visit) {
        var here = here(visit);
        var say = visit.say();
        var member = here.member();
        var seats = access.sessions().sessions(here.actor(), member.id()).orThrow().stream()
                .map(session -> seat(session, here, say))
                .toList();
        var known = access.members().member(here.actor(), member.id()).orThrow();
        var roles = MemberRoutes.held(known, access.members().roles(), say);
        var model = new Account(visit.form(), member.id().code(), member.name(), roles, seats);
        return new View.Html(status, "account", Map.of("account", model));
    }

    private static Seat seat(Session session, SigningIn.Visit here, Say say) {
        boolean own = session.id().equals(here.session().id());
        var agent = session.agent().isEmpty() ? say.t("account.agent.none") : session.agent();
        return new Seat(session, own, agent, say.near(session.createdAt()), say.near(session.lastSeenAt()));
    }

    private View changePassword(Visit visit) {
        var form = visit.form();
        if (SignInRoutes.differs(visit)) {
            return account(422, visit);
        }
        var command = new ChangePassword(
                here(visit), form.value("current"), form.value("password"), SignInRoutes.browser(visit, cookies));
        return access.sessions()
                .changePassword(command)
                .fold(
                        in -> {
                            SignInRoutes.keep(visit, in, cookies);
                            return View.to("/account", visit.say().t("account.password.done"));
                        },
                        refused -> {
                            var field = SignInRoutes.isAboutNew(refused) ? "password" : "current";
                            form.complain(field, visit.say().refusal(refused));
                            return account(422, visit);
                        });
    }

    private View end(Visit visit) {
        var here = here(visit);
        var command = new End(here.actor(), here.member().id(), visit.part("session"));
        return access.sessions()
                .end(command)
                .fold(
                        ended -> View.to("/account", visit.say().t("account.session.ended")),
                        refused -> View.to("/account", visit.say().refusal(refused)));
    }
}
