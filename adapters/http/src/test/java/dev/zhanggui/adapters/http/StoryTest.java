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
}
