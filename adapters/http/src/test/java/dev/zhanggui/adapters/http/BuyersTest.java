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

    @Test
    void a_desk_in_memory_has_no_place_for_backups() {
        desk.post("/api/v1/backups", "{}").isProblem(409, "no-place-for-backups");
        assertThat(desk.get("/api/v1/backups").is(200).json().get("items")).isEmpty();
    }
}
