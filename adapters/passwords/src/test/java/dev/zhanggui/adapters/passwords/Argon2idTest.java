package dev.zhanggui.adapters.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.passwords.Argon2id.Cost;
import dev.zhanggui.adapters.testkit.PasswordHashingContract;
import dev.zhanggui.application.access.spi.PasswordHashing;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.application.spi.Randomness;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class Argon2idTest extends PasswordHashingContract {
    private static final Argon2id HASHING = Argon2id.atLeastCost(Randomness.secure());

    @Override
    protected PasswordHashing hashing() {
        return HASHING;
    }

    @Test
    void a_hash_that_another_program_made_is_recognised() {
        // From the command line of the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
        var theirs = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(HASHING.matches("password", theirs)).isTrue();
        assertThat(HASHING.matches("Password", theirs)).isFalse();
        assertThat(HASHING.isCurrent(theirs)).isFalse();
    }

    @Test
    void what_is_stored_says_how_dear_it_was_and_that_is_no_less_than_allowed() {
        assertThat(HASHING.hash("a long way home")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        var dearer = new Argon2id(Randomness.secure(), new Cost(32_768, 3, 1), 1);
        var hash = HASHING.hash("a long way home");
        assertThat(dearer.isCurrent(hash)).isFalse();
        assertThat(dearer.matches("a long way home", hash)).isTrue();
        assertThat(dearer.isCurrent(dearer.hash("a long way home"))).isTrue();
    }

    @Test
    void what_would_take_all_memory_is_not_even_tried() {
        var salt = Base64.getEncoder().withoutPadding().encodeToString(new byte[16]);
        var hash = Base64.getEncoder().withoutPadding().encodeToString(new byte[32]);
        for (var cost :
                new String[] {"m=999999,t=2,p=1", "m=19456,t=99,p=1", "m=19456,t=0,p=1", "m=4,t=2,p=1", "m=8,t=1,p=0"
                }) {
            assertThat(HASHING.matches("x", "$argon2id$v=19$" + cost + "$" + salt + "$" + hash))
                    .isFalse();
        }
    }

    @Test
    void a_crowd_that_waits_for_one_turn_is_served_to_the_last() throws InterruptedException {
        var hashing = new Argon2id(Randomness.secure(), new Cost(64, 1, 1), 1);
        var done = new CountDownLatch(32);
        try (var threads = new BackgroundThreads("crowd")) {
            for (int i = 0; i < 32; i++) {
                threads.loop("caller " + i, () -> {
                    if (hashing.matches("a long way home", hashing.hash("a long way home"))) {
                        done.countDown();
                    }
                });
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
