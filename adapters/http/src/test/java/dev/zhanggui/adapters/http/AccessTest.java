package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class AccessTest {
    private final ServedDesk desk = ServedDesk.open().stocked(10);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void nobody_gets_in_without_a_valid_token() {
        var without = desk.get("/api/v1/skus/T-1", "Authorization", "").isProblem(401, "unauthorized");
        assertThat(without.header("www-authenticate")).isEqualTo("Bearer realm=\"zhanggui\"");
        for (var header : new String[] {"Bearer nonsense", "Bearer", "Basic dTpw", "Bearer " + "x".repeat(600)}) {
            desk.get("/api/v1/skus/T-1", "Authorization", header).isProblem(401, "unauthorized");
        }
        desk.get("/api/v1/skus/T-1", "Authorization", "bearer " + desk.token).is(200);
    }

    @Test
    void a_token_is_made_shown_once_used_and_revoked() {
        var made = desk.post(
                        "/api/v1/tokens",
                        "{\"name\":\"erp\",\"scopes\":[\"read\",\"stock\"],\"expiresAt\":\"2026-12-01\"}")
                .is(201);
        assertThat(made.at("/expiresAt")).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(made.json().get("scopes").toString()).isEqualTo("[\"read\",\"stock\"]");
        assertThat(made.json().get("stores").toString()).isEqualTo("[]");
        var header = "Bearer " + made.at("/token");
        desk.get("/api/v1/skus/T-1", "Authorization", header).is(200);
        assertThat(desk.get("/api/v1/tokens").is(200).text()).contains("erp").doesNotContain(made.at("/token"));
        assertThat(desk.delete("/api/v1/tokens/" + made.at("/id")).is(200).at("/revokedAt"))
                .isNotEmpty();
        desk.get("/api/v1/skus/T-1", "Authorization", header).isProblem(401, "unauthorized");
        desk.delete("/api/v1/tokens/none").isProblem(404, "unknown-token");
    }

    @Test
    void a_token_that_makes_no_sense_is_refused() {
        desk.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[]}").isProblem(422, "bad-token");
        desk.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":\"all\",\"expiresAt\":\"2020-01-01\"}")
                .isProblem(422, "bad-token");
        assertThat(desk.post("/api/v1/tokens", "{\"scopes\":[\"everything\"]}")
                        .isProblem(422, "invalid-content")
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/name", "/scopes");
        var few = "Bearer " + desk.issue("few", Authority.of(Permission.TOKENS));
        desk.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":\"all\"}", "Authorization", few)
                .isProblem(422, "more-than-own");
    }

    @Test
    void each_operation_needs_its_permission() {
        for (var row : Rows.of(desk.desk, new Meters())) {
            if (row.permission().isEmpty()) {
                continue;
            }
            var others = EnumSet.complementOf(EnumSet.of(row.permission().get()));
            var header = "Bearer " + desk.issue("others-" + row.operationId(), new Authority(others, Set.of()));
            var body = row.intake() == Route.Intake.NONE
                    ? null
                    : row.example().body().getBytes(StandardCharsets.UTF_8);
            var got = desk.send(row.verb().name(), row.example().path(), body, "Authorization", header)
                    .isProblem(403, "not-allowed");
            assertThat(got.at("/permission")).isEqualTo(row.permission().get().code());
            assertThat(got.at("/condition")).isEqualTo("granted");
            assertThat(got.json().get("who")).isNotEmpty();
        }
    }

    @Test
    void a_token_for_one_store_reaches_no_other() {
        desk.put("/api/v1/stores/other", "{}").is(201);
        var mine = "Bearer "
                + desk.issue("mine", new Authority(EnumSet.allOf(Permission.class), Set.of(new StoreId("other"))));
        desk.reserve("R", 1).is(201);
        var lock = "{\"store\":\"tmall-1\",\"quantity\":1,\"from\":\"2026-11-10\",\"to\":\"2026-11-12\"}";
        desk.put("/api/v1/stock/T-1/locks/d11", lock).is(201);
        var theirs = new String[] {
            "/api/v1/stores/tmall-1",
            "/api/v1/reservations/R",
            "/api/v1/stock/T-1/locks/d11",
            "/api/v1/stock/T-1/availability?store=tmall-1"
        };
        for (var path : theirs) {
            assertThat(desk.get(path, "Authorization", mine)
                            .isProblem(403, "not-allowed")
                            .at("/condition"))
                    .isEqualTo("store:tmall-1");
        }
        assertThat(desk.get("/api/v1/stock/T-1/availability", "Authorization", mine)
                        .isProblem(403, "not-allowed")
                        .at("/condition"))
                .isEqualTo("all-stores");
        desk.get("/api/v1/audit/head", "Authorization", mine).isProblem(403, "not-allowed");
        desk.get("/api/v1/tokens", "Authorization", mine).isProblem(403, "not-allowed");
        var body = "{\"store\":\"%s\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":1}]}";
        desk.put("/api/v1/reservations/S", body.formatted("tmall-1"), "Authorization", mine)
                .isProblem(403, "not-allowed");
        desk.put("/api/v1/reservations/S", body.formatted("other"), "Authorization", mine)
                .is(201);
        desk.post("/api/v1/reservations/R/commit", "", "Authorization", mine).isProblem(403, "not-allowed");
        var batch = desk.post(
                        "/api/v1/reservations/batch",
                        body.formatted("tmall-1").replace("{\"store\"", "{\"id\":\"B\",\"store\""),
                        "Authorization",
                        mine)
                .is(200);
        assertThat(batch.lines().get(0).get("status").asInt()).isEqualTo(403);
    }

    @Test
    void the_secret_of_the_desk_counts_from_this_machine_only() {
        var header = "Bearer " + ServedDesk.DESK_SECRET;
        desk.get("/api/v1/doctor", "Authorization", header).is(200);
        desk.get("/api/v1/doctor", "Authorization", header, "X-Forwarded-For", "10.0.0.1")
                .isProblem(401, "unauthorized");
        desk.get("/api/v1/doctor", "Authorization", "Bearer only-from-her").isProblem(401, "unauthorized");
    }

    @Test
    void an_address_that_guesses_again_and_again_is_told_to_wait() {
        for (int i = 0; i < 200; i++) {
            desk.get("/api/v1/skus/T-1", "Authorization", "Bearer guess-" + i).is(401);
        }
        var got = desk.get("/api/v1/skus/T-1", "Authorization", "Bearer guess").isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(got.header("retry-after"))).isBetween(1, 11);
        desk.get("/api/v1/skus/T-1").is(200);
    }

    @Test
    void a_token_has_a_rate_where_one_is_set() {
        try (var limited = ServedDesk.with(HttpDesk.Settings.local(0).withRequestsPerSecond(5))) {
            int refused = 0;
            for (int i = 0; i < 30; i++) {
                var got = limited.get("/api/v1/skus/none");
                if (got.status() == 429) {
                    assertThat(got.isProblem(429, "too-many-requests").header("retry-after"))
                            .isNotEmpty();
                    refused++;
                }
            }
            assertThat(refused).isPositive();
        }
    }
}
