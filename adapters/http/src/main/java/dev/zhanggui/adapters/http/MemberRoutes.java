package dev.zhanggui.adapters.http;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.Access;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.KeepingMembers;
import dev.zhanggui.application.access.api.KeepingMembers.Assign;
import dev.zhanggui.application.access.api.KeepingMembers.Change;
import dev.zhanggui.application.access.api.KeepingMembers.Invite;
import dev.zhanggui.application.access.api.KeepingMembers.Known;
import dev.zhanggui.application.access.api.KeepingMembers.Put;
import dev.zhanggui.application.access.api.KeepingMembers.Unassign;
import dev.zhanggui.application.access.api.KeepingSessions;
import dev.zhanggui.application.access.api.KeepingSessions.End;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.api.SettingUp.OneTime;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.roles.Role;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Members, the roles that they hold, and where they are signed in. */
final class MemberRoutes {
    private static final String ONE = "/api/v1/members/{member}";
    private static final String EXAMPLE = "/api/v1/members/li.wei";

    private final KeepingMembers members;
    private final KeepingSessions sessions;
    private final Supplier<Instant> now;

    MemberRoutes(Access access, Supplier<Instant> now) {
        this.members = access.members();
        this.sessions = access.sessions();
        this.now = now;
    }

    List<Route> rows() {
        return List.of(
                Route.get("roles", "/api/v1/roles")
                        .needs(Permission.READ)
                        .answers(200, RolesAnswer.class)
                        .by(this::roles),
                Route.get("members", "/api/v1/members")
                        .needs(Permission.READ)
                        .answers(200, MembersAnswer.class)
                        .refuses(AccessRefused.class)
                        .by(this::all),
                Route.put("putMember", ONE)
                        .needsForEveryStore(Permission.MEMBERS)
                        .takes(MemberRequest.class)
                        .answers(201, MemberAnswer.class)
                        .answers(200, MemberAnswer.class)
                        .refuses(AccessRefused.class)
                        .example(EXAMPLE, """
                                {"name": "李伟", "email": "li.wei@example.com", "startedOn": "2026-10-08", "left": false}""")
                        .by(this::put),
                Route.get("member", ONE)
                        .needs(Permission.READ)
                        .answers(200, MemberAnswer.class)
                        .refuses(AccessRefused.class)
                        .example(EXAMPLE)
                        .by(this::member),
                Route.put("giveRole", ONE + "/assignments/{assignment}")
                        .needsForEveryStore(Permission.MEMBERS)
                        .takes(AssignmentRequest.class)
                        .answers(200, AssignmentAnswer.class)
                        .refuses(AccessRefused.class)
                        .example(EXAMPLE + "/assignments/a1", """
                                {"role": "store-manager", "store": "tmall-1", "from": "2026-10-08", "to": "2027-10-08"}""")
                        .by(this::give),
                Route.delete("endRole", ONE + "/assignments/{assignment}")
                        .needsForEveryStore(Permission.MEMBERS)
                        .answers(200, AssignmentAnswer.class)
                        .refuses(AccessRefused.class)
                        .example(EXAMPLE + "/assignments/a1")
                        .by(this::end),
                Route.post("makeLink", ONE + "/links")
                        .needsForEveryStore(Permission.MEMBERS)
                        .answers(201, LinkAnswer.class)
                        .refuses(AccessRefused.class)
                        .onceByKey()
                        .showsSecret()
                        .example(EXAMPLE + "/links")
                        .by(this::link),
                Route.get("sessions", ONE + "/sessions")
                        .needsForEveryStore(Permission.MEMBERS)
                        .answers(200, SessionsAnswer.class)
                        .refuses(AccessRefused.class)
                        .example(EXAMPLE + "/sessions")
                        .by(this::sessions),
                Route.delete("endSession", ONE + "/sessions/{session}")
                        .needsForEveryStore(Permission.MEMBERS)
                        .answers(200, SessionAnswer.class)
                        .refuses(AccessRefused.class)
                        .example(EXAMPLE + "/sessions/0011223344556677")
                        .by(this::endSession));
    }

    /** @param left whether the person has left, and may do nothing any more */
    record MemberRequest(String name, Optional<String> email, Optional<LocalDate> startedOn, Optional<Boolean> left) {

        static MemberRequest read(Fields in) {
            return new MemberRequest(
                    in.requiredText("name", Member.NAME_LENGTH_MAX),
                    in.text("email", Member.EMAIL_LENGTH_MAX).filter(text -> isEmail(text, in)),
                    in.day("startedOn"),
                    Optional.of(in.flag("left")));
        }

        private static boolean isEmail(String text, Fields in) {
            boolean fits = Member.isEmail(text);
            if (!fits) {
                in.wrong("email", "email");
            }
            return fits;
        }
    }

    /**
     * @param store where the role is held; left out: in the whole company
     * @param from the first day; left out: today
     * @param to the day from which it is over
     */
    record AssignmentRequest(RoleCode role, Optional<StoreId> store, Optional<LocalDate> from, Optional<LocalDate> to) {

        static AssignmentRequest read(Fields in) {
            return new AssignmentRequest(
                    in.id("role", RoleCode::new), in.optionalId("store", StoreId::new), in.day("from"), in.day("to"));
        }
    }

    /** A role of the catalogue. */
    record RoleAnswer(String code, String name, String department, List<String> permissions) {

        static RoleAnswer of(Role role, Language language) {
            var name =
                    language == Language.EN ? role.english() : language == Language.ZH_HANT ? role.hant() : role.hans();
            var permissions =
                    role.permissions().stream().map(Permission::code).sorted().toList();
            return new RoleAnswer(role.code().code(), name, role.department().code(), permissions);
        }
    }

    record RolesAnswer(List<RoleAnswer> items, Optional<String> cursor) {}

    /** @param held whether it is held today */
    record AssignmentAnswer(
            String id, RoleCode role, Optional<StoreId> store, LocalDate from, Optional<LocalDate> to, boolean held) {

        static AssignmentAnswer of(Assignment one, LocalDate today) {
            return new AssignmentAnswer(
                    one.id(), one.role(), one.scope().store(), one.from(), one.to(), one.isHeld(today));
        }
    }

    /** @param canSignIn whether it has a password */
    record MemberAnswer(
            MemberId id,
            String name,
            Optional<String> email,
            LocalDate startedOn,
            boolean left,
            boolean canSignIn,
            List<AssignmentAnswer> assignments) {

        static MemberAnswer of(Known known, LocalDate today) {
            var member = known.member().value();
            return new MemberAnswer(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.startedOn(),
                    !member.active(),
                    known.hasPassword(),
                    known.assignments().stream()
                            .map(one -> AssignmentAnswer.of(one, today))
                            .toList());
        }
    }

    record MembersAnswer(List<MemberAnswer> items, Optional<String> cursor) {}

    /** @param path where the member chooses a password; shown this once */
    record LinkAnswer(String kind, String path, Instant endsAt) {

        static LinkAnswer of(OneTime link) {
            return new LinkAnswer(
                    link.kind().name().toLowerCase(Locale.ROOT), "/welcome/" + link.secret(), link.endsAt());
        }
    }

    /** Where a member is signed in. */
    record SessionAnswer(
            String id, Instant createdAt, Instant lastSeenAt, Instant endsAt, String agent, String address) {

        static SessionAnswer of(Session one) {
            return new SessionAnswer(
                    one.id(), one.createdAt(), one.lastSeenAt(), one.endsAt(), one.agent(), one.address());
        }
    }

    record SessionsAnswer(List<SessionAnswer> items, Optional<String> cursor) {}

    private LocalDate today() {
        return LocalDate.ofInstant(now.get(), Times.SHANGHAI);
    }

    private Supplier<Reply> roles(Call call) {
        return () -> Reply.ok(new RolesAnswer(
                members.roles().roles().stream()
                        .map(role -> RoleAnswer.of(role, call.language()))
                        .toList(),
                Optional.empty()));
    }

    private Supplier<Reply> all(Call call) {
        return () -> members.members(call.actor())
                .fold(
                        all -> Reply.ok(new MembersAnswer(
                                all.stream()
                                        .map(known -> MemberAnswer.of(known, today()))
                                        .toList(),
                                Optional.empty())),
                        Reply::refused);
    }

    private Supplier<Reply> member(Call call) {
        var id = call.id("member", MemberId::new);
        return () -> members.member(call.actor(), id).fold(this::known, Reply::refused);
    }

    private Reply known(Known known) {
        return Reply.ok(MemberAnswer.of(known, today())).tagged(known.member().version());
    }

    private Supplier<Reply> put(Call call) {
        var id = call.id("member", MemberId::new);
        var request = call.body(MemberRequest::read);
        return () -> {
            var standing = members.member(call.actor(), id)
                    .fold(known -> Optional.of(known.member()), refused -> Optional.<Versioned<Member>>empty());
            var started = request.startedOn()
                    .or(() -> standing.map(one -> one.value().startedOn()))
                    .orElseGet(this::today);
            var member = new Member(
                    id,
                    request.name(),
                    request.email(),
                    started,
                    !request.left().orElse(false));
            var expected = call.expected(() -> standing.map(Versioned::version));
            return members.put(new Put(call.actor(), member, expected))
                    .then(kept -> members.member(call.actor(), id)
                            .map(known -> Reply.of(kept.change() == Change.CREATED, MemberAnswer.of(known, today()))
                                    .tagged(kept.now().version())))
                    .fold(Function.<Reply>identity(), Reply::refused);
        };
    }

    private Supplier<Reply> give(Call call) {
        var request = call.body(AssignmentRequest::read);
        var scope = request.store().map(Scope::of).orElse(Scope.COMPANY);
        var command = new Assign(
                call.actor(),
                call.id("assignment", Function.identity()),
                call.id("member", MemberId::new),
                request.role(),
                scope,
                request.from(),
                request.to());
        return () ->
                members.assign(command).fold(given -> Reply.ok(AssignmentAnswer.of(given, today())), Reply::refused);
    }

    private Supplier<Reply> end(Call call) {
        var assignment = call.id("assignment", CallerId::isValid, Function.identity());
        var command = new Unassign(call.actor(), call.id("member", MemberId::new), assignment);
        return () ->
                members.unassign(command).fold(ended -> Reply.ok(AssignmentAnswer.of(ended, today())), Reply::refused);
    }

    private Supplier<Reply> link(Call call) {
        var command = new Invite(call.actor(), call.id("member", MemberId::new));
        return () -> members.invite(command).fold(link -> Reply.created(LinkAnswer.of(link)), Reply::refused);
    }

    private Supplier<Reply> sessions(Call call) {
        var member = call.id("member", MemberId::new);
        return () -> sessions.sessions(call.actor(), member)
                .fold(
                        all -> Reply.ok(new SessionsAnswer(
                                all.stream().map(SessionAnswer::of).toList(), Optional.empty())),
                        Reply::refused);
    }

    private Supplier<Reply> endSession(Call call) {
        var command = new End(call.actor(), call.id("member", MemberId::new), call.name("session"));
        return () -> sessions.end(command).fold(ended -> Reply.ok(SessionAnswer.of(ended)), Reply::refused);
    }
}
