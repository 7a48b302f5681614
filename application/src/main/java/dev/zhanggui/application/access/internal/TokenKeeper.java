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
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.Refusal;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens: 256 random bits, of which only the hash is kept. */
public final class TokenKeeper implements KeepingTokens {
    private static final String PREFIX = "zg_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final int NAME_LENGTH_MAX = 100;
    private static final int NAMES_MAX = 10;
    private static final int RECOGNISED_MAX = 10_000;
    private static final long RECOGNISED_FOR_MILLIS = 1_000;

    private final Transactions transactions;
    private final Tokens tokens;
    private final Journal journal;
    private final InstantSource clock;
    private final Randomness randomness;
    private final Map<String, Recognised> recognised = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();

    public TokenKeeper(Storage storage, InstantSource clock, Randomness randomness) {
        this.transactions = storage.transactions();
        this.tokens = storage.tokens();
        this.journal = storage.journal();
        this.clock = clock;
        this.randomness = randomness;
    }

    @Override
    public Decision<Issued, AccessRefused> create(Create command) {
        var now = clock.instant();
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SECRET_BYTES));
        var id = HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
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
            var beyond = command.authority().permissions().stream()
                    .filter(permission -> !actor.authority().permissions().contains(permission))
                    .map(Permission::code)
                    .sorted()
                    .toList();
            if (!beyond.isEmpty()) {
                return Decision.refused(new MoreThanOwn(beyond));
            }
            var token = new Token(
                    id,
                    command.name(),
                    command.authority(),
                    now,
                    command.expiresAt(),
                    Optional.empty(),
                    Optional.empty());
            tokens.add(token, hash(secret));
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
                    tokens.revoke(token.id(), now);
                    journal.write(Journal.Entry.of(
                            now, actor, "token", token.id(), 2, new TokenRevoked(token.id(), token.name())));
                    return Decision.accepted(new Token(
                            token.id(),
                            token.name(),
                            token.authority(),
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
            var found = tokens.bySecretHash(hash(secret));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (recognised.size() > RECOGNISED_MAX) {
                recognised.clear();
            }
            var token = found.get();
            known = new Recognised(token, new Actor(token.name(), "http", token.authority()), now.toEpochMilli());
            recognised.put(secret, known);
            lastUsed.put(token.id(), now);
        }
        return known.token().isValid(now) ? Optional.of(known.actor()) : Optional.empty();
    }

    @Override
    public List<String> whoCould(Permission permission, Optional<StoreId> store) {
        var now = clock.instant();
        return tokens.all().stream()
                .filter(token -> token.isValid(now))
                .filter(token -> store.map(one -> token.authority().lacks(permission, one))
                        .orElseGet(() -> token.authority().lacks(permission))
                        .isEmpty())
                .map(Token::name)
                .distinct()
                .sorted()
                .limit(NAMES_MAX)
                .toList();
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

    private static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Recognised(Token token, Actor actor, long at) {}

    record TokenCreated(String token, String name, List<String> scopes, Optional<Instant> expiresAt) {}

    record TokenRevoked(String token, String name) {}
}
