package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.PersonalData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who buyers are, over HTTP. */
class BuyersTest {
    private static final OrderKey ORDER = new OrderKey(new StoreId("tmall-1"), new OrderNo("1"));

    private final ServedDesk desk = ServedDesk.open();
    private final String buyer = desk.desk
            .buyers()
            .keep(List.of(new Keep(
                    "tmall",
                    "tb_9527",
                    ORDER,
                    new PersonalData(
                            Optional.empty(), Optional.of("张小明"), Optional.of("13812345678"), Optional.empty()))))
            .orThrow()
            .get(0)
            .buyer()
            .code();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_buyer_is_shown_to_who_says_why_and_the_look_is_counted() {
        var path = "/api/v1/buyers/" + buyer + "/reveal";
        var before = desk.get("/api/v1/audit/head").is(200).json().get("n").asLong();
        var shown = desk.post(path, "{\"why\":\"parcel came back\",\"store\":\"tmall-1\",\"order\":\"1\"}")
                .is(200);
        assertThat(shown.at("/name")).isEqualTo("张小明");
        assertThat(shown.at("/phone")).isEqualTo("13812345678");
        assertThat(shown.json().get("address").isNull()).isTrue();
        assertThat(desk.post(path, "{\"why\":\"again\"}").is(200).at("/order")).isEqualTo("1");
        assertThat(desk.get("/api/v1/audit/head").is(200).json().get("n").asLong())
                .isEqualTo(before + 2);
        desk.post(path, "{}").isProblem(422, "invalid-content");
        desk.post(path, "{\"why\":\"x\",\"store\":\"tmall-1\"}").isProblem(422, "invalid-content");
        desk.post(path, "{\"why\":\"x\",\"store\":\"tmall-1\",\"order\":\"2\"}").isProblem(404, "unknown-buyer");
    }

    @Test
    void a_token_for_one_store_sees_the_buyers_of_its_orders_only() {
        var path = "/api/v1/buyers/" + buyer + "/reveal";
        var ours = "Bearer "
                + desk.issue("ours", new Authority(Set.of(Permission.PERSONAL), Set.of(new StoreId("tmall-1"))));
        var body = "{\"why\":\"x\",\"store\":\"tmall-1\",\"order\":\"1\"}";
        desk.post(path, body, "Authorization", ours).is(200);
        assertThat(desk.post(path, "{\"why\":\"x\"}", "Authorization", ours)
                        .isProblem(403, "not-allowed")
                        .at("/condition"))
                .isEqualTo("all-stores");
        desk.post(path, body.replace("tmall-1", "other"), "Authorization", ours).isProblem(403, "not-allowed");
        desk.post("/api/v1/buyers/" + buyer + "/erase", "{\"why\":\"x\"}", "Authorization", ours)
                .isProblem(403, "not-allowed");
    }

    @Test
    void who_is_erased_is_gone() {
        var erase = "/api/v1/buyers/" + buyer + "/erase";
        var erased = desk.post(erase, "{\"why\":\"asked to\"}").is(200);
        assertThat(erased.at("/erasedAt")).isEqualTo("2026-11-01T02:00:00Z");
        desk.post("/api/v1/buyers/" + buyer + "/reveal", "{\"why\":\"x\"}").isProblem(409, "personal-data-erased");
        desk.post(erase, "{\"why\":\"again\"}").is(200);
        desk.post("/api/v1/buyers/none/erase", "{\"why\":\"x\"}").isProblem(404, "unknown-buyer");
    }

    @Test
    void the_keys_are_shown_at_the_own_machine_only_and_once() {
        var owner = "Bearer " + ServedDesk.DESK_SECRET;
        assertThat(desk.post("/api/v1/keys/export", "{}")
                        .isProblem(403, "not-allowed")
                        .at("/condition"))
                .isEqualTo("this-machine");
        assertThat(desk.post("/api/v1/keys/export", "{}", "Authorization", owner)
                        .is(200)
                        .at("/keys"))
                .startsWith("zgk1.");
        desk.post("/api/v1/keys/export", "{}", "Authorization", owner).isProblem(409, "keys-exported-before");
        desk.post("/api/v1/keys/export", "{\"again\":true}", "Authorization", owner)
                .is(200);
    }

    private static final String RECIPIENT = """
            {"lines":[{"sku":"T-1","quantity":1,"unitPrice":{"amount":"19.99","currency":"CNY"}}],
             "placedAt":"2026-11-01T09:00:00+08:00",
             "buyer":{"id":"tb_1","name":"李四","phone":"13900001111","address":"文三路 9 号"}}""";

    @Test
    void an_order_shows_its_recipient_masked_and_in_full_to_who_says_why() {
        desk.stocked(5);
        var order = "/api/v1/orders/tmall-1/77";
        var put = desk.put(order, RECIPIENT).is(201);
        assertThat(put.text()).doesNotContain("李四", "13900001111", "文三路");
        var shown = desk.get(order).is(200);
        assertThat(shown.at("/recipient/name")).isEqualTo("李**");
        assertThat(shown.at("/recipient/phone")).isEqualTo("139****1111");
        assertThat(shown.at("/buyer")).isEqualTo(put.at("/buyer")).hasSize(32);
        assertThat(desk.get("/api/v1/audit").is(200).text()).doesNotContain("李四", "13900001111", "文三路");
        var revealed = desk.post(order + "/reveal", "{\"why\":\"the parcel came back\"}")
                .is(200);
        assertThat(revealed.at("/address")).isEqualTo("文三路 9 号");
        assertThat(revealed.at("/buyer")).isEqualTo(put.at("/buyer"));
        assertThat(desk.get("/api/v1/audit").is(200).at("/items/0/action")).isEqualTo("buyerRevealed");
        desk.put(order, RECIPIENT).is(200);
        desk.put(order, RECIPIENT.replace("9 号", "8 号")).isProblem(428, "precondition-required");
        desk.post(
                        order + "/reveal",
                        "{\"why\":\"x\"}",
                        "Authorization",
                        "Bearer " + desk.issue("clerk", Authority.of(Permission.ORDERS, Permission.READ)))
                .isProblem(403, "not-allowed");
        desk.post("/api/v1/orders/tmall-1/78/reveal", "{\"why\":\"x\"}").isProblem(404, "unknown-buyer");
    }

    @Test
    void a_file_brings_its_buyers() {
        desk.stocked(5);
        var file = "order_no,line_no,placed_at,sku,quantity,unit_price,buyer,buyer_name,buyer_phone,buyer_address\n"
                + "A,1,2026-11-01,T-1,1,2,tb_9527,李四,13900001111,浙江省 杭州市 西湖区 文三路 9 号\n"
                + "B,1,2026-11-01,T-1,1,2,tb_9527,%s,,\n".formatted("x".repeat(1_001));
        var job = desk.post("/api/v1/imports?kind=orders&store=tmall-1", file)
                .is(202)
                .at("/job");
        desk.background.stepAll();
        assertThat(desk.get("/api/v1/jobs/" + job).at("/result/created")).isEqualTo("1");
        assertThat(desk.get("/api/v1/imports/" + job + "/refused").at("/items/0/reason/code"))
                .isEqualTo("text-too-long");
        var order = desk.get("/api/v1/orders/tmall-1/A").is(200);
        assertThat(order.at("/recipient/nick")).isEqualTo("t**");
        assertThat(order.at("/buyer")).isEqualTo(buyer);
        assertThat(desk.post("/api/v1/orders/tmall-1/A/reveal", "{\"why\":\"x\"}")
                        .is(200)
                        .at("/address"))
                .isEqualTo("浙江省 杭州市 西湖区 文三路 9 号");
    }

    @Test
    void a_desk_in_memory_has_no_place_for_backups() {
        desk.post("/api/v1/backups", "{}").isProblem(409, "no-place-for-backups");
        var backups = desk.get("/api/v1/backups").is(200);
        assertThat(backups.json().get("items")).isEmpty();
        assertThat(backups.at("/underWay")).isEqualTo("false");
        assertThat(desk.get("/metrics").is(200).text())
                .contains(
                        "zhanggui_backup_age_seconds NaN\n", "zhanggui_backups 0.0\n", "zhanggui_backup_failed 0.0\n");
    }
}
