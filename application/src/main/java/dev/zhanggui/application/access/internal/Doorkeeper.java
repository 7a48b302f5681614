package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.TryLater;
import dev.zhanggui.application.access.api.AccessRefused.WrongLogin;
import dev.zhanggui.application.access.api.SigningIn;
import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets members in. What is slow, comparing a password, is done before the unit that lets somebody in. */
public final class Doorkeeper implements SigningIn {
    private static final int PASSWORD_LENGTH_READ_MAX = 4 * PasswordRule.MOST;
    private static final int LOGIN_LENGTH_READ_MAX = 200;
    private static final int FAILURES_KEPT_MAX = 1_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    private final Transactions transactions;
    private final Members members;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Journal journal;
    private final MemberBook book;
    private final SessionBook sessionBook;
    private final PasswordHashing hashing;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Supplier<String> nobodysHash;
    private final Throttle throttle = new Throttle();
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final BlockingQueue<Failure> failures = new ArrayBlockingQueue<>(FAILURES_KEPT_MAX);

    Doorkeeper(
            Storage storage,
            MemberBook book,
            SessionBook sessionBook,
            PasswordHashing hashing,
            Secrets secrets,
            InstantSource clock) {
        this.transactions = storage.transactions();
        this.members = storage.members();
        this.credentials = storage.credentials();
        this.sessions = storage.sessions();
        this.journal = storage.journal();
        this.book = book;
        this.sessionBook = sessionBook;
        this.hashing = hashing;
        this.secrets = secrets;
        this.clock = clock;
        this.nobodysHash = new Once(() -> hashing.hash(secrets.next("")));
    }

    @Override
    public Decision<SignedIn, AccessRefused> signIn(SignIn command) {
        var login = MemberId.login(command.login());
        boolean readable =
                login.length() <= LOGIN_LENGTH_READ_MAX && command.password().length() <= PASSWORD_LENGTH_READ_MAX;
        if (!readable) {
            return Decision.refused(new WrongLogin());
        }
        var found = members.byLogin(login).map(Versioned::value);
        var key = throttleKey(login, found, command.browser());
        long wait = throttle.begin(key, clock.instant());
        if (wait > 0) {
            return Decision.refused(new TryLater(wait));
        }
        var member = proved(found, command.password());
        if (member.isEmpty()) {
            var unused = failures.offer(new Failure(
                    secrets.nextId(), found.map(Member::id), command.browser().address(), clock.instant()));
            return Decision.refused(new WrongLogin());
        }
        throttle.succeeded(key);
        return begin(member.get(), command.password(), command.browser());
    }

    private String throttleKey(String login, Optional<Member> found, Browser browser) {
        var known = browser.known()
                .filter(secret -> found.filter(one -> sessionBook.isKnown(one.id(), secret))
                        .isPresent());
        return known.map(secret -> login + " " + Secrets.hash(secret)).orElse(login);
    }

    /** The member, where the password is its own. Somebody always pays for one comparison. */
    private Optional<Member> proved(Optional<Member> found, String password) {
        var hash = found.flatMap(member -> credentials.password(member.id())).map(Versioned::value);
        boolean matches = hashing.matches(PasswordRule.normal(password), hash.orElseGet(nobodysHash));
        return found.filter(member -> matches && hash.isPresent() && member.active());
    }

    /** Checks whether this is the member's password, under the same throttle as signing in. */
    Decision<Member, AccessRefused> prove(Member member, String password, Browser browser) {
        var key = throttleKey(member.id().login(), Optional.of(member), browser);
        long wait = throttle.begin(key, clock.instant());
        if (wait > 0) {
            return Decision.refused(new TryLater(wait));
        }
        var proved = proved(Optional.of(member), password);
        proved.ifPresent(one -> throttle.succeeded(key));
        return proved.<Decision<Member, AccessRefused>>map(Decision::accepted)
                .orElseGet(() -> Decision.refused(new WrongLogin()));
    }

    private Decision<SignedIn, AccessRefused> begin(Member proved, String password, Browser browser) {
        var now = clock.instant();
        var draft = sessionBook.draft();
        var known = credentials.password(proved.id());
        var anew = known.map(Versioned::value)
                .filter(hash -> !hashing.isCurrent(hash))
                .map(hash -> hashing.hash(PasswordRule.normal(password)));
        return transactions.run(() -> {
            var member = members.find(proved.id()).map(Versioned::value).filter(Member::active);
            var standing = credentials.password(proved.id());
            if (member.isEmpty() || !standing.equals(known)) {
                return Decision.refused(new WrongLogin());
            }
            anew.ifPresent(hash -> credentials.savePassword(
                    proved.id(), hash, standing.orElseThrow().version()));
            return Decision.accepted(sessionBook.begin(draft, member.get(), browser, now));
        });
    }

    @Override
    public Optional<Visit> recognise(String secret) {
        var now = clock.instant();
        var session = sessionBook.bySecret(secret);
        if (session.isEmpty()
                || !SessionBook.counts(
                        session.get(),
                        lastSeen(session.get().id(), session.get().lastSeenAt()),
                        now)) {
            return Optional.empty();
        }
        var member = members.find(session.get().member()).map(Versioned::value).filter(Member::active);
        return member.map(one -> {
            lastSeen.put(session.get().id(), now);
            var authority = book.roles().authority(members.assignments(one.id()), MemberBook.day(now));
            var actor = new Actor(one.id().code(), Actor.WEB, authority, Optional.of(one.id()));
            return new Visit(one, session.get(), actor);
        });
    }

    private Instant lastSeen(String session, Instant written) {
        var here = lastSeen.get(session);
        return here != null && here.isAfter(written) ? here : written;
    }

    @Override
    public void signOut(String secret) {
        var now = clock.instant();
        Decision<Boolean, Refusal> done = transactions.run(() -> Decision.accepted(sessionBook
                .bySecret(secret)
                .map(session -> sessionBook.end(session, SessionBook.as(session.member()), now))
                .orElse(false)));
        done.orThrow();
    }

    /** Writes down who was seen and who failed, as far as this instance saw it, and forgets what is long over. */
    public void tidy() {
        var now = clock.instant();
        var seen = Map.copyOf(lastSeen);
        var failed = new ArrayList<Failure>();
        failures.drainTo(failed);
        Decision<Integer, Refusal> written = transactions.run(() -> {
            sessions.seen(seen);
            failed.forEach(this::write);
            return Decision.accepted(sessions.forget(now.minus(FORGOTTEN_AFTER)));
        });
        written.whenAccepted(done -> seen.forEach(lastSeen::remove));
    }

    /** A failure of a name that nobody has is written without the name: people type passwords there. */
    private void write(Failure failure) {
        var id = failure.member().map(MemberId::code).orElse("nobody");
        var actor = new Actor(id, Actor.WEB, Authority.NONE, failure.member());
        var event = new SignInFailed(failure.member(), failure.address());
        journal.write(Journal.Entry.of(failure.at(), actor, "sign-in", failure.id(), 1, event));
    }

    private record Failure(String id, Optional<MemberId> member, String address, Instant at) {}

    record SignInFailed(Optional<MemberId> member, String address) {}

    /** A value made at its first use. */
    private static final class Once implements Supplier<String> {
        private final Supplier<String> making;
        private String made = "";

        Once(Supplier<String> making) {
            this.making = making;
        }

        @Override
        public synchronized String get() {
            if (made.isEmpty()) {
                made = making.get();
            }
            return made;
        }
    }
}
