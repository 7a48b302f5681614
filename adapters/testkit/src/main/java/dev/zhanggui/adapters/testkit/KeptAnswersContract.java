package dev.zhanggui.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.access.api.AnsweringOnce.Answer;
import dev.zhanggui.application.access.api.AnsweringOnce.Header;
import dev.zhanggui.application.access.spi.KeptAnswers;
import dev.zhanggui.application.access.spi.KeptAnswers.Kept;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.shared.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Kept answers: one for each owner and key, to the byte, with their effect or not at all. */
public abstract class KeptAnswersContract extends StorageContract {

    private KeptAnswers answers() {
        return storage().keptAnswers();
    }

    private static Kept kept(String body, Instant at) {
        var headers =
                List.of(new Header("ETag", "\"1\""), new Header("Location", "/api/v1/甲"), new Header("ETag", "\"2\""));
        return new Kept("fingerprint", new Answer(201, headers, body.getBytes(StandardCharsets.UTF_8)), at);
    }

    private void given(String owner, String key, Kept kept) {
        unit(() -> answers().keep(owner, key, kept));
    }

    private void assertKept(String owner, String key, Kept expected) {
        var found = answers().find(owner, key).orElseThrow();
        assertThat(found.fingerprint()).isEqualTo(expected.fingerprint());
        assertThat(found.at()).isEqualTo(expected.at());
        assertThat(found.answer().status()).isEqualTo(expected.answer().status());
        assertThat(found.answer().headers()).isEqualTo(expected.answer().headers());
        assertThat(found.answer().body()).isEqualTo(expected.answer().body());
    }

    @Test
    void an_answer_is_kept_to_the_byte() {
        given("owner", "key", kept("{\"甲\":1}\n", NOW.plusMillis(1)));
        assertKept("owner", "key", kept("{\"甲\":1}\n", NOW.plusMillis(1)));
        var bytes = new byte[] {0, -1, 13, 10, 0};
        given("owner", "bytes", new Kept("f", new Answer(409, List.of(), bytes), NOW));
        assertKept("owner", "bytes", new Kept("f", new Answer(409, List.of(), bytes), NOW));
        given("owner", "empty", new Kept("f", new Answer(204, List.of(), new byte[0]), NOW));
        assertKept("owner", "empty", new Kept("f", new Answer(204, List.of(), new byte[0]), NOW));
    }

    @Test
    void keys_of_others_are_other_keys() {
        given("owner", "key", kept("mine", NOW));
        given("other", "key", kept("theirs", NOW));
        given("owner", "Key", kept("another", NOW));
        assertKept("owner", "key", kept("mine", NOW));
        assertKept("other", "key", kept("theirs", NOW));
        assertThat(answers().find("nobody", "key")).isEmpty();
        assertThat(answers().find("own", "erkey")).isEmpty();
    }

    @Test
    void one_answer_is_kept_for_one_key() {
        given("owner", "key", kept("first", NOW));
        assertThatThrownBy(() -> given("owner", "key", kept("second", NOW))).isInstanceOf(StaleWrite.class);
        assertKept("owner", "key", kept("first", NOW));
    }

    @Test
    void of_many_who_keep_an_answer_for_one_key_one_does() {
        var done = new AtomicInteger();
        race(8, racer -> {
            try {
                given("owner", "key", kept("body" + racer, NOW));
                done.incrementAndGet();
            } catch (StaleWrite late) {
                assertThat(late).isNotNull();
            }
        });
        assertThat(done.get()).isEqualTo(1);
    }

    @Test
    void an_effect_that_is_undone_leaves_no_answer() {
        Decision<String, No> refused = storage().transactions().run(() -> {
            answers().keep("owner", "key", kept("body", NOW));
            return Decision.refused(new No(1));
        });
        assertThat(refused).isEqualTo(Decision.refused(new No(1)));
        assertThat(answers().find("owner", "key")).isEmpty();
        given("owner", "key", kept("later", NOW));
    }

    @Test
    void old_answers_are_forgotten_piece_by_piece() {
        for (int i = 0; i < 5; i++) {
            given("owner", "key" + i, kept("body", NOW.plusMillis(i)));
        }
        assertThat(forget(NOW, 10)).isZero();
        assertThat(forget(NOW.plusMillis(3), 2)).isEqualTo(2);
        assertThat(forget(NOW.plusMillis(3), 2)).isEqualTo(1);
        assertThat(forget(NOW.plusMillis(3), 2)).isZero();
        assertThat(answers().find("owner", "key2")).isEmpty();
        assertThat(answers().find("owner", "key3")).isPresent();
        assertThat(answers().find("owner", "key4")).isPresent();
    }

    private int forget(Instant before, int most) {
        return answer(() -> answers().forget(before, most));
    }
}
