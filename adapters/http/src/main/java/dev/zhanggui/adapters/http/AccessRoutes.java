package dev.zhanggui.adapters.http;

import dev.zhanggui.application.access.api.AccessRefused;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.access.api.KeepingTokens.Create;
import dev.zhanggui.application.access.api.KeepingTokens.Issued;
import dev.zhanggui.application.access.api.KeepingTokens.Revoke;
import dev.zhanggui.application.access.api.Token;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tokens. */
final class AccessRoutes {
    private static final int NAME_LENGTH_MAX = 100;
    private static final int STORES_MAX = 1_000;
    private static final String ALL = "all";

    private final KeepingTokens tokens;

    AccessRoutes(KeepingTokens tokens) {
        this.tokens = tokens;
    }

    List<Route> rows() {
        return List.of(
                Route.post("createToken", "/api/v1/tokens")
                        .needs(Permission.TOKENS)
                        .takes(TokenRequest.class)
                        .answers(201, IssuedAnswer.class)
                        .refuses(AccessRefused.class)
                        .onceByKey()
                        .showsSecret()
                        .example("/api/v1/tokens", """
                                {"name": "erp", "scopes": ["read", "reservations"], "stores": ["tmall-1"]}""")
                        .by(this::create),
                Route.get("tokens", "/api/v1/tokens")
                        .needs(Permission.TOKENS)
                        .answers(200, TokensAnswer.class)
                        .refuses(AccessRefused.class)
                        .by(this::tokens),
                Route.delete("revokeToken", "/api/v1/tokens/{id}")
                        .needs(Permission.TOKENS)
                        .answers(200, TokenAnswer.class)
                        .refuses(AccessRefused.class)
                        .example("/api/v1/tokens/0011223344556677")
                        .by(this::revoke));
    }

    /** @param scopes codes of permissions, or {@code "all"} */
    record TokenRequest(String name, Scopes scopes, List<StoreId> stores, Optional<Instant> expiresAt) {

        static TokenRequest read(Fields in) {
            return new TokenRequest(
                    in.requiredText("name", NAME_LENGTH_MAX),
                    Scopes.read(in),
                    in.ids("stores", STORES_MAX, StoreId::new),
                    in.time("expiresAt", () -> Times.SHANGHAI));
        }
    }

    /** What a token is for. */
    record Scopes(Set<Permission> permissions) {

        static Scopes read(Fields in) {
            var given = in.raw("scopes");
            if (given == null) {
                in.wrong("scopes", "required");
                return new Scopes(Set.of());
            }
            if (given.isTextual() && given.textValue().equals(ALL)) {
                return new Scopes(Set.of(Permission.values()));
            }
            var permissions = new HashSet<Permission>();
            for (var word : in.words("scopes", Permission.values().length * 2)) {
                if (word.equals(ALL)) {
                    permissions.addAll(List.of(Permission.values()));
                } else {
                    Permission.of(word)
                            .ifPresentOrElse(
                                    permissions::add,
                                    () -> in.wrong(
                                            "scopes",
                                            "one-of",
                                            Map.of("words", codes(Arrays.asList(Permission.values())))));
                }
            }
            return new Scopes(permissions);
        }
    }

    private static List<String> codes(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().toList();
    }

    /** A token without its secret. */
    record TokenAnswer(
            String id,
            String name,
            List<String> scopes,
            List<StoreId> stores,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {

        static TokenAnswer of(Token token) {
            return new TokenAnswer(
                    token.id(),
                    token.name(),
                    codes(token.authority().permissions()),
                    token.authority().stores().stream().sorted().toList(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt());
        }
    }

    /** @param token the secret, shown this once */
    record IssuedAnswer(
            String id,
            String name,
            List<String> scopes,
            List<StoreId> stores,
            Instant createdAt,
            Optional<Instant> expiresAt,
            String token) {

        static IssuedAnswer of(Issued issued) {
            var made = TokenAnswer.of(issued.token());
            return new IssuedAnswer(
                    made.id(),
                    made.name(),
                    made.scopes(),
                    made.stores(),
                    made.createdAt(),
                    made.expiresAt(),
                    issued.secret());
        }
    }

    record TokensAnswer(List<TokenAnswer> items, Optional<String> cursor) {}

    private Supplier<Reply> create(Call call) {
        var request = call.body(TokenRequest::read);
        var authority = new Authority(
                request.scopes().permissions(), request.stores().stream().collect(Collectors.toSet()));
        var command = new Create(call.actor(), request.name(), authority, request.expiresAt());
        return () -> tokens.create(command).fold(issued -> Reply.created(IssuedAnswer.of(issued)), Reply::refused);
    }

    private Supplier<Reply> tokens(Call call) {
        return () -> tokens.tokens(call.actor())
                .fold(
                        all -> Reply.ok(new TokensAnswer(
                                all.stream().map(TokenAnswer::of).toList(), Optional.empty())),
                        Reply::refused);
    }

    private Supplier<Reply> revoke(Call call) {
        var command = new Revoke(call.actor(), call.name("id"));
        return () -> tokens.revoke(command).fold(token -> Reply.ok(TokenAnswer.of(token)), Reply::refused);
    }
}
