package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions: what changes something says which version it saw. */
class VersionsTest {
    private final ServedDesk desk = ServedDesk.open().stocked(10);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void creating_and_repeating_need_no_version_but_changing_does() {
        for (var path : List.of("/api/v1/stores/new", "/api/v1/locations/new", "/api/v1/skus/new")) {
            var field = path.contains("skus") ? "title" : "name";
            var one = "{\"%s\":\"one\"}".formatted(field);
            var two = "{\"%s\":\"two\"}".formatted(field);
            assertThat(desk.put(path, one).is(201).header("etag")).isEqualTo("\"1\"");
            assertThat(desk.put(path, one).is(200).header("etag")).isEqualTo("\"1\"");
            assertThat(desk.put(path, one, "If-Match", "\"9\"").is(200).header("etag"))
                    .isEqualTo("\"1\"");
            var missing = desk.put(path, two).isProblem(428, "precondition-required");
            assertThat(missing.header("etag")).isEqualTo("\"1\"");
            var stale = desk.put(path, two, "If-Match", "\"7\"").isProblem(412, "precondition-failed");
            assertThat(stale.header("etag")).isEqualTo("\"1\"");
            assertThat(desk.put(path, two, "If-Match", "\"1\"").is(200).header("etag"))
                    .isEqualTo("\"2\"");
            assertThat(desk.get(path).is(200).header("etag")).isEqualTo("\"2\"");
            assertThat(desk.put(path, one, "If-Match", "*").is(200).header("etag"))
                    .isEqualTo("\"3\"");
            assertThat(desk.put(path, two, "If-Match", "\"1\", \"3\"").is(200).header("etag"))
                    .isEqualTo("\"4\"");
        }
    }

    @Test
    void a_weak_or_unreadable_tag_matches_nothing() {
        for (var tag : List.of("W/\"1\"", "\"x\"", "\"-1\"", "\"0\"", "\"2\", \"3\"", "\"99999999999999999999\"")) {
            desk.put("/api/v1/skus/T-1", "{\"title\":\"other\"}", "If-Match", tag)
                    .isProblem(412, "precondition-failed");
        }
    }

    @Test
    void what_is_not_there_matches_no_version() {
        desk.put("/api/v1/skus/absent", "{}", "If-Match", "*").isProblem(412, "precondition-failed");
        desk.put("/api/v1/skus/absent", "{}", "If-Match", "\"1\"").isProblem(412, "precondition-failed");
    }

    @Test
    void a_lock_is_changed_and_removed_under_its_version() {
        var lock = "{\"store\":\"tmall-1\",\"quantity\":%d,\"from\":\"2026-11-10\",\"to\":\"2026-11-12\"}";
        var path = "/api/v1/stock/T-1/locks/d11";
        desk.put(path, lock.formatted(4)).is(201);
        desk.put(path, lock.formatted(4)).is(200);
        desk.put(path, lock.formatted(5)).isProblem(428, "precondition-required");
        assertThat(desk.put(path, lock.formatted(5), "If-Match", "\"1\"")
                        .is(200)
                        .header("etag"))
                .isEqualTo("\"2\"");
        desk.delete(path).isProblem(428, "precondition-required");
        desk.delete(path, "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        desk.delete(path, "If-Match", "*").is(200);
        desk.delete(path, "If-Match", "*").isProblem(404, "unknown-lock");
    }

    @Test
    void a_lock_that_is_put_again_after_its_end_matches_no_earlier_tag() {
        var lock = "{\"store\":\"tmall-1\",\"quantity\":%d,\"from\":\"2026-11-10\",\"to\":\"2026-11-12\"}";
        var path = "/api/v1/stock/T-1/locks/d11";
        var earlier = desk.put(path, lock.formatted(4)).is(201).header("etag");
        desk.delete(path, "If-Match", earlier).is(200);
        desk.put(path, lock.formatted(4), "If-Match", earlier).isProblem(412, "precondition-failed");
        var later = desk.put(path, lock.formatted(4)).is(201).header("etag");
        assertThat(later).isNotEqualTo(earlier);
        desk.put(path, lock.formatted(5), "If-Match", earlier).isProblem(412, "precondition-failed");
        desk.delete(path, "If-Match", earlier).isProblem(412, "precondition-failed");
        desk.delete(path, "If-Match", later).is(200);
    }

    @Test
    void what_the_reader_has_already_is_not_sent_again() {
        var tag = desk.get("/api/v1/skus/T-1").is(200).header("etag");
        var again = desk.get("/api/v1/skus/T-1", "If-None-Match", tag).is(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(tag);
        desk.get("/api/v1/skus/T-1", "If-None-Match", "\"77\"").is(200);
    }

    @Test
    void a_hold_that_ended_has_another_tag() {
        var held = desk.reserve("R", 1).is(201).header("etag");
        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.get("/api/v1/reservations/R", "If-None-Match", held)
                        .is(200)
                        .header("etag"))
                .isNotEqualTo(held);
    }
}
