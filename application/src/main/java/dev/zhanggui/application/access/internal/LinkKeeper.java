package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.BadMember;
import dev.zhanggui.application.access.api.AccessRefused.LoginTaken;
import dev.zhanggui.application.access.api.AccessRefused.UnknownLink;
import dev.zhanggui.application.access.api.SettingUp;
import dev.zhanggui.application.access.api.SigningIn.Browser;
import dev.zhanggui.application.access.api.SigningIn.SignedIn;
import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.access.spi.Credentials.Link;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Links that are good once: the first owner's, those of invited members, and of members who lost their password. */
final class LinkKeeper implements SettingUp {
    static final Duration SETUP_FOR = Duration.ofMinutes(30);
    static final Duration INVITE_FOR = Duration.ofDays(3);
    static final Duration RESET_FOR = Duration.ofHours(1);
    private static final String PREFIX = "zl_";

    private final Transactions transactions;
    private final Members members;
    private final Credentials credentials;
    private final Journal journal;
    private final SessionBook sessions;
    private final PasswordRule rule;
    private final PasswordHashing hashing;
    private final Secrets secrets;
    private final InstantSource clock;

    LinkKeeper(
            Storage storage,
            SessionBook sessions,
            PasswordRule rule,
            PasswordHashing hashing,
            Secrets secrets,
            InstantSource clock) {
        this.transactions = storage.transactions();
        this.members = storage.members();
        this.credentials = storage.credentials();
        this.journal = storage.journal();
        this.sessions = sessions;
        this.rule = rule;
        this.hashing = hashing;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public boolean isOpen() {
        return !credentials.isAnyPassword();
    }

    @Override
    public Optional<OneTime> openSetup() {
        var now = clock.instant();
        var secret = secrets.next(PREFIX);
        var end = now.plus(SETUP_FOR);
        Decision<Boolean, Refusal> done = transactions.run(() -> {
            if (credentials.isAnyPassword()) {
                return Decision.accepted(false);
            }
            credentials.keepLink(new Link(LinkKind.SETUP, Optional.empty(), end), Secrets.hash(secret));
            return Decision.accepted(true);
        });
        return done.orThrow() ? Optional.of(new OneTime(LinkKind.SETUP, secret, end)) : Optional.empty();
    }

    /** Within a unit: a link for a member, in the place of any before it. */
    OneTime keep(String secret, LinkKind kind, MemberId member, Instant now) {
        var end = now.plus(kind == LinkKind.INVITE ? INVITE_FOR : RESET_FOR);
        credentials.keepLink(new Link(kind, Optional.of(member), end), Secrets.hash(secret));
        return new OneTime(kind, secret, end);
    }

    String draft() {
        return secrets.next(PREFIX);
    }

    @Override
    public Optional<Offer> offer(String secret) {
        return standing(secret, clock.instant()).map(link -> new Offer(link.kind(), link.member(), link.endsAt()));
    }

    private Optional<Link> standing(String secret, Instant now) {
        return credentials
                .link(Secrets.hash(secret))
                .filter(link -> now.isBefore(link.endsAt()))
                .filter(link -> link.kind() != LinkKind.SETUP || !credentials.isAnyPassword())
                .filter(link -> link.member().map(this::isActive).orElse(true));
    }

    private boolean isActive(MemberId id) {
        return members.find(id).filter(member -> member.value().active()).isPresent();
    }

    @Override
    public Decision<SignedIn, AccessRefused> setUp(SetUp command) {
        var now = clock.instant();
        if (standing(command.secret(), now)
                .filter(link -> link.kind() == LinkKind.SETUP)
                .isEmpty()) {
            return Decision.refused(new UnknownLink());
        }
        var login = Normalizer.normalize(command.login().strip(), Normalizer.Form.NFC);
        var name = command.name().isBlank() ? login : command.name().strip();
        if (!CallerId.isValid(login)) {
            return Decision.refused(new BadMember("login"));
        }
        if (!Member.isName(name)) {
            return Decision.refused(new BadMember("name"));
        }
        var id = new MemberId(login);
        var owner = new Member(id, name, Optional.empty(), MemberBook.day(now), true);
        var assignment = new Assignment(
                secrets.nextId(), id, RoleCode.OWNER, Scope.COMPANY, MemberBook.day(now), Optional.empty());
        return choose(command.secret(), command.password(), command.browser(), now, id, () -> {
            if (credentials.isAnyPassword()) {
                return Decision.refused(new UnknownLink());
            }
            var other = members.byLogin(id.login()).map(Versioned::value);
            if (other.isPresent()) {
                return Decision.refused(new LoginTaken(other.get().id()));
            }
            members.save(owner, 0);
            members.keep(assignment);
            var event = new DeskSetUp(id, name);
            journal.write(Journal.Entry.of(now, SessionBook.as(id), "member", id.code(), 1, event));
            return Decision.accepted(owner);
        });
    }

    @Override
    public Decision<SignedIn, AccessRefused> takeUp(TakeUp command) {
        var now = clock.instant();
        var member = standing(command.secret(), now).flatMap(Link::member);
        if (member.isEmpty()) {
            return Decision.refused(new UnknownLink());
        }
        return choose(
                command.secret(),
                command.password(),
                command.browser(),
                now,
                member.get(),
                () -> members.find(member.get())
                        .map(Versioned::value)
                        .filter(Member::active)
                        .<Decision<Member, AccessRefused>>map(Decision::accepted)
                        .orElseGet(() -> Decision.refused(new UnknownLink())));
    }

    /** Uses the link up for a password: one unit, so that a link that was used has had its effect. */
    private Decision<SignedIn, AccessRefused> choose(
            String secret,
            String password,
            Browser browser,
            Instant now,
            MemberId id,
            Supplier<Decision<Member, AccessRefused>> finding) {
        var weak = rule.weakness(password, id);
        if (weak.isPresent()) {
            return Decision.refused(weak.get());
        }
        var hash = hashing.hash(PasswordRule.normal(password));
        var draft = sessions.draft();
        return transactions.run(() -> {
            if (!credentials.useLink(Secrets.hash(secret), now)) {
                return Decision.refused(new UnknownLink());
            }
            return finding.get().map(member -> {
                setPassword(member.id(), hash, SessionBook.as(member.id()), now);
                sessions.forgetBrowsers(member.id());
                return sessions.begin(draft, member, browser, now);
            });
        });
    }

    /** Within a unit: a new password ends every session that the old one began. */
    void setPassword(MemberId member, String hash, Actor actor, Instant now) {
        long before = credentials.password(member).map(Versioned::version).orElse(0L);
        credentials.savePassword(member, hash, before);
        int ended = sessions.endAll(member, actor, now);
        var event = new PasswordSet(member, ended);
        journal.write(Journal.Entry.of(now, actor, "password", member.code(), before + 1, event));
    }

    record DeskSetUp(MemberId member, String name) {}

    record PasswordSet(MemberId member, int sessionsEnded) {}
}
