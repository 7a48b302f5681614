package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.UnknownMember;
import dev.zhanggui.application.access.api.AccessRefused.UnknownSession;
import dev.zhanggui.application.access.api.KeepingSessions;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.api.SigningIn.SignedIn;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.shared.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Sessions as their owners see and end them, and passwords as they change them. */
final class SessionKeeper implements KeepingSessions {
    private final Transactions transactions;
    private final Members members;
    private final Sessions sessions;
    private final MemberBook book;
    private final SessionBook sessionBook;
    private final Doorkeeper door;
    private final LinkKeeper links;
    private final PasswordRule rule;
    private final PasswordHashing hashing;
    private final AccessGate gate;
    private final InstantSource clock;

    SessionKeeper(
            Storage storage,
            MemberBook book,
            SessionBook sessionBook,
            Doorkeeper door,
            LinkKeeper links,
            PasswordRule rule,
            PasswordHashing hashing,
            AccessGate gate,
            InstantSource clock) {
        this.transactions = storage.transactions();
        this.members = storage.members();
        this.sessions = storage.sessions();
        this.book = book;
        this.sessionBook = sessionBook;
        this.door = door;
        this.links = links;
        this.rule = rule;
        this.hashing = hashing;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Decision<List<Session>, AccessRefused> sessions(Actor actor, MemberId member) {
        var now = clock.instant();
        return barred(actor, member, now)
                .<Decision<List<Session>, AccessRefused>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(sessions.standing(member).stream()
                        .filter(session -> SessionBook.counts(session, session.lastSeenAt(), now))
                        .toList()));
    }

    private Optional<AccessRefused> barred(Actor actor, MemberId member, Instant now) {
        var barred = gate.barsFromAccount(actor, member);
        if (barred.isPresent()) {
            return barred;
        }
        if (members.find(member).isEmpty()) {
            return Optional.of(new UnknownMember(member));
        }
        boolean own = actor.isSignedIn() && actor.member().equals(Optional.of(member));
        return own ? Optional.empty() : AccessGate.barsFromEqual(actor, book.authority(member, now));
    }

    @Override
    public Decision<Session, AccessRefused> end(End command) {
        var now = clock.instant();
        return transactions.run(() -> {
            var barred = barred(command.actor(), command.member(), now);
            if (barred.isPresent()) {
                return Decision.refused(barred.get());
            }
            return sessions.standing(command.member()).stream()
                    .filter(session -> session.id().equals(command.session()))
                    .filter(session -> sessionBook.end(session, command.actor(), now))
                    .findFirst()
                    .<Decision<Session, AccessRefused>>map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(new UnknownSession(command.session())));
        });
    }

    @Override
    public Decision<Integer, AccessRefused> endAll(EndAll command) {
        var now = clock.instant();
        return transactions.run(() -> barred(command.actor(), command.member(), now)
                .<Decision<Integer, AccessRefused>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(sessionBook.endAll(command.member(), command.actor(), now))));
    }

    @Override
    public Decision<SignedIn, AccessRefused> changePassword(ChangePassword command) {
        var now = clock.instant();
        var member = command.visit().member();
        var weak = rule.weakness(command.newPassword(), member.id());
        if (weak.isPresent()) {
            return Decision.refused(weak.get());
        }
        return door.prove(member, command.password(), command.browser()).then(proved -> {
            var hash = hashing.hash(PasswordRule.normal(command.newPassword()));
            var draft = sessionBook.draft();
            return transactions.run(() -> members.find(proved.id())
                    .map(Versioned::value)
                    .filter(one -> one.active())
                    .<Decision<SignedIn, AccessRefused>>map(standing -> {
                        links.setPassword(standing.id(), hash, command.visit().actor(), now);
                        return Decision.accepted(sessionBook.begin(draft, standing, command.browser(), now));
                    })
                    .orElseGet(() -> Decision.refused(new UnknownMember(proved.id()))));
        });
    }
}
