package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.KeepingMembers.Assign;
import dev.zhanggui.application.access.api.KeepingMembers.Invite;
import dev.zhanggui.application.access.api.KeepingMembers.Known;
import dev.zhanggui.application.access.api.KeepingMembers.Put;
import dev.zhanggui.application.access.api.KeepingMembers.Unassign;
import dev.zhanggui.application.access.api.KeepingSessions.EndAll;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.api.SettingUp.OneTime;
import dev.zhanggui.application.inventory.views.ShelfViews;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.roles.Role;
import dev.zhanggui.domain.roles.RoleCatalogue;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who is on the team, and as what. */
final class MemberRoutes {
    private static final String LIST = "/settings/members";
    private static final String ONE = LIST + "/{member}";

    private final Access access;
    private final ShelfViews shelves;
    private final WebDesk.Reached reached;

    MemberRoutes(Zhanggui desk, WebDesk.Reached reached) {
        this.access = desk.access();
        this.shelves = desk.inventory().shelves();
        this.reached = reached;
    }

    List<Route> routes() {
        return List.of(
                Route.page(LIST, Permission.MEMBERS, visit -> list(200, visit)),
                Route.form(LIST, Permission.MEMBERS, this::add),
                Route.page(ONE, Permission.MEMBERS, visit -> one(200, visit, Optional.empty())),
                Route.form(ONE + "/change", Permission.MEMBERS, this::change),
                Route.form(ONE + "/roles", Permission.MEMBERS, this::assign),
                Route.form(ONE + "/roles/{assignment}/end", Permission.MEMBERS, this::unassign),
                Route.form(ONE + "/link", Permission.MEMBERS, this::invite),
                Route.form(ONE + "/sessions/end", Permission.MEMBERS, this::endSessions));
    }

    /** A role that somebody holds or held, in words. */
    record Held(String id, String role, String scope, String from, String to, boolean standing) {}

    /** A member on the list. */
    record Row(Member member, String address, List<String> roles, Badge badge) {}

    /** @param roles to choose from, with their department */
    record Team(Form form, List<Row> rows, List<Choice> roles, List<Choice> stores, String today) {}

    /** @param link a link that was just made: shown this once */
    record Person(
            Form form,
            Member member,
            long version,
            boolean hasPassword,
            String address,
            List<Held> held,
            List<Session> sessions,
            List<Choice> roles,
            List<Choice> stores,
            Optional<Shown> link) {}

    /** A link as it is handed on. */
    record Shown(String address, String until) {}

    static String name(Role role, Say say) {
        return switch (say.language()) {
            case ZH_HANS -> role.hans();
            case ZH_HANT -> role.hant();
            case EN -> role.english();
        };
    }

    static List<Held> held(Known known, RoleCatalogue roles, Say say) {
        var today = LocalDate.ofInstant(say.now(), Say.ZONE);
        return known.assignments().stream()
                .map(one -> held(one, roles, say, today))
                .toList();
    }

    private static Held held(Assignment one, RoleCatalogue roles, Say say, LocalDate today) {
        var name = roles.find(one.role())
                .map(role -> name(role, say))
                .orElse(one.role().code());
        var scope = one.scope().store().map(StoreId::code).orElse(say.t("members.company"));
        var to = one.to().map(say::day).orElse("");
        return new Held(one.id(), name, scope, say.day(one.from()), to, one.isStanding(today));
    }

    private List<Choice> roleChoices(Say say) {
        return access.members().roles().roles().stream()
                .map(role -> new Choice(role.code().code(), name(role, say)))
                .toList();
    }

    private List<Choice> stores() {
        return shelves.stores().stream()
                .map(store -> new Choice(store.store(), store.name()))
                .toList();
    }

    private View list(int status, Visit visit) {
        var say = visit.say();
        var roles = access.members().roles();
        var rows = access.members().members(visit.actor()).fold(all -> all, refused -> List.<Known>of()).stream()
                .map(known -> row(known, roles, say))
                .toList();
        var today = say.day(LocalDate.ofInstant(say.now(), Say.ZONE));
        var team = new Team(visit.form(), rows, roleChoices(say), stores(), today);
        return new View.Html(status, "members", Map.of("team", team));
    }

    private static Row row(Known known, RoleCatalogue roles, Say say) {
        var member = known.member().value();
        var standing = held(known, roles, say).stream()
                .filter(Held::standing)
                .map(held -> held.role() + " · " + held.scope())
                .toList();
        return new Row(member, address(member.id()), standing, badge(known, say));
    }

    private static Badge badge(Known known, Say say) {
        if (!known.member().value().active()) {
            return new Badge(Tone.OVER, say.t("members.off"));
        }
        return known.hasPassword()
                ? new Badge(Tone.GOOD, say.t("members.on"))
                : new Badge(Tone.WARN, say.t("members.invited"));
    }

    private static String address(MemberId member) {
        return LIST + "/" + Address.part(member.code());
    }

    private View add(Visit visit) {
        var form = visit.form();
        var login = form.text("login").filter(CallerId::isValid);
        var name = form.text("name").or(() -> login).filter(Member::isName);
        var email = form.text("email");
        login.ifPresentOrElse(ok -> {}, () -> form.complain("login", visit.say().t("members.login.bad")));
        name.ifPresentOrElse(ok -> {}, () -> form.complain("name", visit.say().t("members.name.bad")));
        email.filter(text -> !Member.isEmail(text))
                .ifPresent(bad -> form.complain("email", visit.say().t("members.email.bad")));
        checkStore(visit);
        var started =
                day(form, "started").orElse(LocalDate.ofInstant(visit.say().now(), Say.ZONE));
        if (form.isFaulty()) {
            return list(422, visit);
        }
        var member = new Member(new MemberId(login.orElseThrow()), name.orElseThrow(), email, started, true);
        return access.members()
                .put(new Put(visit.actor(), member, Optional.empty()))
                .then(kept -> form.has("role") && !form.value("role").isEmpty()
                        ? access.members()
                                .assign(assignment(visit, member.id()))
                                .map(given -> kept)
                        : Decision.accepted(kept))
                .then(kept -> access.members().invite(new Invite(visit.actor(), member.id())))
                .fold(link -> one(200, visit, member.id(), Optional.of(shown(visit, link))), refused -> {
                    form.complain(fieldOf(refused), visit.say().refusal(refused));
                    return list(422, visit);
                });
    }

    private static String fieldOf(AccessRefused refused) {
        if (refused instanceof AccessRefused.MoreThanOwn || refused instanceof AccessRefused.UnknownRole) {
            return "role";
        }
        return "login";
    }

    private static Optional<LocalDate> day(Form form, String name) {
        try {
            return form.text(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is no id of a store is complained about: it must never stand for the whole company. */
    private static void checkStore(Visit visit) {
        visit.form()
                .text("store")
                .filter(text -> !CallerId.isValid(text))
                .ifPresent(bad -> visit.form().complain("store", visit.say().t("members.where.bad")));
    }

    private static Assign assignment(Visit visit, MemberId member) {
        var form = visit.form();
        var scope = form.text("store").map(StoreId::new).map(Scope::of).orElse(Scope.COMPANY);
        var role = form.text("role").filter(CallerId::isValid).orElse("-");
        return new Assign(
                visit.actor(),
                UUID.randomUUID().toString(),
                member,
                new RoleCode(role),
                scope,
                day(form, "from"),
                day(form, "to"));
    }

    private View one(int status, Visit visit, Optional<Shown> link) {
        return one(status, visit, member(visit), link);
    }

    private static MemberId member(Visit visit) {
        var id = visit.part("member");
        if (!CallerId.isValid(id)) {
            throw Stop.notFound();
        }
        return new MemberId(id);
    }

    private View one(int status, Visit visit, MemberId id, Optional<Shown> link) {
        var say = visit.say();
        var found = access.members().member(visit.actor(), id);
        return found.fold(
                known -> {
                    var member = known.member().value();
                    var sessions = access.sessions()
                            .sessions(visit.actor(), id)
                            .fold(all -> all, refused -> List.<Session>of());
                    var person = new Person(
                            visit.form(),
                            member,
                            known.member().version(),
                            known.hasPassword(),
                            address(id),
                            held(known, access.members().roles(), say),
                            sessions,
                            roleChoices(say),
                            stores(),
                            link);
                    return new View.Html(status, "member", Map.of("person", person));
                },
                refused -> {
                    throw Stop.notFound();
                });
    }

    private Shown shown(Visit visit, OneTime link) {
        var address = reached.address(visit.context(), "/welcome/" + link.secret());
        return new Shown(address, visit.say().time(link.endsAt()));
    }

    private View change(Visit visit) {
        var id = member(visit);
        var form = visit.form();
        var say = visit.say();
        var known = access.members().member(visit.actor(), id).fold(Optional::of, refused -> Optional.<Known>empty());
        var before = known.orElseThrow(Stop::notFound).member().value();
        var name = form.text("name").orElse("");
        if (!Member.isName(name)) {
            form.complain("name", say.t("members.name.bad"));
        }
        var email = form.text("email");
        email.filter(text -> !Member.isEmail(text))
                .ifPresent(bad -> form.complain("email", say.t("members.email.bad")));
        if (form.isFaulty()) {
            return one(422, visit, Optional.empty());
        }
        var started = day(form, "started").orElse(before.startedOn());
        var active = !form.value("active").equals("off");
        var changed = new Member(id, name, email, started, active);
        var expected =
                form.text("version").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
        return access.members()
                .put(new Put(visit.actor(), changed, expected))
                .fold(
                        kept -> View.to(address(id), say.t("members.saved")),
                        refused -> complained(visit, "name", refused));
    }

    private View complained(Visit visit, String field, AccessRefused refused) {
        visit.form().complain(field, visit.say().refusal(refused));
        return one(refused.kind() == Refusal.Kind.NOT_ALLOWED ? 403 : 422, visit, Optional.empty());
    }

    private View assign(Visit visit) {
        var id = member(visit);
        checkStore(visit);
        if (visit.form().isFaulty()) {
            return one(422, visit, Optional.empty());
        }
        return access.members()
                .assign(assignment(visit, id))
                .fold(
                        given -> View.to(address(id), visit.say().t("members.role.given")),
                        refused -> complained(
                                visit, refused instanceof AccessRefused.BadAssignment ? "to" : "role", refused));
    }

    private View unassign(Visit visit) {
        var id = member(visit);
        return access.members()
                .unassign(new Unassign(visit.actor(), id, visit.part("assignment")))
                .fold(
                        ended -> View.to(address(id), visit.say().t("members.role.ended")),
                        refused -> complained(visit, "role", refused));
    }

    private View invite(Visit visit) {
        return access.members()
                .invite(new Invite(visit.actor(), member(visit)))
                .fold(
                        link -> one(200, visit, Optional.of(shown(visit, link))),
                        refused -> complained(visit, "link", refused));
    }

    private View endSessions(Visit visit) {
        var id = member(visit);
        return access.sessions()
                .endAll(new EndAll(visit.actor(), id))
                .fold(
                        ended -> View.to(address(id), visit.say().t("members.sessions.ended", "count", ended)),
                        refused -> complained(visit, "link", refused));
    }
}
