package dev.zhanggui.adapters.web;

import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.access.api.KeepingTokens.Create;
import dev.zhanggui.application.access.api.KeepingTokens.Revoke;
import dev.zhanggui.application.access.api.Token;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CallerId;
import dev.zhanggui.domain.shared.StoreId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys for programs: made, shown once, revoked. */
final class TokenRoutes {
    private static final String LIST = "/settings/tokens";

    private final KeepingTokens tokens;

    TokenRoutes(KeepingTokens tokens) {
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                Route.page(LIST, Permission.TOKENS, visit -> list(200, visit, "")),
                Route.form(LIST, Permission.TOKENS, this::create),
                Route.form(LIST + "/{token}/revoke", Permission.TOKENS, this::revoke));
    }

    /** A token on the list. */
    record Row(Token token, String scopes, String stores, String used, String ends, Badge badge, boolean valid) {}

    /** @param secret of a token that was just made; empty: none was */
    record Keys(Form form, List<Row> rows, List<Choice> scopes, String secret) {}

    private View list(int status, Visit visit, String secret) {
        var say = visit.say();
        var rows = tokens.tokens(visit.actor())
                .fold(all -> all.stream().map(token -> row(token, say)).toList(), refused -> {
                    throw Stop.of(refused);
                });
        var scopes = visit.actor().authority().permissions().stream()
                .map(one -> new Choice(one.code(), say.t("scope." + one.code())))
                .toList();
        return new View.Html(status, "tokens", Map.of("keys", new Keys(visit.form(), rows, scopes, secret)));
    }

    private static Row row(Token token, Say say) {
        var scopes = token.authority().permissions().stream()
                .map(one -> say.t("scope." + one.code()))
                .toList();
        var stores =
                token.authority().stores().stream().map(StoreId::code).sorted().toList();
        boolean valid = token.isValid(say.now());
        return new Row(
                token,
                token.authority().permissions().size() == Permission.values().length
                        ? say.t("tokens.all")
                        : String.join(" · ", scopes),
                stores.isEmpty() ? say.t("members.company") : String.join(" · ", stores),
                token.lastUsedAt().map(say::near).orElse(say.t("tokens.never")),
                token.expiresAt().map(say::time).orElse(say.t("tokens.open")),
                valid ? new Badge(Tone.GOOD, say.t("tokens.valid")) : new Badge(Tone.OVER, say.t("tokens.over")),
                valid);
    }

    private View create(Visit visit) {
        var form = visit.form();
        var say = visit.say();
        var scopes = EnumSet.noneOf(Permission.class);
        form.all("scope").forEach(code -> Permission.of(code).ifPresent(scopes::add));
        if (scopes.isEmpty()) {
            form.complain("scope", say.t("tokens.scope.none"));
        }
        var store = form.text("store");
        store.filter(text -> !CallerId.isValid(text))
                .ifPresent(bad -> form.complain("store", say.t("members.where.bad")));
        var name = form.text("name").orElse("");
        var until = until(form, say);
        if (form.isFaulty()) {
            return list(422, visit, "");
        }
        var stores = store.map(StoreId::new).map(Set::of).orElse(Set.of());
        return tokens.create(new Create(visit.actor(), name, new Authority(scopes, stores), until))
                .fold(issued -> list(200, emptied(visit), issued.secret()), refused -> {
                    form.complain("name", say.refusal(refused));
                    return list(422, visit, "");
                });
    }

    /** What was typed has been done, so that the form is empty again. */
    private static Visit emptied(Visit visit) {
        return new Visit(visit.context(), visit.visitor(), visit.say(), Form.EMPTY);
    }

    private static Optional<Instant> until(Form form, Say say) {
        try {
            return form.text("until")
                    .map(text -> LocalDate.parse(text).atStartOfDay(Say.ZONE).toInstant());
        } catch (DateTimeException e) {
            form.complain("until", say.t("form.day"));
            return Optional.empty();
        }
    }

    private View revoke(Visit visit) {
        return tokens.revoke(new Revoke(visit.actor(), visit.part("token")))
                .fold(
                        done -> View.to(LIST, visit.say().t("tokens.revoked", "name", done.name())),
                        refused -> View.to(LIST, visit.say().refusal(refused)));
    }
}
