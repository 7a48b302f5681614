package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each operation's story: what is sent, what comes back, what stands afterwards. */
class StoryTest {
    private final ServedDesk desk = ServedDesk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void goods_come_in_are_reserved_committed_and_shipped() {
        desk.stocked(10);
        var held = desk.reserve("R-1", 4).is(201);
        assertThat(held.json().path("lines").toString())
                .isEqualTo("[{\"sku\":\"T-1\",\"quantity\":4,\"location\":\"hangzhou\"}]");
        assertThat(held.at("/state")).isEqualTo("held");
        assertThat(held.at("/expiresAt")).isEqualTo("2026-11-01T02:30:00Z");
        assertThat(desk.reserve("R-1", 4).is(200).bytes()).isEqualTo(held.bytes());
        assertThat(desk.get("/api/v1/reservations/R-1").is(200).bytes()).isEqualTo(held.bytes());

        assertThat(desk.post("/api/v1/reservations/R-1/commit", "").is(200).at("/state"))
                .isEqualTo("committed");
        assertThat(desk.post("/api/v1/reservations/R-1/ship", "").is(200).at("/state"))
                .isEqualTo("shipped");

        var stock = desk.get("/api/v1/stock/T-1/availability?store=tmall-1").is(200);
        assertThat(stock.at("/available")).isEqualTo("6");
        assertThat(stock.json().at("/locations/0").toString())
                .isEqualTo("{\"location\":\"hangzhou\",\"onHand\":6,\"held\":0,\"committed\":0,\"safety\":0,"
                        + "\"available\":6,\"short\":0}");
        var movements = desk.get("/api/v1/stock/T-1/movements").is(200);
        assertThat(movements.json().path("items").findValuesAsText("kind")).containsExactly("receipt", "shipment");
        assertThat(movements.at("/items/1/quantity")).isEqualTo("-4");
        assertThat(movements.json().get("cursor").isNull()).isTrue();
    }

    @Test
    void what_is_left_out_has_a_usual_value() {
        assertThat(desk.put("/api/v1/stores/S", "{\"unknown\":1}").is(201).text())
                .isEqualTo("{\"id\":\"S\",\"name\":\"S\",\"platform\":\"own\",\"currency\":\"CNY\","
                        + "\"zone\":\"Asia/Shanghai\",\"locations\":[]}");
        assertThat(desk.put("/api/v1/locations/L", "{}").is(201).text())
                .isEqualTo("{\"id\":\"L\",\"name\":\"L\",\"kind\":\"warehouse\",\"province\":\"\",\"city\":\"\","
                        + "\"latitude\":null,\"longitude\":null,\"zone\":\"Asia/Shanghai\",\"cutoff\":null,"
                        + "\"dailyCapacity\":null,\"fixedCostMonth\":null}");
        var sku = desk.put("/api/v1/skus/K", "{\"title\":null}").is(201);
        assertThat(sku.at("/title")).isEqualTo("K");
        assertThat(sku.at("/product")).isEqualTo("K");
    }

    @Test
    void a_location_gives_back_what_was_put() {
        for (var cutoff : new String[] {"\"16:00\"", "{\"default\":\"16:00\",\"sat\":\"12:00\",\"sun\":null}"}) {
            var path = "/api/v1/locations/L" + cutoff.length();
            desk.put(
                            path,
                            "{\"kind\":\"street\",\"province\":\"浙江\",\"latitude\":30.25,\"longitude\":120,\"cutoff\":"
                                    + cutoff + ",\"dailyCapacity\":5,"
                                    + "\"fixedCostMonth\":{\"amount\":\"12.30\",\"currency\":\"CNY\"}}")
                    .is(201);
            var got = desk.get(path).is(200).json();
            assertThat(got.get("cutoff").toString()).isEqualTo(cutoff);
            assertThat(got.get("kind").asText()).isEqualTo("shop");
            assertThat(got.get("fixedCostMonth").toString()).isEqualTo("{\"amount\":\"12.30\",\"currency\":\"CNY\"}");
            assertThat(got.get("latitude").asDouble()).isEqualTo(30.25);
        }
    }

    @Test
    void prices_are_exact_and_may_be_text_or_number() {
        var card = desk.put("/api/v1/skus/K", """
                        {"position": "offlineExclusive", "trafficOrProfit": "profit",
                         "listPrice": {"amount": 99}, "floorPrice": {"amount": "0.123456", "currency": "USD"},
                         "unitCost": {"amount": 12.30, "currency": "CNY"}}""").is(201).json();
        assertThat(card.get("listPrice").toString()).isEqualTo("{\"amount\":\"99.00\",\"currency\":\"CNY\"}");
        assertThat(card.get("floorPrice").toString()).isEqualTo("{\"amount\":\"0.123456\",\"currency\":\"USD\"}");
        assertThat(card.get("unitCost").toString()).isEqualTo("{\"amount\":\"12.30\",\"currency\":\"CNY\"}");
        assertThat(card.get("position").asText()).isEqualTo("offlineExclusive");
        assertThat(desk.put("/api/v1/skus/J", "{\"listPrice\":{\"amount\":\"0.1234567\"}}")
                        .isProblem(422, "invalid-content")
                        .at("/errors/0/pointer"))
                .isEqualTo("/listPrice/amount");
    }

    @Test
    void a_receipt_answers_its_movement_and_two_with_one_reference_are_two() {
        desk.stocked(0);
        var body = "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":3,\"reference\":\"PO-7\"}";
        var movement = desk.post("/api/v1/stock/receipts", body).is(201);
        assertThat(movement.text())
                .isEqualTo("{\"sku\":\"T-1\",\"at\":\"2026-11-01T02:00:00Z\",\"kind\":\"receipt\","
                        + "\"location\":\"hangzhou\",\"quantity\":3,\"reference\":\"PO-7\"}");
        desk.post("/api/v1/stock/receipts", body).is(201);
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("6");
    }

    @Test
    void counts_transfers_write_offs_and_returns_are_booked_with_their_signs() {
        desk.stocked(10);
        var counted = desk.post("/api/v1/stock/counts", "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":8}")
                .is(201);
        assertThat(counted.at("/items/0/kind")).isEqualTo("count");
        assertThat(counted.at("/items/0/quantity")).isEqualTo("-2");
        var moved = desk.post(
                        "/api/v1/stock/transfers",
                        "{\"sku\":\"T-1\",\"from\":\"hangzhou\",\"to\":\"shop-1\",\"quantity\":3}")
                .is(201);
        assertThat(moved.json().path("items").findValuesAsText("kind")).containsExactly("transferOut", "transferIn");
        assertThat(moved.json().path("items").findValuesAsText("quantity")).containsExactly("-3", "3");
        assertThat(desk.post(
                                "/api/v1/stock/write-offs",
                                "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":1,\"why\":\"破损\"}")
                        .is(201)
                        .at("/items/0/quantity"))
                .isEqualTo("-1");
        assertThat(desk.post("/api/v1/stock/returns", "{\"location\":\"shop-1\",\"sku\":\"T-1\",\"quantity\":1}")
                        .is(201)
                        .at("/items/0/kind"))
                .isEqualTo("return");
        desk.post("/api/v1/stock/write-offs", "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":5}")
                .isProblem(409, "not-on-shelf");
        desk.post(
                        "/api/v1/stock/transfers",
                        "{\"sku\":\"T-1\",\"from\":\"hangzhou\",\"to\":\"hangzhou\",\"quantity\":1}")
                .isProblem(422, "same-location");
    }

    @Test
    void a_count_below_the_promises_says_whose_moved_and_who_is_uncovered() {
        desk.stocked(5);
        desk.put("/api/v1/locations/second", "{}").is(201);
        desk.post("/api/v1/stock/receipts", "{\"location\":\"second\",\"sku\":\"T-1\",\"quantity\":1}")
                .is(201);
        desk.put(
                        "/api/v1/reservations/R-1",
                        "{\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":5,\"location\":\"hangzhou\"}]}")
                .is(201);
        var counted = desk.post("/api/v1/stock/counts", "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":2}")
                .is(201)
                .json();
        assertThat(counted.at("/moved/0").toString())
                .isEqualTo("{\"reservation\":\"R-1\",\"sku\":\"T-1\",\"from\":\"hangzhou\",\"to\":\"second\","
                        + "\"units\":1}");
        assertThat(counted.at("/uncovered/0").toString())
                .isEqualTo("{\"reservation\":\"R-1\",\"sku\":\"T-1\",\"location\":\"hangzhou\",\"units\":2}");
        assertThat(counted.get("shortBy").asInt()).isEqualTo(2);
    }

    @Test
    void a_refused_reservation_says_what_there_is_and_where_there_is_more() {
        desk.stocked(3);
        desk.post("/api/v1/stock/receipts", "{\"location\":\"shop-1\",\"sku\":\"T-1\",\"quantity\":9}")
                .is(201);
        var refused = desk.reserve("R-1", 4).isProblem(409, "not-enough-stock").json();
        assertThat(refused.get("refused").toString())
                .isEqualTo("[{\"sku\":\"T-1\",\"asked\":4,\"available\":3,"
                        + "\"elsewhere\":[{\"location\":\"shop-1\",\"available\":9}],\"nextInbound\":null}]");
        desk.get("/api/v1/reservations/R-1").isProblem(404, "unknown-reservation");
        desk.reserve("R-1", 3).is(201);
        assertThat(desk.reserve("R-1", 2).isProblem(409, "other-content").at("/state"))
                .isEqualTo("held");
    }

    @Test
    void best_effort_holds_what_there_is_and_names_the_rest() {
        desk.stocked(3);
        var held = desk.put(
                        "/api/v1/reservations/R-1",
                        "{\"store\":\"tmall-1\",\"mode\":\"bestEffort\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":5}]}")
                .is(201)
                .json();
        assertThat(held.at("/lines/0/quantity").asInt()).isEqualTo(3);
        assertThat(held.at("/refused/0/available").asInt()).isEqualTo(3);
        assertThat(held.get("mode").asText()).isEqualTo("bestEffort");
    }

    @Test
    void a_body_that_names_something_unknown_is_wrong_in_itself() {
        desk.stocked(1);
        assertThat(desk.put("/api/v1/reservations/R", "{\"store\":\"S?\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":1}]}")
                        .isProblem(422, "unknown-reference")
                        .at("/what"))
                .isEqualTo("store");
        desk.put("/api/v1/reservations/R", "{\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"?\",\"quantity\":1}]}")
                .isProblem(422, "unknown-reference");
        desk.post("/api/v1/stock/receipts", "{\"location\":\"?\",\"sku\":\"T-1\",\"quantity\":1}")
                .isProblem(422, "unknown-reference");
        desk.put("/api/v1/stores/S", "{\"locations\":[\"?\"]}").isProblem(422, "unknown-reference");
        desk.get("/api/v1/stock/none/availability").isProblem(404, "unknown-sku");
        desk.get("/api/v1/stock/none/movements").isProblem(404, "unknown-sku");
    }

    @Test
    void a_policy_parts_the_stock_and_warns() {
        desk.stocked(10);
        var body = "{\"shares\":[{\"store\":\"tmall-1\",\"kind\":\"fixed\",\"value\":20,\"priority\":1}],"
                + "\"safety\":[{\"location\":\"hangzhou\",\"quantity\":2}]}";
        var set = desk.put("/api/v1/stock/T-1/policy", body).is(201);
        assertThat(set.at("/warnings/0/code")).isEqualTo("share-above-free");
        assertThat(set.at("/warnings/0/text")).contains("20").doesNotContain("{");
        assertThat(set.header("etag")).isEqualTo("\"1\"");
        desk.put("/api/v1/stock/T-1/policy", body).is(200);
        assertThat(desk.get("/api/v1/stock/T-1/policy").is(200).at("/safety/0/quantity"))
                .isEqualTo("2");
        assertThat(desk.get("/api/v1/stock/T-1/availability?store=tmall-1").at("/available"))
                .isEqualTo("8");
        desk.put("/api/v1/stock/T-1/policy", "{\"shares\":[{\"store\":\"tmall-1\",\"kind\":\"ratio\",\"value\":1.5}]}")
                .isProblem(422, "invalid-content");
        desk.put("/api/v1/stock/nothing/policy", "{}").isProblem(404, "unknown-sku");
        desk.get("/api/v1/stock/other/policy").isProblem(404, "no-policy");
    }

    @Test
    void a_lock_takes_dates_in_the_zone_of_its_store() {
        desk.stocked(10);
        desk.put("/api/v1/stores/ny", "{\"zone\":\"America/New_York\"}").is(201);
        var lock = desk.put(
                        "/api/v1/stock/T-1/locks/d11",
                        "{\"store\":\"ny\",\"quantity\":4,\"from\":\"2026-11-10\",\"to\":\"2026-11-12\"}")
                .is(201);
        assertThat(lock.at("/from")).isEqualTo("2026-11-10T05:00:00Z");
        assertThat(lock.at("/to")).isEqualTo("2026-11-12T05:00:00Z");
        var tooLarge = desk.put(
                        "/api/v1/stock/T-1/locks/d12",
                        "{\"store\":\"tmall-1\",\"quantity\":9,\"from\":\"2026-11-11\",\"to\":\"2026-11-12\"}")
                .isProblem(409, "lock-too-large");
        assertThat(tooLarge.at("/shortfall")).isEqualTo("3");
        desk.put(
                        "/api/v1/stock/T-1/locks/d13",
                        "{\"store\":\"tmall-1\",\"quantity\":1,\"from\":\"2026-11-12\",\"to\":\"2026-11-12\"}")
                .isProblem(422, "invalid-content");
        desk.get("/api/v1/stock/T-1/locks/none").isProblem(404, "unknown-lock");
        assertThat(desk.delete("/api/v1/stock/T-1/locks/d11", "If-Match", "\"1\"")
                        .is(200)
                        .at("/id"))
                .isEqualTo("d11");
    }

    @Test
    void a_hold_ends_when_asked_but_neither_in_the_past_nor_too_late() {
        desk.stocked(10);
        var body = "{\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":1}],\"expiresAt\":\"%s\"}";
        assertThat(desk.put("/api/v1/reservations/A", body.formatted("2026-11-01T11:00:00+08:00"))
                        .is(201)
                        .at("/expiresAt"))
                .isEqualTo("2026-11-01T03:00:00Z");
        assertThat(desk.put("/api/v1/reservations/B", body.formatted("2026-11-02"))
                        .is(201)
                        .at("/expiresAt"))
                .isEqualTo("2026-11-01T16:00:00Z");
        desk.put("/api/v1/reservations/C", body.formatted("2026-11-01T01:00:00Z"))
                .isProblem(422, "hold-out-of-bounds");
        desk.put("/api/v1/reservations/C", body.formatted("2027-11-01")).isProblem(422, "hold-out-of-bounds");
        assertThat(desk.put("/api/v1/reservations/C", body.formatted("2026-11-02T00:00:00"))
                        .isProblem(422, "invalid-content")
                        .at("/errors/0/code"))
                .isEqualTo("time-without-offset");
    }

    @Test
    void a_batch_answers_each_item_in_order() {
        desk.stocked(3);
        var item = "{\"id\":\"%s\",\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":%s}]}";
        var lines = String.join(
                "\n",
                item.formatted("B-1", "2"),
                item.formatted("B-2", "2"),
                "{broken",
                item.formatted("B-4", "\"1\""),
                "",
                item.formatted("B-5", "1"),
                item.formatted("B-1", "2"),
                "7");
        var got = desk.post("/api/v1/reservations/batch", lines, "Content-Type", "application/x-ndjson")
                .is(200);
        assertThat(got.header("content-type")).isEqualTo("application/x-ndjson");
        assertThat(got.lines().stream().map(line -> line.get("status").asInt()))
                .containsExactly(201, 409, 400, 422, 201, 200, 422);
        assertThat(got.lines().get(0).toString())
                .isEqualTo("{\"id\":\"B-1\",\"status\":201,\"state\":\"held\",\"problem\":null}");
        assertThat(got.lines().get(1).at("/problem/type").asText()).isEqualTo("/problems/not-enough-stock");
        assertThat(got.lines().get(3).at("/problem/errors/0/pointer").asText()).isEqualTo("/lines/0/quantity");
        var array = "[" + item.formatted("B-6", "9") + ",3]";
        assertThat(desk.post("/api/v1/reservations/batch", array).is(200).lines().stream()
                        .map(line -> line.get("status").asInt()))
                .containsExactly(409, 422);
        desk.post("/api/v1/reservations/batch", "").isProblem(422, "invalid-content");
        desk.post("/api/v1/reservations/batch", "[]").isProblem(422, "invalid-content");
        desk.post("/api/v1/reservations/batch", "{}\n".repeat(10_001)).isProblem(422, "invalid-content");
    }

    @Test
    void movements_are_paged_by_cursor() {
        desk.stocked(1);
        for (int i = 0; i < 4; i++) {
            desk.post("/api/v1/stock/receipts", "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":1}")
                    .is(201);
        }
        var first = desk.get("/api/v1/stock/T-1/movements?limit=3").is(200);
        assertThat(first.json().get("items")).hasSize(3);
        var second = desk.get("/api/v1/stock/T-1/movements?limit=3&cursor=" + first.at("/cursor"))
                .is(200);
        assertThat(second.json().get("items")).hasSize(2);
        assertThat(second.json().get("cursor").isNull()).isTrue();
        desk.get("/api/v1/stock/T-1/movements?cursor=%3F").isProblem(422, "invalid-content");
        desk.get("/api/v1/stock/T-1/movements?limit=0").isProblem(422, "invalid-content");
        desk.get("/api/v1/stock/T-1/movements?limit=%ff").isProblem(400, "bad-request");
    }
}
