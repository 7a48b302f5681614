package dev.zhanggui.adapters.web;

import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.TryLater;
import dev.zhanggui.application.access.api.AccessRefused.UnknownLink;
import dev.zhanggui.application.access.api.AccessRefused.WeakPassword;
import dev.zhanggui.application.access.api.SettingUp;
import dev.zhanggui.application.access.api.SettingUp.LinkKind;
import dev.zhanggui.application.access.api.SettingUp.SetUp;
import dev.zhanggui.application.access.api.SettingUp.TakeUp;
import dev.zhanggui.application.access.api.SigningIn;
import dev.zhanggui.application.access.api.SigningIn.Browser;
import dev.zhanggui.application.access.api.SigningIn.SignIn;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In and out: the first setup, the link of an invited member, signing in, signing out. */
final class SignInRoutes {
    private static final String PASSWORD = "password";
    private static final String AGAIN = "again";
    private static final String LOGIN = "login";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNPROCESSABLE = 422;

    private final Access access;
    private final Cookies cookies;

    SignInRoutes(Access access, Cookies cookies) {
        this.access = access;
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.open(HandlerType.GET, "/sign-in", this::ask),
                Route.open(HandlerType.POST, "/sign-in", this::signIn),
                Route.form("/sign-out", this::signOut),
                Route.open(HandlerType.GET, "/setup/{secret}", this::offerSetup),
                Route.open(HandlerType.POST, "/setup/{secret}", this::setUp),
                Route.open(HandlerType.GET, "/welcome/{secret}", this::offerPassword),
                Route.open(HandlerType.POST, "/welcome/{secret}", this::takeUp));
    }

    /**
     * A page that asks for a password.
     *
     * @param to where the visitor wanted to go
     * @param path where the form is posted
     * @param login of whom it is; empty: the visitor says so
     * @param unowned whether nobody can sign in yet
     */
    record Asking(Form form, String to, String path, String login, boolean unowned) {}

    private View ask(Visit visit) {
        var to = visit.asked("to").filter(LookRoutes::isOurs).orElse("/");
        return visit.visitor().isPresent() ? View.to(to) : asking(200, "sign-in", visit, to, "");
    }

    private View asking(int status, String template, Visit visit, String to, String login) {
        var path = visit.context().path();
        var model = new Asking(visit.form(), to, path, login, access.settingUp().isOpen());
        return new View.Html(status, template, Map.of("asking", model));
    }

    private View signIn(Visit visit) {
        var form = visit.form();
        var to = form.text("to").filter(LookRoutes::isOurs).orElse("/");
        var command = new SignIn(form.value(LOGIN), form.value(PASSWORD), browser(visit));
        return access.signingIn()
                .signIn(command)
                .fold(in -> come(visit, in, to), refused -> again(visit, refused, "sign-in", to, ""));
    }

    private Browser browser(Visit visit) {
        return browser(visit, cookies);
    }

    static Browser browser(Visit visit, Cookies cookies) {
        var request = visit.context().req();
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return new Browser(agent, request.getRemoteAddr(), cookies.known(request));
    }

    private View come(Visit visit, SigningIn.SignedIn in, String to) {
        keep(visit, in, cookies);
        boolean sees = access.signingIn()
                .recognise(in.secret())
                .filter(here -> here.actor().authority().permissions().contains(Permission.READ))
                .isPresent();
        return View.to(sees || !to.equals("/") ? to : "/account");
    }

    static void keep(Visit visit, SigningIn.SignedIn in, Cookies cookies) {
        visit.context().res().addHeader("Set-Cookie", cookies.session(in.secret()));
        visit.context().res().addHeader("Set-Cookie", cookies.known(in.known()));
    }

    private View again(Visit visit, AccessRefused refused, String template, String to, String login) {
        if (refused instanceof UnknownLink) {
            return gone(visit);
        }
        int status = UNPROCESSABLE;
        if (refused instanceof TryLater later) {
            status = TOO_MANY_REQUESTS;
            visit.context().res().setHeader("Retry-After", Long.toString(later.seconds()));
        }
        visit.form().complain(fieldOf(refused), visit.say().refusal(refused));
        return asking(status, template, visit, to, login);
    }

    static String fieldOf(AccessRefused refused) {
        if (refused instanceof AccessRefused.BadMember bad) {
            return bad.what();
        }
        return refused instanceof AccessRefused.LoginTaken ? LOGIN : PASSWORD;
    }

    /** The page of a link that is good no more; the same for one that never was. */
    private static View gone(Visit visit) {
        var say = visit.say();
        var text = say.refusal(new UnknownLink());
        return new View.Html(
                404, "error", Map.of("title", say.refusalTitle(new UnknownLink()), "text", text, "status", 404));
    }

    private View signOut(Visit visit) {
        cookies.session(visit.context().req()).ifPresent(access.signingIn()::signOut);
        visit.context().res().addHeader("Set-Cookie", cookies.noSession());
        return View.to("/sign-in", visit.say().t("sign-out.done"));
    }

    private Optional<SettingUp.Offer> offer(Visit visit, boolean setup) {
        return access.settingUp()
                .offer(visit.part("secret"))
                .filter(offer -> (offer.kind() == LinkKind.SETUP) == setup);
    }

    private View offerSetup(Visit visit) {
        return offer(visit, true)
                .map(offer -> asking(200, "setup", visit, "/", ""))
                .orElseGet(() -> gone(visit));
    }

    private View setUp(Visit visit) {
        var form = visit.form();
        if (offer(visit, true).isEmpty()) {
            return gone(visit);
        }
        if (differs(visit)) {
            return asking(UNPROCESSABLE, "setup", visit, "/", "");
        }
        var command = new SetUp(
                visit.part("secret"), form.value(LOGIN), form.value("name"), form.value(PASSWORD), browser(visit));
        return access.settingUp()
                .setUp(command)
                .fold(in -> come(visit, in, "/"), refused -> again(visit, refused, "setup", "/", ""));
    }

    /** Whether the two passwords are not one, which is then complained about. */
    static boolean differs(Visit visit) {
        var form = visit.form();
        if (form.value(PASSWORD).equals(form.value(AGAIN))) {
            return false;
        }
        form.complain(AGAIN, visit.say().t("password.differs"));
        return true;
    }

    private View offerPassword(Visit visit) {
        return offer(visit, false)
                .flatMap(SettingUp.Offer::member)
                .map(member -> asking(200, "welcome", visit, "/", member.code()))
                .orElseGet(() -> gone(visit));
    }

    private View takeUp(Visit visit) {
        var member = offer(visit, false).flatMap(SettingUp.Offer::member).map(MemberId::code);
        if (member.isEmpty()) {
            return gone(visit);
        }
        if (differs(visit)) {
            return asking(UNPROCESSABLE, "welcome", visit, "/", member.get());
        }
        var command = new TakeUp(visit.part("secret"), visit.form().value(PASSWORD), browser(visit));
        return access.settingUp()
                .takeUp(command)
                .fold(in -> come(visit, in, "/"), refused -> again(visit, refused, "welcome", "/", member.get()));
    }

    /** Whether a refusal is about the password that was chosen, not the one that is known. */
    static boolean isAboutNew(AccessRefused refused) {
        return refused instanceof WeakPassword;
    }
}
