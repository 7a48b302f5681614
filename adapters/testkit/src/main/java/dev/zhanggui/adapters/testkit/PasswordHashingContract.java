package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.access.spi.PasswordHashing;
import org.junit.jupiter.api.Test;

/** Whoever hashes passwords: tells the right one from others, whole, and never answers one text twice. */
public abstract class PasswordHashingContract {

    protected abstract PasswordHashing hashing();

    @Test
    void a_password_matches_its_hash_and_no_other_does() {
        var hash = hashing().hash("a long way home");
        assertThat(hashing().matches("a long way home", hash)).isTrue();
        for (var other : new String[] {"a long way hom", "a long way home ", "A long way home", ""}) {
            assertThat(hashing().matches(other, hash)).isFalse();
        }
    }

    @Test
    void every_hash_is_another_and_shows_nothing_of_the_password() {
        var one = hashing().hash("a long way home");
        var other = hashing().hash("a long way home");
        assertThat(one).isNotEqualTo(other).doesNotContain("long way");
        assertThat(hashing().matches("a long way home", other)).isTrue();
    }

    @Test
    void nothing_is_cut_off_and_every_character_counts() {
        var longer = "长密码 \uD83D\uDD11 ".repeat(40);
        var hash = hashing().hash(longer);
        assertThat(hashing().matches(longer, hash)).isTrue();
        assertThat(hashing().matches(longer.substring(0, longer.length() - 1), hash))
                .isFalse();
        assertThat(hashing().matches(longer.replace("长", "短"), hash)).isFalse();
    }

    @Test
    void its_own_hashes_are_current_and_what_is_none_matches_nothing() {
        assertThat(hashing().isCurrent(hashing().hash("a long way home"))).isTrue();
        for (var none : new String[] {"", "x", "$argon2id$", "$argon2id$v=19$m=1,t=1,p=1$$", "quick$1$2"}) {
            assertThat(hashing().isCurrent(none)).isFalse();
            assertThat(hashing().matches("", none)).isFalse();
        }
    }
}
