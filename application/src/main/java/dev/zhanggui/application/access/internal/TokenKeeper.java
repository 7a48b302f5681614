package dev.zhanggui.application.access.internal;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.AccessRefused.BadToken;
import dev.zhanggui.application.access.api.AccessRefused.MoreThanOwn;
import dev.zhanggui.application.access.api.AccessRefused.NotAllowed;
import dev.zhanggui.application.access.api.AccessRefused.UnknownToken;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.access.api.Token;
import dev.zhanggui.application.access.spi.Tokens;
import dev.zhanggui.application.spi.Journal;
import dev.zhanggui.application.spi.Randomness;
import dev.zhanggui.application.spi.Transactions;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Tokens: 256 random bits, of which only the hash is kept. Who could do something are members and tokens. */
public final class TokenKeeper implements KeepingTokens {
    private static final String PREFIX = "zg_";
    private static final int NAME_LENGTH_MAX = 100;
    private static final int NAMES_MAX = 10;
    private static final int RECOGNISED_MAX = 10_000;
    private static final long RECOGNISED_FOR_MILLIS = 1_000;

    private final Transactions transactions;
    private final Tokens tokens;
    private final Journal journal;
    private final InstantSource clock;
    private final Secrets secrets;
    private final MemberBook book;
    private final Map<String, Recognised> recognised = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();

    public TokenKeeper(Storage storage, InstantSource clock, Randomness randomness, MemberBook book) {
        this.transactions = storage.transactions();
        this.tokens = storage.tokens();
        this.journal = storage.journal();
        this.clock = clock;
        this.secrets = new Secrets(randomness);
        this.book = book;
    }

    @Override
    public Decision<Issued, AccessRefused> create(Create command) {
        var now = clock.instant();
        var secret = secrets.next(PREFIX);
        var id = secrets.nextId();
        return transactions.run(() -> allowed(command.actor()).then(actor -> {
            if (command.name().isBlank() || command.name().length() > NAME_LENGTH_MAX) {
                return Decision.refused(new BadToken("name"));
            }
            if (command.authority().permissions().isEmpty()) {
                return Decision.refused(new BadToken("scopes"));
            }
            if (command.expiresAt().isPresent() && !command.expiresAt().get().isAfter(now)) {
                return Decision.refused(new BadToken("expiresAt"));
            }
            var beyond = actor.authority().beyond(command.authority());
            if (!beyond.isEmpty()) {
                return Decision.refused(new MoreThanOwn(beyond));
            }
            var token = new Token(
                    id,
                    command.name(),
                    command.authority(),
                    actor.member(),
                    now,
                    command.expiresAt(),
                    Optional.empty(),
                    Optional.empty());
            tokens.add(token, Secrets.hash(secret));
            var event = new TokenCreated(id, token.name(), scopes(token), command.expiresAt());
            journal.write(Journal.Entry.of(now, actor, "token", id, 1, event));
            return Decision.accepted(new Issued(token, secret));
        }));
    }

    @Override
    public Decision<Token, AccessRefused> revoke(Revoke command) {
        var now = clock.instant();
        Decision<Token, AccessRefused> done =
                transactions.run(() -> allowed(command.actor()).then(actor -> {
                    var found = tokens.byId(command.id());
                    if (found.isEmpty()) {
                        return Decision.refused(new UnknownToken(command.id()));
                    }
                    var token = found.get();
                    if (token.revokedAt().isPresent()) {
                        return Decision.accepted(token);
                    }
                    revoke(token, actor, now);
                    return Decision.accepted(new Token(
                            token.id(),
                            token.name(),
                            token.authority(),
                            token.owner(),
                            token.createdAt(),
                            token.expiresAt(),
                            token.lastUsedAt(),
                            Optional.of(now)));
                }));
        recognised.clear();
        return done;
    }

    @Override
    public Decision<List<Token>, AccessRefused> tokens(Actor actor) {
        return allowed(actor).map(allowed -> tokens.all());
    }

    @Override
    public Optional<Actor> recognise(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = recognised.get(secret);
        if (known == null || now.toEpochMilli() - known.at() > RECOGNISED_FOR_MILLIS) {
            var found = tokens.bySecretHash(Secrets.hash(secret));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (recognised.size() > RECOGNISED_MAX) {
                recognised.clear();
            }
            var token = found.get();
            known = new Recognised(
                    token, new Actor(token.name(), "http", allowedNow(token, now), token.owner()), now.toEpochMilli());
            recognised.put(secret, known);
            lastUsed.put(token.id(), now);
        }
        return known.token().isValid(now) ? Optional.of(known.actor()) : Optional.empty();
    }

    /** A member's token may never do more than the member may now. */
    private Authority allowedNow(Token token, Instant now) {
        return token.owner()
                .map(owner -> token.authority().and(book.authority(owner, now)))
                .orElse(token.authority());
    }

    /** What a token may do is found out anew at its next use. */
    void recogniseAnew() {
        recognised.clear();
    }

    /** Within a unit: ends every token that the member made. */
    void revokeAllOf(MemberId member, Actor actor, Instant now) {
        for (var token : tokens.all()) {
            if (token.owner().equals(Optional.of(member)) && token.revokedAt().isEmpty()) {
                revoke(token, actor, now);
            }
        }
    }

    private void revoke(Token token, Actor actor, Instant now) {
        tokens.revoke(token.id(), now);
        var event = new TokenRevoked(token.id(), token.name());
        journal.write(Journal.Entry.of(now, actor, "token", token.id(), 2, event));
    }

    @Override
    public List<String> whoCould(Permission permission, Optional<StoreId> store) {
        var now = clock.instant();
        var people = book.whoMay(permission, store, now).stream().map(Member::name);
        var programs = tokens.all().stream()
                .filter(token -> token.isValid(now))
                .filter(token -> {
                    var authority = allowedNow(token, now);
                    return store.map(one -> authority.lacks(permission, one))
                            .orElseGet(() -> authority.lacks(permission))
                            .isEmpty();
                })
                .map(Token::name)
                .sorted();
        return Stream.concat(people, programs).distinct().limit(NAMES_MAX).toList();
    }

    /** Writes down when tokens were last used, as far as this instance saw it. */
    public void writeLastUsed() {
        var seen = Map.copyOf(lastUsed);
        if (!seen.isEmpty()) {
            Decision<Boolean, Refusal> written = transactions.run(() -> {
                tokens.used(seen);
                return Decision.accepted(true);
            });
            written.whenAccepted(done -> seen.forEach(lastUsed::remove));
        }
    }

    private Decision<Actor, AccessRefused> allowed(Actor actor) {
        return actor.authority()
                .lacks(Permission.TOKENS)
                .<Decision<Actor, AccessRefused>>map(condition -> Decision.refused(new NotAllowed(
                        Permission.TOKENS.code(), condition, whoCould(Permission.TOKENS, Optional.empty()))))
                .orElseGet(() -> Decision.accepted(actor));
    }

    private static List<String> scopes(Token token) {
        return token.authority().permissions().stream()
                .map(Permission::code)
                .sorted()
                .toList();
    }

    private record Recognised(Token token, Actor actor, long at) {}

    record TokenCreated(String token, String name, List<String> scopes, Optional<Instant> expiresAt) {}

    record TokenRevoked(String token, String name) {}
}
