package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.api.SigningIn.Browser;
import dev.zhanggui.application.access.api.SigningIn.SignedIn;
import dev.zhanggui.application.access.spi.KnownBrowsers;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions begun, recognised and ended; each change stands in the audit. */
final class SessionBook {
    static final Duration IDLE_MAX = Duration.ofHours(12);
    static final Duration LENGTH_MAX = Duration.ofDays(7);
    private static final String SESSION = "zs_";
    private static final String KNOWN = "zb_";
    private static final int BROWSERS_MAX = 20;
    private static final int AGENT_LENGTH_MAX = 200;
    private static final int ADDRESS_LENGTH_MAX = 100;

    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final Journal journal;
    private final Secrets secrets;

    SessionBook(Storage storage, Secrets secrets) {
        this.sessions = storage.sessions();
        this.browsers = storage.knownBrowsers();
        this.journal = storage.journal();
        this.secrets = secrets;
    }

    /** Everything random of a session, drawn outside of the unit that may be run again. */
    record Draft(String id, String secret, String known) {}

    Draft draft() {
        return new Draft(secrets.nextId(), secrets.next(SESSION), secrets.next(KNOWN));
    }

    /** Within a unit. A browser that is known stays so under its secret. */
    SignedIn begin(Draft draft, Member member, Browser browser, Instant now) {
        var known =
                browser.known().filter(secret -> isKnown(member.id(), secret)).orElse(draft.known());
        var session = new Session(
                draft.id(),
                member.id(),
                now,
                now,
                now.plus(LENGTH_MAX),
                clipped(browser.agent(), AGENT_LENGTH_MAX),
                clipped(browser.address(), ADDRESS_LENGTH_MAX));
        sessions.add(session, Secrets.hash(draft.secret()));
        browsers.remember(member.id(), Secrets.hash(known), now, BROWSERS_MAX);
        var event = new MemberSignedIn(session.id(), member.id(), session.agent(), session.address());
        journal.write(Journal.Entry.of(now, as(member.id()), "session", session.id(), 1, event));
        return new SignedIn(member, session, draft.secret(), known);
    }

    private static String clipped(String text, int most) {
        var printable = text.replaceAll("\\p{Cntrl}", " ").strip();
        return printable.length() <= most ? printable : printable.substring(0, most);
    }

    static Actor as(MemberId member) {
        return new Actor(member.code(), Actor.WEB, Authority.NONE, Optional.of(member));
    }

    boolean isKnown(MemberId member, String known) {
        return known.startsWith(KNOWN) && browsers.isKnown(member, Secrets.hash(known));
    }

    Optional<Session> bySecret(String secret) {
        return secret.startsWith(SESSION) ? sessions.bySecretHash(Secrets.hash(secret)) : Optional.empty();
    }

    static boolean counts(Session session, Instant lastSeen, Instant now) {
        return now.isBefore(session.endsAt()) && now.isBefore(lastSeen.plus(IDLE_MAX));
    }

    /** Within a unit: ends one session; answers whether it stood. */
    boolean end(Session session, Actor actor, Instant now) {
        boolean stood = sessions.end(session.id(), now);
        if (stood) {
            var event = new SessionEnded(session.id(), session.member());
            journal.write(Journal.Entry.of(now, actor, "session", session.id(), 2, event));
        }
        return stood;
    }

    /** Within a unit: ends all sessions of the member; answers how many. */
    int endAll(MemberId member, Actor actor, Instant now) {
        int ended = 0;
        for (var session : sessions.standing(member)) {
            ended += end(session, actor, now) ? 1 : 0;
        }
        return ended;
    }

    /** Within a unit: no browser is known any more, since another may know the password now. */
    void forgetBrowsers(MemberId member) {
        browsers.forget(member);
    }

    record MemberSignedIn(String session, MemberId member, String agent, String address) {}

    record SessionEnded(String session, MemberId member) {}
}
