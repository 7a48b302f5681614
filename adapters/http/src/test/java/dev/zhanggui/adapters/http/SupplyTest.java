package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lanes, arrivals, pages and parcels over HTTP. */
class SupplyTest {
    private static final String LANE = """
            {"location": "hangzhou", "carrier": "sf", "province": "浙江", "firstKg": 1, "firstPrice": {"amount": 12},
             "nextKg": 0.5, "nextPrice": {"amount": "2.50"}, "transitDays": %s}""";
    private static final String ARRIVAL = """
            {"location": "%s", "sku": "T-1", "quantity": 5, "dueOn": "2026-11-20", "reference": "PO-1"}""";
    private static final String SHOWN = """
            {"store": "tmall-1", "sku": "%s", "shown": %d, "at": "2026-11-01T08:00:00+08:00"}""";

    private final ServedDesk desk = ServedDesk.open().stocked(10);

    @AfterEach
    void close() {
        desk.close();
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    @Test
    void many_lanes_are_put_at_once_and_each_row_has_its_outcome() {
        var first = desk.put("/api/v1/lanes", items(LANE.formatted(1), LANE.formatted(2), LANE.formatted(2)))
                .is(200);
        assertThat(first.json().at("/items").findValuesAsText("outcome"))
                .containsExactly("created", "updated", "unchanged");
        var lane = desk.get("/api/v1/lanes?location=hangzhou").is(200).json().at("/items/0");
        assertThat(lane.at("/transitDays").asInt()).isEqualTo(2);
        assertThat(lane.at("/ships").asBoolean()).isTrue();
        assertThat(lane.at("/firstPrice/amount").asText()).isEqualTo("12.00");
        assertThat(lane.at("/nextKg").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(desk.get("/api/v1/lanes?location=shop-1").is(200).json().at("/items"))
                .isEmpty();
    }

    @Test
    void a_row_that_names_nothing_known_is_refused_alone_and_says_why() {
        var got = desk.put(
                        "/api/v1/stock/inbound",
                        items(ARRIVAL.formatted("nowhere"), ARRIVAL.formatted("hangzhou")),
                        "Accept-Language",
                        "en")
                .is(200);
        assertThat(got.at("/items/0/outcome")).isEqualTo("refused");
        assertThat(got.at("/items/0/reasons/0/code")).isEqualTo("unknown-reference");
        assertThat(got.at("/items/0/reasons/0/text")).isEqualTo("the location nowhere was never written down");
        assertThat(got.at("/items/1/outcome")).isEqualTo("created");
    }

    @Test
    void everything_that_is_wrong_with_a_lane_is_found_at_once() {
        var wrong = desk.put("/api/v1/lanes", """
                        {"items": [{"location": "", "carrier": " ", "province": "p", "firstKg": 0,
                                    "firstPrice": {"amount": 1, "currency": "CNY"},
                                    "nextKg": 1.0001, "nextPrice": {"amount": 1, "currency": "JPY"},
                                    "transitDays": 366, "ships": 1}]}""");
        var errors = wrong.isProblem(422, "invalid-content").json().at("/errors");
        assertThat(errors.findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/items/0/location",
                        "/items/0/carrier",
                        "/items/0/firstKg",
                        "/items/0/nextKg",
                        "/items/0/nextPrice",
                        "/items/0/transitDays",
                        "/items/0/ships");
    }

    @Test
    void a_day_is_a_date() {
        for (var day : new String[] {"2026-11-31", "20.11.2026", "2026-11-20T00:00:00Z", "+10000-01-01"}) {
            var body = items(ARRIVAL.formatted("hangzhou").replace("2026-11-20", day));
            desk.put("/api/v1/stock/inbound", body).isProblem(422, "invalid-content");
        }
    }

    @Test
    void a_refusal_and_the_availability_say_when_more_comes_until_it_came() {
        desk.put("/api/v1/stock/inbound", items(ARRIVAL.formatted("hangzhou"))).is(200);
        assertThat(desk.reserve("o-1", 11).isProblem(409, "not-enough-stock").at("/refused/0/nextInbound"))
                .isEqualTo("2026-11-19T16:00:00Z");
        var availability = "/api/v1/stock/T-1/availability?store=tmall-1";
        assertThat(desk.get(availability).is(200).at("/nextInbound")).isEqualTo("2026-11-19T16:00:00Z");
        desk.post("/api/v1/stock/receipts", """
                        {"location": "hangzhou", "sku": "T-1", "quantity": 5, "reference": "PO-1"}""").is(201);
        assertThat(desk.get(availability).is(200).json().at("/nextInbound").isNull())
                .isTrue();
        var arrival = desk.get("/api/v1/stock/inbound?sku=T-1").is(200).json().at("/items/0");
        assertThat(arrival.at("/received").asInt()).isEqualTo(5);
        assertThat(arrival.at("/open").asInt()).isZero();
        assertThat(arrival.at("/dueOn").asText()).isEqualTo("2026-11-20");
    }

    @Test
    void pages_that_are_wrong_are_listed_the_worst_first_and_written_as_a_file_to_send() {
        desk.put("/api/v1/skus/=1+1", "{}").is(201);
        desk.post("/api/v1/stock/receipts", "{\"location\":\"hangzhou\",\"sku\":\"=1+1\",\"quantity\":9}")
                .is(201);
        desk.put("/api/v1/stock/page-stock", items(SHOWN.formatted("=1+1", 1), SHOWN.formatted("T-1", 12)))
                .is(200);
        var path = "/api/v1/stock/page-differences?store=tmall-1";
        var found = desk.get(path + "&limit=1").is(200);
        assertThat(found.at("/items/0/sku")).isEqualTo("T-1");
        assertThat(found.at("/items/0/risk")).isEqualTo("oversold");
        assertThat(found.json().at("/items/0/correction").asInt()).isEqualTo(-2);
        var second = desk.get(path + "&cursor=" + found.at("/cursor")).is(200);
        assertThat(second.at("/items/0/risk")).isEqualTo("undersold");
        assertThat(second.json().at("/cursor").isNull()).isTrue();
        var file = desk.get(path, "Accept", "text/csv").is(200);
        assertThat(file.header("content-type")).startsWith("text/csv");
        assertThat(file.text()).isEqualTo("""
                \uFEFFstore,sku,quantity,shown,shown_at,available,risk\r
                tmall-1,T-1,10,12,2026-11-01T00:00:00Z,10,oversold\r
                tmall-1,'=1+1,9,1,2026-11-01T00:00:00Z,9,undersold\r
                """);
    }

    @Test
    void pages_are_read_by_those_whom_the_store_concerns() {
        desk.get("/api/v1/stock/page-differences").isProblem(422, "invalid-content");
        desk.get("/api/v1/stock/page-differences?store=nobody").isProblem(404, "unknown-store");
        desk.get("/api/v1/stock/page-differences?store=tmall-1&cursor=x").isProblem(422, "invalid-content");
        desk.get("/api/v1/lanes?cursor=x").isProblem(422, "invalid-content");
        var limited = desk.issue("jd", new Authority(Set.of(Permission.READ), Set.of(new StoreId("jd"))));
        for (var list : new String[] {"page-differences", "page-stock"}) {
            desk.get("/api/v1/stock/" + list + "?store=tmall-1", "Authorization", "Bearer " + limited)
                    .isProblem(403, "not-allowed");
        }
    }

    @Test
    void a_scan_sent_again_is_one() {
        var scan = """
                {"at": "2026-11-12T20:15:00+08:00", "status": "collected", "place": "杭州"}""";
        var path = "/api/v1/parcels/SF%2F1/scans";
        assertThat(desk.put(path, items(scan, scan)).is(200).json().at("/items").findValuesAsText("outcome"))
                .containsExactly("created", "unchanged");
        var scans = desk.get(path).is(200).json().at("/items");
        assertThat(scans).hasSize(1);
        assertThat(scans.at("/0/trackingNo").asText()).isEqualTo("SF/1");
        assertThat(scans.at("/0/at").asText()).isEqualTo("2026-11-12T12:15:00Z");
    }

    @Test
    void a_sku_has_a_category() {
        desk.put("/api/v1/skus/T-2", "{\"category\":\"女装\"}").is(201);
        assertThat(desk.get("/api/v1/skus/T-2").is(200).at("/category")).isEqualTo("女装");
    }
}
