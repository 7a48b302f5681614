package dev.zhanggui.domain.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.shared.StoreId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {
    private static final StoreId TM = new StoreId("tm");

    @Test
    void what_was_granted_is_allowed_everywhere_unless_limited_to_stores() {
        var authority = Authority.of(Permission.READ, Permission.STOCK);
        assertThat(authority.lacks(Permission.READ)).isEmpty();
        assertThat(authority.lacks(Permission.STOCK, TM)).isEmpty();
        assertThat(authority.lacks(Permission.TOKENS)).contains("granted");
        assertThat(authority.lacks(Permission.TOKENS, TM)).contains("granted");
    }

    @Test
    void an_authority_over_one_store_is_none_over_another_or_over_all() {
        var authority = new Authority(Set.of(Permission.READ), Set.of(TM));
        assertThat(authority.lacks(Permission.READ, TM)).isEmpty();
        assertThat(authority.lacks(Permission.READ, new StoreId("jd"))).contains("store:jd");
        assertThat(authority.lacks(Permission.READ)).contains("all-stores");
    }

    @Test
    void all_may_everything_and_none_nothing() {
        for (var permission : Permission.values()) {
            assertThat(Authority.ALL.lacks(permission)).isEmpty();
            assertThat(Authority.NONE.lacks(permission, TM)).contains("granted");
            assertThat(Permission.of(permission.code())).contains(permission);
        }
        assertThat(Permission.of("READ")).isEmpty();
    }
}
