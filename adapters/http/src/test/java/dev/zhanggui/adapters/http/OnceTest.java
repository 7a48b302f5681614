package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Idempotency keys: the same request under one key has one effect and one answer. */
class OnceTest {
    private static final String RECEIPT = "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":5}";

    private final ServedDesk desk = ServedDesk.open().stocked(0);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_same_request_is_answered_with_the_same_bytes() {
        var first = desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K")
                .is(201);
        assertThat(first.header("idempotent-replayed")).isEmpty();
        var second = desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K")
                .is(201);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
        assertThat(second.header("idempotent-replayed")).isEqualTo("true");
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("5");
    }

    @Test
    void a_refusal_is_kept_too_in_the_language_in_which_it_was_given() {
        var body = "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":1}";
        var first = desk.post("/api/v1/stock/write-offs", body, "Idempotency-Key", "K", "Accept-Language", "en")
                .isProblem(409, "not-on-shelf");
        desk.post("/api/v1/stock/receipts", RECEIPT).is(201);
        var second = desk.post("/api/v1/stock/write-offs", body, "Idempotency-Key", "K")
                .is(409);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("idempotent-replayed")).isEqualTo("true");
    }

    @Test
    void another_request_under_the_key_is_refused() {
        desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K").is(201);
        desk.post("/api/v1/stock/receipts", RECEIPT + " ", "Idempotency-Key", "K")
                .isProblem(422, "idempotency-key-reused");
        desk.post("/api/v1/stock/returns", RECEIPT, "Idempotency-Key", "K").isProblem(422, "idempotency-key-reused");
        desk.post("/api/v1/stock/receipts?a=1", RECEIPT, "Idempotency-Key", "K")
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void keys_of_others_are_other_keys_even_under_one_name() {
        var other = desk.issue("tests", Authority.ALL);
        desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K").is(201);
        var theirs = desk.post(
                "/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K", "Authorization", "Bearer " + other);
        assertThat(theirs.is(201).header("idempotent-replayed")).isEmpty();
    }

    @Test
    void wrong_content_is_kept_as_a_refusal() {
        var first = desk.post("/api/v1/stock/receipts", "{\"location\":1}", "Idempotency-Key", "K")
                .isProblem(422, "invalid-content");
        var second = desk.post("/api/v1/stock/receipts", "{\"location\":1}", "Idempotency-Key", "K")
                .is(422);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("idempotent-replayed")).isEqualTo("true");
        desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K").isProblem(422, "idempotency-key-reused");
    }

    @Test
    void what_cannot_be_read_or_found_is_not_kept() {
        desk.post("/api/v1/stock/receipts", "{\"location\"", "Idempotency-Key", "K")
                .isProblem(400, "unreadable");
        desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "K").is(201);
        desk.post("/api/v1/reservations/none/commit", "", "Idempotency-Key", "L")
                .is(404);
        desk.reserve("none", 1).is(201);
        desk.post("/api/v1/reservations/none/commit", "", "Idempotency-Key", "L")
                .is(200);
    }

    @Test
    void a_key_has_one_to_255_printable_characters() {
        desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", "k".repeat(255))
                .is(201);
        for (var key : new String[] {"k".repeat(256), " "}) {
            desk.post("/api/v1/stock/receipts", RECEIPT, "Idempotency-Key", key).isProblem(422, "bad-idempotency-key");
        }
    }

    @Test
    void a_new_token_is_made_once_and_its_secret_is_not_kept_readable() {
        var body = "{\"name\":\"erp\",\"scopes\":\"all\"}";
        var first = desk.post("/api/v1/tokens", body, "Idempotency-Key", "K").is(201);
        var second = desk.post("/api/v1/tokens", body, "Idempotency-Key", "K").is(201);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("idempotent-replayed")).isEqualTo("true");
        assertThat(desk.get("/api/v1/tokens").json().path("items").findValuesAsText("name"))
                .containsOnlyOnce("erp");
        assertThat(desk.get("/api/v1/stock/T-1/availability", "Authorization", "Bearer " + first.at("/token"))
                        .status())
                .isEqualTo(200);
    }
}
