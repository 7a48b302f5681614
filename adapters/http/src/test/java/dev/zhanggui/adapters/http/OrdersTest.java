package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders and listings over HTTP. */
class OrdersTest {
    private static final String ORDER = "/api/v1/orders/tmall-1/1001";

    private final ServedDesk desk = ServedDesk.open().stocked(10);

    @AfterEach
    void close() {
        desk.close();
    }

    private static String body(int units, String more) {
        return """
                {"lines":[{"sku":"T-1","quantity":%d,"unitPrice":{"amount":"19.99","currency":"CNY"}}],
                 "placedAt":"2026-11-01T09:00:00+08:00"%s}""".formatted(units, more);
    }

    private static String paid(int units) {
        return body(units, ",\"paidAt\":\"2026-11-01T09:01:00+08:00\"");
    }

    private ServedDesk.Got step(String step, String body) {
        return desk.post(ORDER + "/steps/" + step, body);
    }

    @Test
    void an_order_is_taken_paid_audited_allocated_shipped_signed_and_closed() {
        var placed =
                desk.put(ORDER, body(3, ",\"freight\":{\"amount\":\"5.01\"}")).is(201);
        assertThat(placed.at("/state")).isEqualTo("placed");
        assertThat(placed.at("/reservation/id")).isEqualTo("order:tmall-1:1001");
        assertThat(placed.at("/reservation/state")).isEqualTo("held");
        assertThat(placed.at("/lines/0/amount/amount")).isEqualTo("59.97");
        assertThat(placed.at("/total/amount")).isEqualTo("64.98");
        assertThat(placed.at("/route/0/location")).isEqualTo("hangzhou");
        assertThat(placed.header("etag")).isEqualTo("\"1\"");
        assertThat(step("ship", "")
                        .isProblem(409, "step-not-allowed")
                        .json()
                        .get("next")
                        .toString())
                .isEqualTo("[\"pay\",\"cancel\",\"problem\"]");
        for (var next : new String[] {"pay", "audit", "allocate"}) {
            step(next, "").is(200);
        }
        assertThat(step("ship", "{\"why\":\"SF\"}").is(200).at("/reservation/state"))
                .isEqualTo("shipped");
        step("sign", "").is(200);
        var closed = step("close", "").is(200);
        assertThat(closed.at("/state")).isEqualTo("closed");
        assertThat(closed.json().get("passages").findValuesAsText("step"))
                .containsExactly("taken", "pay", "audit", "allocate", "ship", "sign", "close");
        step("fly", "").isProblem(404, "not-found");
        desk.post("/api/v1/orders/tmall-1/none/steps/pay", "").isProblem(404, "unknown-order");
    }

    @Test
    void a_put_that_changes_names_the_version_it_saw_and_one_that_repeats_needs_none() {
        desk.put(ORDER, paid(3)).is(201);
        assertThat(desk.put(ORDER, paid(3)).is(200).header("etag")).isEqualTo("\"1\"");
        desk.put(ORDER, paid(4)).isProblem(428, "precondition-required");
        desk.put(ORDER, paid(4), "If-Match", "\"9\"").isProblem(412, "precondition-failed");
        var changed = desk.put(ORDER, paid(4), "If-Match", "\"1\"").is(200);
        assertThat(changed.at("/reservation/id")).isEqualTo("order:tmall-1:1001:2");
        assertThat(changed.header("etag")).isEqualTo("\"2\"");
        assertThat(desk.get(ORDER).is(200).at("/lines/0/quantity")).isEqualTo("4");
    }

    @Test
    void what_has_been_sold_is_taken_though_it_is_short_or_unknown_and_says_what_to_do() {
        var shortOf = desk.put(ORDER, paid(12), "Accept-Language", "en").is(201);
        assertThat(shortOf.at("/problem/kind")).isEqualTo("outOfStock");
        assertThat(shortOf.at("/problem/remedy")).contains("within the hour");
        assertThat(shortOf.at("/problem/facts/lines/0/promised")).isEqualTo("10");
        step("resolve", "").isProblem(409, "still-short");
        var unknown = paid(1).replace("\"sku\":\"T-1\"", "\"item\":\"680\"");
        assertThat(desk.put("/api/v1/orders/tmall-1/2", unknown).is(201).at("/problem/kind"))
                .isEqualTo("unknownItem");
        desk.post("/api/v1/orders/tmall-1/2/steps/resolve", "").isProblem(409, "item-unknown");
        var listing = "/api/v1/stores/tmall-1/listings/680";
        var linked = desk.put(listing, "{\"parts\":[{\"sku\":\"T-1\",\"quantity\":2}]}")
                .is(201);
        assertThat(linked.at("/resolved")).isEqualTo("1");
        assertThat(desk.get("/api/v1/orders/tmall-1/2").at("/lines/0/parts/0/quantity"))
                .isEqualTo("2");
        assertThat(desk.get(listing).is(200).at("/parts/0/sku")).isEqualTo("T-1");
        desk.put(listing, "{\"parts\":[{\"sku\":\"T-1\",\"quantity\":3}]}").isProblem(428, "precondition-required");
        desk.put(listing, "{\"parts\":[{\"sku\":\"none\",\"quantity\":3}]}").isProblem(422, "unknown-reference");
        desk.get("/api/v1/stores/tmall-1/listings/none").isProblem(404, "unknown-listing");
    }

    @Test
    void a_problem_has_a_note_and_an_owner() {
        desk.put(ORDER, paid(1)).is(201);
        step("problem", "{\"kind\":\"addressDoubtful\"}").isProblem(422, "note-or-owner-missing");
        var raised = step("problem", "{\"kind\":\"addressDoubtful\",\"note\":\"哪栋楼？\",\"owner\":\"li\"}");
        assertThat(raised.is(200).at("/problem/owner")).isEqualTo("li");
        step("audit", "").isProblem(409, "step-not-allowed");
        step("resolve", "").is(200);
        step("audit", "").is(200);
    }

    @Test
    void money_that_is_not_exact_and_lines_that_name_nothing_are_wrong() {
        var wrong = desk.put(ORDER, """
                        {"lines":[{"quantity":1,"unitPrice":{"amount":"1"},"discount":{"amount":"2"}},
                                  {"sku":"T-1","quantity":0}],"freight":{"amount":"0.001"}}""").isProblem(422, "invalid-content").json();
        assertThat(wrong.get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/lines/0/sku",
                        "/lines/0/discount",
                        "/lines/1/quantity",
                        "/lines/1/unitPrice",
                        "/placedAt",
                        "/freight/amount");
        desk.put(ORDER, paid(1).replace("CNY", "USD")).isProblem(422, "other-currency");
    }

    @Test
    void a_batch_answers_each_order_for_itself() {
        var one = paid(1).replace("\n", " ");
        var lines = "{\"store\":\"tmall-1\",\"orderNo\":\"a\"," + one.substring(1) + "\n{oops\n"
                + "{\"store\":\"none\",\"orderNo\":\"b\"," + one.substring(1) + "\n"
                + "{\"store\":\"tmall-1\",\"orderNo\":\"a\"," + one.substring(1);
        var got = desk.post("/api/v1/orders/batch", lines).is(200).lines();
        assertThat(got).extracting(line -> line.get("status").asInt()).containsExactly(201, 400, 422, 200);
        assertThat(got.get(0).get("state").asText()).isEqualTo("paid");
        assertThat(got.get(2).get("problem").get("type").asText()).isEqualTo("/problems/unknown-reference");
    }

    @Test
    void a_list_is_walked_filtered_and_parted_by_fields_with_a_link_to_the_next_page() {
        for (int i = 0; i < 5; i++) {
            desk.put("/api/v1/orders/tmall-1/o" + i, body(1, "").replace("09:00", "09:0" + i))
                    .is(201);
        }
        var seen = new ArrayList<String>();
        var path = "/api/v1/orders?store=tmall-1&limit=2&fields=orderNo,total";
        while (!path.isEmpty()) {
            var page = desk.get(path).is(200);
            page.json().get("items").forEach(one -> {
                assertThat(one.size()).isEqualTo(2);
                seen.add(one.get("orderNo").asText());
            });
            var link = page.header("link");
            assertThat(link).contains("rel=\"first\"");
            path = link.contains("rel=\"next\"") ? link.substring(1, link.indexOf('>')) : "";
        }
        assertThat(seen).containsExactly("o4", "o3", "o2", "o1", "o0");
        assertThat(desk.get("/api/v1/orders?sort=placedAt&limit=1").at("/items/0/orderNo"))
                .isEqualTo("o0");
        assertThat(desk.get("/api/v1/orders?state=paid,audited").json().get("items"))
                .isEmpty();
        assertThat(desk.get("/api/v1/orders?from=2026-11-02").json().get("items"))
                .isEmpty();
        assertThat(desk.get("/api/v1/orders?problem=any").json().get("items")).isEmpty();
        assertThat(desk.get("/api/v1/orders/counts").at("/items/0/orders")).isEqualTo("5");
        for (var query : new String[] {"state=flying", "sort=no", "fields=secret", "cursor=x", "from=x", "problem=x"}) {
            desk.get("/api/v1/orders?" + query).isProblem(422, "invalid-content");
        }
    }

    @Test
    void a_whole_list_is_streamed_as_csv_in_which_no_cell_is_a_formula() {
        for (int i = 0; i < 3; i++) {
            desk.put("/api/v1/orders/tmall-1/=1+" + i, body(1, ",\"destination\":{\"city\":\"@杭州, \\\"西湖\\\"\"}"))
                    .is(201);
        }
        var csv = desk.get("/api/v1/orders?fields=orderNo,total,city&limit=1", "Accept", "text/csv")
                .is(200);
        assertThat(csv.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.text().split("\r\n"))
                .containsExactly(
                        "\uFEFForderNo,total,totalCurrency,city",
                        "'=1+2,19.99,CNY,\"'@杭州, \"\"西湖\"\"\"",
                        "'=1+1,19.99,CNY,\"'@杭州, \"\"西湖\"\"\"",
                        "'=1+0,19.99,CNY,\"'@杭州, \"\"西湖\"\"\"");
        desk.put("/api/v1/stores/tmall-1/listings/I", "{\"parts\":[{\"sku\":\"T-1\",\"quantity\":2}]}")
                .is(201);
        assertThat(desk.get("/api/v1/stores/tmall-1/listings", "Accept", "text/csv")
                        .text())
                .contains("\"[{\"\"sku\"\":\"\"T-1\"\",\"\"quantity\"\":2}]\"");
    }

    @Test
    void a_token_for_one_store_sees_and_changes_only_its_orders() {
        desk.put("/api/v1/stores/other", "{}").is(201);
        desk.put(ORDER, paid(1)).is(201);
        desk.put("/api/v1/orders/other/1", paid(1)).is(201);
        var mine = "Bearer "
                + desk.issue("mine", new Authority(EnumSet.allOf(Permission.class), Set.of(new StoreId("other"))));
        assertThat(desk.get("/api/v1/orders", "Authorization", mine)
                        .is(200)
                        .json()
                        .get("items")
                        .findValuesAsText("store"))
                .containsExactly("other");
        assertThat(desk.get("/api/v1/orders/counts", "Authorization", mine).at("/items/1/orders"))
                .isEqualTo("1");
        var theirs = new String[] {ORDER, "/api/v1/orders?store=tmall-1", "/api/v1/stores/tmall-1/listings"};
        for (var path : theirs) {
            assertThat(desk.get(path, "Authorization", mine)
                            .isProblem(403, "not-allowed")
                            .at("/condition"))
                    .isEqualTo("store:tmall-1");
        }
        desk.put(ORDER, paid(2), "Authorization", mine).isProblem(403, "not-allowed");
        desk.post(ORDER + "/steps/cancel", "", "Authorization", mine).isProblem(403, "not-allowed");
        desk.put(
                        "/api/v1/stores/tmall-1/listings/I",
                        "{\"parts\":[{\"sku\":\"T-1\",\"quantity\":2}]}",
                        "Authorization",
                        mine)
                .isProblem(403, "not-allowed");
        desk.put("/api/v1/orders/other/2", paid(1), "Authorization", mine).is(201);
    }

    @Test
    void what_an_order_was_promised_belongs_to_the_order() {
        desk.put(ORDER, paid(1)).is(201);
        var reservation = "/api/v1/reservations/order:tmall-1:1001";
        assertThat(desk.get(reservation).is(200).at("/state")).isEqualTo("committed");
        desk.post(reservation + "/release", "").isProblem(409, "belongs-to-order");
    }
}
