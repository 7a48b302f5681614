package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of what each verb does in each state. */
class StatesTest {
    private static final List<String> VERBS = List.of("commit", "release", "ship");

    private final ServedDesk desk = ServedDesk.open().stocked(100);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_is_held_can_be_committed_or_released_but_not_shipped() {
        assertThat(act(held("A"), "commit").is(200).at("/state")).isEqualTo("committed");
        assertThat(act(held("B"), "release").is(200).at("/state")).isEqualTo("released");
        assertThat(act(held("C"), "ship").isProblem(409, "not-committed").at("/state"))
                .isEqualTo("held");
    }

    @Test
    void what_is_committed_can_be_committed_again_released_or_shipped_and_never_expires() {
        for (var verb : VERBS) {
            var id = after(held(verb), "commit");
            desk.clock.advance(Duration.ofDays(40));
            var expected = List.of("committed", "released", "shipped").get(VERBS.indexOf(verb));
            assertThat(act(id, verb).is(200).at("/state")).isEqualTo(expected);
        }
    }

    @Test
    void what_has_ended_stays_as_it_is_and_says_so_to_every_other_verb() {
        var released = after(held("R"), "release");
        var shipped = after(after(held("S"), "commit"), "ship");
        var expired = held("E");
        desk.clock.advance(Duration.ofMinutes(30));
        assertThat(desk.get("/api/v1/reservations/E").is(200).at("/state")).isEqualTo("expired");
        assertThat(desk.get("/api/v1/reservations/E").at("/resolvedAt")).isEqualTo("2026-11-01T02:30:00Z");
        for (var verb : VERBS) {
            expect(released, verb, verb.equals("release"), "released");
            expect(shipped, verb, verb.equals("ship"), "shipped");
            expect(expired, verb, false, "expired");
        }
    }

    @Test
    void a_repeat_answers_the_reservation_as_it_is_now() {
        after(held("A"), "release");
        assertThat(desk.reserve("A", 1).is(200).at("/state")).isEqualTo("released");
        desk.reserve("A", 2).isProblem(409, "other-content");
    }

    @Test
    void what_is_not_there_cannot_be_resolved() {
        VERBS.forEach(verb -> act("nobody", verb).isProblem(404, "unknown-reservation"));
    }

    private void expect(String id, String verb, boolean same, String state) {
        var got = act(id, verb);
        if (same) {
            assertThat(got.is(200).at("/state")).isEqualTo(state);
        } else {
            assertThat(got.isProblem(409, "already-resolved").at("/state")).isEqualTo(state);
            assertThat(got.at("/at")).isNotEmpty();
        }
    }

    private String held(String id) {
        desk.reserve(id, 1).is(201);
        return id;
    }

    private String after(String id, String verb) {
        act(id, verb).is(200);
        return id;
    }

    private ServedDesk.Got act(String id, String verb) {
        return desk.send("POST", "/api/v1/reservations/" + id + "/" + verb, null);
    }
}
