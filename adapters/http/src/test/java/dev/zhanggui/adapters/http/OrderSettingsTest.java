package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How stores handle their orders, over HTTP. */
class OrderSettingsTest {
    private static final String PATH = "/api/v1/stores/tmall-1/order-settings";

    private final ServedDesk desk = ServedDesk.open().stocked(0);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_store_that_set_nothing_has_the_usual_settings() {
        var usual = desk.get(PATH).is(200).json();
        assertThat(usual.at("/promiseHours").asInt()).isEqualTo(24);
        assertThat(usual.at("/sameDay").asBoolean()).isTrue();
        assertThat(usual.at("/auditLeadMinutes").asInt()).isEqualTo(120);
        assertThat(usual.at("/version").asInt()).isZero();
        assertThat(usual.at("/checks"))
                .hasSize(6)
                .allMatch(check -> check.at("/on").asBoolean());
    }

    @Test
    void what_is_left_out_is_as_usual_and_what_is_not_named_is_off() {
        var set = desk.put(PATH, """
                        {"promiseHours": 0, "checks": [{"kind": "quantityUnusual"}, {"kind": "combine", "on": false},
                                                       {"kind": "buyerNoteAsks", "words": ["发票", "改地址"]}]}""").is(201);
        var checks = set.json().at("/checks");
        assertThat(checks.findValuesAsText("kind"))
                .containsExactly(
                        "addressIncomplete",
                        "buyerNoteAsks",
                        "quantityUnusual",
                        "priceBelowGuard",
                        "combine",
                        "knownRefuser");
        assertThat(checks.findValuesAsText("on")).containsExactly("false", "true", "true", "false", "false", "false");
        assertThat(checks.at("/1/words")).extracting(word -> word.asText()).containsExactly("发票", "改地址");
        assertThat(checks.at("/2/most").asInt()).isEqualTo(20);
        assertThat(set.json().at("/promiseHours").asInt()).isZero();
    }

    @Test
    void a_change_is_a_new_version_by_nature_and_a_repeat_is_none() {
        assertThat(desk.put(PATH, "{\"promiseHours\":12}").is(201).at("/version"))
                .isEqualTo("1");
        assertThat(desk.put(PATH, "{\"promiseHours\":12}").is(200).at("/version"))
                .isEqualTo("1");
        assertThat(desk.put(PATH, "{\"promiseHours\":13}").is(200).at("/version"))
                .isEqualTo("2");
        assertThat(desk.get(PATH).is(200).at("/promiseHours")).isEqualTo("13");
    }

    @Test
    void settings_that_cannot_be_are_refused_with_facts() {
        assertThat(desk.put(
                                PATH,
                                "{\"checks\":[{\"kind\":\"combine\"},{\"kind\":\"combine\"}]}",
                                "Accept-Language",
                                "en")
                        .isProblem(422, "check-twice")
                        .at("/detail"))
                .isEqualTo("The check orders to combine is named twice.");
        assertThat(desk.put(PATH, "{\"checks\":[{\"kind\":\"addressIncomplete\",\"words\":[\"street\"]}]}")
                        .isProblem(422, "unknown-part")
                        .at("/part"))
                .isEqualTo("street");
        desk.put(PATH, "{\"checks\":[{\"kind\":\"buyerNoteAsks\",\"words\":[\" \"]}]}")
                .isProblem(422, "invalid-content");
        desk.put(PATH, "{\"checks\":[{\"kind\":\"buyerNoteAsks\",\"words\":[\"" + "x".repeat(61) + "\"]}]}")
                .isProblem(422, "invalid-content");
        desk.put(PATH, "{\"promiseHours\":2161}").isProblem(422, "invalid-content");
        desk.put("/api/v1/stores/nobody/order-settings", "{}").isProblem(404, "unknown-store");
        desk.get("/api/v1/stores/nobody/order-settings").isProblem(404, "unknown-store");
    }

    @Test
    void only_those_of_the_store_set_them() {
        var other = desk.issue("jd", new Authority(Set.of(Permission.POLICY), Set.of(new StoreId("jd"))));
        desk.put(PATH, "{}", "Authorization", "Bearer " + other).isProblem(403, "not-allowed");
        var own = desk.issue("tm", new Authority(Set.of(Permission.POLICY), Set.of(new StoreId("tmall-1"))));
        desk.put(PATH, "{}", "Authorization", "Bearer " + own).is(201);
    }
}
