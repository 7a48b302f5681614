package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.access.api.Token;
import dev.zhanggui.application.access.spi.Tokens;
import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.CanIgnoreReturnValue;
import dev.zhanggui.domain.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens: found by the hash of their secret, used ever later, revoked once. */
public abstract class TokensContract extends StorageContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String HASH = "a".repeat(64);

    private Tokens tokens() {
        return storage().tokens();
    }

    private static Token token(String id, Instant createdAt) {
        return new Token(
                id,
                "收银台 " + id,
                new Authority(
                        Set.of(Permission.RESERVATIONS, Permission.READ),
                        Set.of(new StoreId("京东"), new StoreId("a,b"), TMALL)),
                Optional.empty(),
                createdAt,
                Optional.of(LATER.plusMillis(1)),
                Optional.empty(),
                Optional.empty());
    }

    @CanIgnoreReturnValue
    private Token given(Token token, String hash) {
        unit(() -> tokens().add(token, hash));
        return token;
    }

    private Token found(String id) {
        return tokens().byId(id).orElseThrow();
    }

    @Test
    void a_token_is_found_as_it_was_added() {
        var rich = given(token("t1", NOW.plusMillis(1)), HASH);
        var owner = new MemberId("李伟");
        unit(() -> storage().members().save(new Member(owner, "李伟", Optional.empty(), DAY, true), 0));
        var none = Optional.<Instant>empty();
        var plain = new Token("t2", "n", Authority.ALL, Optional.of(owner), NOW, none, none, none);
        given(plain, "b".repeat(64));
        assertThat(tokens().bySecretHash(HASH)).contains(rich);
        assertThat(tokens().byId("t1")).contains(rich);
        assertThat(tokens().byId("t2")).contains(plain);
        assertThat(tokens().bySecretHash("c".repeat(64))).isEmpty();
        assertThat(tokens().byId("T1")).isEmpty();
    }

    @Test
    void the_newest_comes_first() {
        assertThat(tokens().all()).isEmpty();
        given(token("b", NOW.plusMillis(5)), "1".repeat(64));
        given(token("a", NOW.plusMillis(9)), "2".repeat(64));
        given(token("c", NOW), "3".repeat(64));
        assertThat(tokens().all()).extracting(Token::id).containsExactly("a", "b", "c");
    }

    @Test
    void an_id_or_a_secret_stands_for_one_token() {
        given(token("t", NOW), HASH);
        assertThatThrownBy(() -> given(token("t", NOW), "b".repeat(64))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> given(token("u", NOW), HASH)).isInstanceOf(RuntimeException.class);
        assertThat(tokens().all()).containsExactly(token("t", NOW));
    }

    @Test
    void a_token_is_revoked_and_stays_on_the_list() {
        given(token("t", NOW), HASH);
        unit(() -> tokens().revoke("t", NOW.plusMillis(3)));
        assertThat(found("t").revokedAt()).contains(NOW.plusMillis(3));
        assertThat(tokens().bySecretHash(HASH)).contains(found("t"));
        assertThat(tokens().all()).containsExactly(found("t"));
    }

    @Test
    void the_first_revocation_counts() {
        given(token("t", NOW), HASH);
        unit(() -> tokens().revoke("t", NOW.plusMillis(3)));
        try {
            unit(() -> tokens().revoke("t", NOW.plusMillis(9)));
        } catch (Trouble refused) {
            assertThat(refused).isNotNull();
        }
        assertThat(found("t").revokedAt()).contains(NOW.plusMillis(3));
    }

    @Test
    void last_used_moves_forward_and_never_back() {
        given(token("t", NOW), HASH);
        given(token("u", NOW), "b".repeat(64));
        unit(() -> tokens().used(Map.of("t", NOW.plusMillis(5), "gone", NOW)));
        assertThat(found("t").lastUsedAt()).contains(NOW.plusMillis(5));
        assertThat(found("u").lastUsedAt()).isEmpty();
        unit(() -> tokens().used(Map.of("t", NOW.plusMillis(4), "u", NOW.plusMillis(1))));
        assertThat(found("t").lastUsedAt()).contains(NOW.plusMillis(5));
        assertThat(found("u").lastUsedAt()).contains(NOW.plusMillis(1));
        unit(() -> tokens().used(Map.of("t", NOW.plusMillis(6))));
        assertThat(found("t").lastUsedAt()).contains(NOW.plusMillis(6));
        unit(() -> tokens().used(Map.of()));
        assertThat(tokens().all()).hasSize(2);
    }
}
