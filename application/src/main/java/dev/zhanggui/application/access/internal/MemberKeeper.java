package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.BadAssignment;
import dev.zhanggui.application.access.api.AccessRefused.ChangedMeanwhile;
import dev.zhanggui.application.access.api.AccessRefused.LastKeeper;
import dev.zhanggui.application.access.api.AccessRefused.LoginTaken;
import dev.zhanggui.application.access.api.AccessRefused.MemberNotActive;
import dev.zhanggui.application.access.api.AccessRefused.UnknownAssignment;
import dev.zhanggui.application.access.api.AccessRefused.UnknownMember;
import dev.zhanggui.application.access.api.AccessRefused.UnknownRole;
import dev.zhanggui.application.access.api.KeepingMembers;
import dev.zhanggui.application.access.api.SettingUp.LinkKind;
import dev.zhanggui.application.access.api.SettingUp.OneTime;
import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.roles.RoleCatalogue;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Members and their roles: whoever is changed is signed out, in the same unit. */
final class MemberKeeper implements KeepingMembers {
    private final Transactions transactions;
    private final Members members;
    private final Credentials credentials;
    private final Journal journal;
    private final MemberBook book;
    private final SessionBook sessions;
    private final LinkKeeper links;
    private final TokenKeeper tokens;
    private final AccessGate gate;
    private final InstantSource clock;

    MemberKeeper(
            Storage storage,
            MemberBook book,
            SessionBook sessions,
            LinkKeeper links,
            TokenKeeper tokens,
            AccessGate gate,
            InstantSource clock) {
        this.transactions = storage.transactions();
        this.members = storage.members();
        this.credentials = storage.credentials();
        this.journal = storage.journal();
        this.book = book;
        this.sessions = sessions;
        this.links = links;
        this.tokens = tokens;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public RoleCatalogue roles() {
        return book.roles();
    }

    @Override
    public Decision<List<Known>, AccessRefused> members(Actor actor) {
        if (!actor.authority().permissions().contains(Permission.READ)) {
            return Decision.refused(gate.bars(actor, Permission.READ).orElseThrow());
        }
        return Decision.accepted(transactions.read(() -> {
            var held = members.assignments().stream().collect(Collectors.groupingBy(Assignment::member));
            return members.all().stream()
                    .map(one -> known(one, held.getOrDefault(one.value().id(), List.of())))
                    .toList();
        }));
    }

    @Override
    public Decision<Known, AccessRefused> member(Actor actor, MemberId id) {
        boolean own = actor.isSignedIn() && actor.member().equals(Optional.of(id));
        if (!own && !actor.authority().permissions().contains(Permission.READ)) {
            return Decision.refused(gate.bars(actor, Permission.READ).orElseThrow());
        }
        return transactions.read(() -> members.find(id)
                .<Decision<Known, AccessRefused>>map(one -> Decision.accepted(known(one, members.assignments(id))))
                .orElseGet(() -> Decision.refused(new UnknownMember(id))));
    }

    private Known known(Versioned<Member> member, List<Assignment> assignments) {
        return new Known(
                member, assignments, credentials.password(member.value().id()).isPresent());
    }

    @Override
    public Decision<Kept, AccessRefused> put(Put command) {
        var now = clock.instant();
        Decision<Kept, AccessRefused> done = transactions.run(() -> gate.bars(command.actor(), Permission.MEMBERS)
                .<Decision<Kept, AccessRefused>>map(Decision::refused)
                .orElseGet(() -> write(command, now)));
        tokens.recogniseAnew();
        return done;
    }

    private Decision<Kept, AccessRefused> write(Put command, Instant now) {
        var member = command.member();
        var standing = members.find(member.id());
        if (standing.isPresent() && standing.get().value().equals(member)) {
            return Decision.accepted(new Kept(standing.get(), Change.UNCHANGED));
        }
        long version = standing.map(Versioned::version).orElse(0L);
        boolean stale = command.expected().isPresent() ? command.expected().get() != version : version != 0;
        if (stale) {
            return Decision.refused(
                    new ChangedMeanwhile(member.id().code(), command.expected().orElse(0L), version));
        }
        var barred = standing.isPresent() ? barsChange(command.actor(), member, now) : barsCreation(member);
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        members.save(member, version);
        Map<String, Object> before = standing.map(one -> Facts.of(one.value())).orElse(Map.of());
        journal.write(new Journal.Entry(
                now,
                command.actor(),
                "member",
                member.id().code(),
                version + 1,
                before,
                new MemberKept(member.id(), Facts.of(member)),
                ""));
        boolean closed =
                !member.active() && standing.map(one -> one.value().active()).orElse(false);
        if (closed) {
            int unused = sessions.endAll(member.id(), command.actor(), now);
            tokens.revokeAllOf(member.id(), command.actor(), now);
            sessions.forgetBrowsers(member.id());
        }
        var kept = new Versioned<>(member, version + 1);
        return Decision.accepted(new Kept(kept, version == 0 ? Change.CREATED : Change.CHANGED));
    }

    private Optional<AccessRefused> barsCreation(Member member) {
        return members.byLogin(member.id().login())
                .map(other -> new LoginTaken(other.value().id()));
    }

    private Optional<AccessRefused> barsChange(Actor actor, Member member, Instant now) {
        var theirs = book.authority(member.id(), now);
        return AccessGate.barsFromEqual(actor, theirs)
                .or(() -> member.active() ? Optional.empty() : barsLosing(member.id(), Authority.NONE, now));
    }

    /** Why the member may not be left with so little: nobody could let members in any more. */
    private Optional<AccessRefused> barsLosing(MemberId member, Authority left, Instant now) {
        if (left.lacks(Permission.MEMBERS).isEmpty()) {
            return Optional.empty();
        }
        var keepers = book.whoMay(Permission.MEMBERS, Optional.empty(), now).stream()
                .map(Member::id)
                .toList();
        boolean last = keepers.equals(List.of(member));
        return last ? Optional.of(new LastKeeper(member)) : Optional.empty();
    }

    @Override
    public Decision<Assignment, AccessRefused> assign(Assign command) {
        var now = clock.instant();
        var from = command.from().orElse(MemberBook.day(now));
        if (!CallerId.isValid(command.id())) {
            return Decision.refused(new BadAssignment("id"));
        }
        if (command.to().map(to -> !from.isBefore(to)).orElse(false)) {
            return Decision.refused(new BadAssignment("to"));
        }
        var assignment =
                new Assignment(command.id(), command.member(), command.role(), command.scope(), from, command.to());
        Decision<Assignment, AccessRefused> done = transactions.run(() -> {
            var barred =
                    gate.bars(command.actor(), Permission.MEMBERS).or(() -> barsAssigning(command.actor(), assignment));
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var before = ofMember(command.member(), command.id());
            if (before.isPresent()) {
                return before.get().equals(assignment)
                        ? Decision.accepted(assignment)
                        : Decision.refused(new BadAssignment("id"));
            }
            members.keep(assignment);
            written(
                    assignment,
                    command.actor(),
                    now,
                    1,
                    new RoleGiven(
                            assignment.member(),
                            assignment.role(),
                            assignment.scope().toString(),
                            from,
                            command.to()));
            return Decision.accepted(assignment);
        });
        tokens.recogniseAnew();
        return done;
    }

    private Optional<AccessRefused> barsAssigning(Actor actor, Assignment assignment) {
        var member = members.find(assignment.member());
        if (member.isEmpty()) {
            return Optional.of(new UnknownMember(assignment.member()));
        }
        if (!member.get().value().active()) {
            return Optional.of(new MemberNotActive(assignment.member()));
        }
        var role = roles().find(assignment.role());
        if (role.isEmpty()) {
            return Optional.of(new UnknownRole(assignment.role()));
        }
        var given = new Authority(role.get().permissions(), assignment.scope().stores());
        return AccessGate.barsFromEqual(actor, given);
    }

    private Optional<Assignment> ofMember(MemberId member, String id) {
        return members.assignments(member).stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /** A role given or taken changes what the member may do, so it signs in again. */
    private void written(Assignment assignment, Actor actor, Instant now, long version, Record event) {
        var id = assignment.member() + "/" + assignment.id();
        journal.write(Journal.Entry.of(now, actor, "assignment", id, version, event));
        int unused = sessions.endAll(assignment.member(), actor, now);
    }

    @Override
    public Decision<Assignment, AccessRefused> unassign(Unassign command) {
        var now = clock.instant();
        var today = MemberBook.day(now);
        Decision<Assignment, AccessRefused> done = transactions.run(() -> {
            var barred = gate.bars(command.actor(), Permission.MEMBERS);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            var found = ofMember(command.member(), command.assignment());
            if (found.isEmpty()) {
                return Decision.refused(new UnknownAssignment(command.assignment()));
            }
            var assignment = found.get();
            if (!assignment.isStanding(today)) {
                return Decision.accepted(assignment);
            }
            var ended = assignment.endedOn(today);
            var refused = barsEnding(command.actor(), assignment, ended, now);
            if (refused.isPresent()) {
                return Decision.refused(refused.get());
            }
            members.keep(ended);
            written(
                    ended,
                    command.actor(),
                    now,
                    2,
                    new RoleTaken(
                            ended.member(),
                            ended.role(),
                            ended.scope().toString(),
                            ended.to().orElseThrow()));
            return Decision.accepted(ended);
        });
        tokens.recogniseAnew();
        return done;
    }

    private Optional<AccessRefused> barsEnding(Actor actor, Assignment standing, Assignment ended, Instant now) {
        var given = roles().find(standing.role())
                .map(role -> new Authority(role.permissions(), standing.scope().stores()))
                .orElse(Authority.NONE);
        var rest = members.assignments(standing.member()).stream()
                .map(one -> one.id().equals(ended.id()) ? ended : one)
                .toList();
        var left = roles().authority(rest, MemberBook.day(now));
        return AccessGate.barsFromEqual(actor, given).or(() -> barsLosing(standing.member(), left, now));
    }

    @Override
    public Decision<OneTime, AccessRefused> invite(Invite command) {
        var now = clock.instant();
        var secret = links.draft();
        return transactions.run(() -> {
            var barred = gate.bars(command.actor(), Permission.MEMBERS);
            var member = members.find(command.member()).map(Versioned::value);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            if (member.isEmpty()) {
                return Decision.refused(new UnknownMember(command.member()));
            }
            if (!member.get().active()) {
                return Decision.refused(new MemberNotActive(command.member()));
            }
            var equal = AccessGate.barsFromEqual(command.actor(), book.authority(command.member(), now));
            if (equal.isPresent()) {
                return Decision.refused(equal.get());
            }
            boolean isNew = credentials.password(command.member()).isEmpty();
            var kind = isNew ? LinkKind.INVITE : LinkKind.RESET;
            var link = links.keep(secret, kind, command.member(), now);
            var event = new LinkGiven(command.member(), kind, link.endsAt());
            journal.write(Journal.Entry.of(now, command.actor(), "link", Secrets.nameOf(secret), 1, event));
            return Decision.accepted(link);
        });
    }

    record MemberKept(MemberId member, Map<String, Object> now) {}

    record RoleGiven(MemberId member, RoleCode role, String scope, LocalDate from, Optional<LocalDate> to) {}

    record RoleTaken(MemberId member, RoleCode role, String scope, LocalDate to) {}

    record LinkGiven(MemberId member, LinkKind kind, Instant endsAt) {}
}
