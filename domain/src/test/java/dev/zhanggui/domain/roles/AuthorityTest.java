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

    @Test
    void two_authorities_together_reach_as_far_as_either_and_shared_as_far_as_both() {
        var jd = new StoreId("jd");
        var read = new Authority(Set.of(Permission.READ), Set.of(TM));
        var both = read.or(new Authority(Set.of(Permission.READ), Set.of(jd)));
        assertThat(both.stores(Permission.READ)).containsExactlyInAnyOrder(TM, jd);
        assertThat(read.or(Authority.of(Permission.READ)).lacks(Permission.READ))
                .isEmpty();
        assertThat(Authority.of(Permission.STOCK).or(read).lacks(Permission.STOCK))
                .isEmpty();
        assertThat(both.and(read)).isEqualTo(read);
        assertThat(both.and(Authority.ALL)).isEqualTo(both);
        assertThat(Authority.ALL.and(both)).isEqualTo(both);
        assertThat(read.and(new Authority(Set.of(Permission.READ), Set.of(jd)))).isEqualTo(Authority.NONE);
        assertThat(read.and(Authority.of(Permission.STOCK))).isEqualTo(Authority.NONE);
    }

    @Test
    void what_goes_beyond_is_named() {
        var jd = new StoreId("jd");
        var own = new Authority(Set.of(Permission.READ, Permission.STOCK), Set.of(TM));
        assertThat(own.beyond(own)).isEmpty();
        assertThat(own.beyond(new Authority(Set.of(Permission.READ), Set.of(TM, jd))))
                .containsExactly("read");
        assertThat(own.beyond(Authority.of(Permission.READ, Permission.AUDIT))).containsExactly("audit", "read");
        assertThat(Authority.ALL.beyond(own)).isEmpty();
    }
}
