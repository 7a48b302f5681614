package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Platform rules over HTTP: asked by the day that matters, listed, and kept by the team. */
class RulesTest {
    private static final String OURS = "/api/v1/rules/tmall/ship.hours/2026-06-01";

    private final ServedDesk desk = ServedDesk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_rule_is_known_with_all_that_it_rests_on() {
        var found = desk.get("/api/v1/rules/tmall/ship.hours?on=2026-11-11", "Accept-Language", "en")
                .is(200)
                .json();
        assertThat(found.path("known").asBoolean()).isTrue();
        assertThat(found.path("value").asText()).isEqualTo("48");
        assertThat(found.path("unit").asText()).isEqualTo("hours");
        assertThat(found.path("title").asText()).isEqualTo("hours to ship");
        assertThat(found.path("from").asText()).isEqualTo("2016-01-01");
        assertThat(found.path("to").isNull()).isTrue();
        assertThat(found.path("basis").asText()).isEqualTo("bound");
        assertThat(found.path("guess").asBoolean()).isTrue();
        assertThat(found.path("confidence").asText()).isEqualTo("b");
        assertThat(found.path("own").asBoolean()).isFalse();
        assertThat(found.path("by").asText()).isEqualTo("tmall");
        assertThat(found.path("source").asText()).contains("kexiaomei.com");
    }

    @Test
    void a_title_is_in_the_readers_language() {
        var path = "/api/v1/rules/tmall/ship.hours";
        assertThat(desk.get(path).at("/title")).isEqualTo("发货时限");
        assertThat(desk.get(path, "Accept-Language", "zh-Hant").at("/title")).isEqualTo("出貨時限");
    }

    @Test
    void what_the_law_says_is_told_as_the_laws() {
        var found = desk.get("/api/v1/rules/pdd/return.no_reason_days?on=2026-11-11")
                .is(200);
        assertThat(found.at("/value")).isEqualTo("7");
        assertThat(found.at("/platform")).isEqualTo("pdd");
        assertThat(found.at("/by")).isEqualTo("cn_law");
        assertThat(found.at("/guess")).isEqualTo("false");
    }

    @Test
    void what_nobody_wrote_down_is_unknown_not_missing() {
        for (var path : List.of("own/ship.hours", "tmall/never.heard", "tmall/ship.hours?on=2011-12-31")) {
            var found = desk.get("/api/v1/rules/" + path).is(200).json();
            assertThat(found.path("known").asBoolean()).isFalse();
            assertThat(found.path("value").isNull()).isTrue();
            assertThat(found.path("own").isNull()).isTrue();
        }
        assertThat(desk.get("/api/v1/rules/tmall/never.heard")
                        .json()
                        .path("title")
                        .isNull())
                .isTrue();
    }

    @Test
    void without_a_day_it_is_today_in_shanghai() {
        assertThat(desk.get("/api/v1/rules/tmall/ship.hours").at("/on")).isEqualTo("2026-11-01");
    }

    @Test
    void a_row_of_the_teams_is_created_changed_and_taken_away_under_its_version() {
        assertThat(desk.put(OURS, "{\"value\":\"24\"}").is(201).header("etag")).isEqualTo("\"1\"");
        assertThat(desk.put(OURS, "{\"value\":\"24\"}").is(200).header("etag")).isEqualTo("\"1\"");
        var found = desk.get("/api/v1/rules/tmall/ship.hours?on=2026-06-01").is(200);
        assertThat(found.at("/own")).isEqualTo("true");
        assertThat(found.at("/value")).isEqualTo("24");
        assertThat(found.at("/confidence")).isEqualTo("a");
        assertThat(found.at("/basis")).isEqualTo("rule");
        desk.put(OURS, "{\"value\":\"36\"}").isProblem(428, "precondition-required");
        desk.put(OURS, "{\"value\":\"36\"}", "If-Match", "\"7\"").isProblem(412, "precondition-failed");
        var more = "{\"value\":\"36\",\"to\":\"2026-12-31\",\"basis\":\"page\",\"confidence\":\"c\",\"source\":\"x\"}";
        assertThat(desk.put(OURS, more, "If-Match", "\"1\"").is(200).header("etag"))
                .isEqualTo("\"2\"");
        var row = desk.get(OURS).is(200);
        assertThat(row.header("etag")).isEqualTo("\"2\"");
        assertThat(row.at("/to")).isEqualTo("2026-12-31");
        assertThat(row.at("/basis")).isEqualTo("page");
        assertThat(row.at("/confidence")).isEqualTo("c");
        assertThat(row.at("/source")).isEqualTo("x");
        desk.delete(OURS).isProblem(428, "precondition-required");
        assertThat(desk.delete(OURS, "If-Match", "\"2\"").is(200).at("/value")).isEqualTo("36");
        desk.get(OURS).isProblem(404, "unknown-own-rule");
        desk.delete(OURS, "If-Match", "*").isProblem(404, "unknown-own-rule");
        assertThat(desk.put(OURS, "{\"value\":\"24\"}").is(201).header("etag")).isEqualTo("\"4\"");
    }

    @Test
    void a_row_that_makes_no_sense_is_refused() {
        desk.put(OURS, "{\"value\":\"soon\"}").isProblem(422, "value-does-not-fit");
        desk.put("/api/v1/rules/tmall/Ship%20Hours/2026-06-01", "{\"value\":\"24\"}")
                .isProblem(422, "bad-rule-name");
        var wrong = desk.put(OURS, "{\"to\":\"2026-05-31\",\"basis\":\"rumour\",\"confidence\":\"A\",\"source\":7}")
                .isProblem(422, "invalid-content");
        assertThat(wrong.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/to", "/value", "/basis", "/source", "/confidence");
        desk.put(OURS, "{\"value\":\"" + "x".repeat(501) + "\"}").isProblem(422, "invalid-content");
        desk.put(OURS, "{\"value\":\"24\",\"to\":\"+10000-01-01\"}").isProblem(422, "invalid-content");
        desk.get(OURS).isProblem(404, "unknown-own-rule");
    }

    @Test
    void a_day_that_is_none_is_named() {
        for (var day : List.of("2026-02-30", "tomorrow", "0026-01-01", "2026-6-1", "+99999-01-01")) {
            var inPath = desk.get("/api/v1/rules/tmall/ship.hours/" + day.replace("+", "%2B"))
                    .isProblem(422, "invalid-content");
            assertThat(inPath.at("/errors/0/pointer")).isEqualTo("{from}");
            assertThat(inPath.at("/errors/0/code")).isEqualTo("date");
            var asked = desk.get("/api/v1/rules/tmall/ship.hours?on=" + day.replace("+", "%2B"))
                    .isProblem(422, "invalid-content");
            assertThat(asked.at("/errors/0/pointer")).isEqualTo("?on");
        }
        desk.get("/api/v1/calendar/today").isProblem(422, "invalid-content");
    }

    @Test
    void only_who_may_keep_rules_keeps_them() {
        var reader = "Bearer " + desk.issue("reader", Authority.of(Permission.READ));
        desk.put(OURS, "{\"value\":\"24\"}", "Authorization", reader).isProblem(403, "not-allowed");
        desk.get("/api/v1/rules/tmall/ship.hours", "Authorization", reader).is(200);
    }

    @Test
    void a_list_is_walked_to_its_end_and_filtered() {
        desk.put(OURS, "{\"value\":\"24\"}").is(201);
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = desk.get("/api/v1/rules?platform=tmall&rule=ship.&limit=7&cursor=" + cursor)
                    .is(200)
                    .json();
            page.path("items")
                    .forEach(item -> seen.add(
                            item.path("rule").asText() + " " + item.path("from").asText() + " "
                                    + item.path("own").asText()));
            assertThat(page.path("items").size()).isBetween(1, 7);
            cursor = page.path("cursor").isNull() ? "" : page.path("cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seen)
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("ship.hours 2026-06-01 true", "ship.hours 2012-01-01 false")
                .allMatch(one -> one.startsWith("ship."));
        var inForce = desk.get("/api/v1/rules?platform=tmall&rule=ship.hours&on=2026-11-11")
                .is(200)
                .json()
                .path("items");
        assertThat(inForce.findValuesAsText("rule"))
                .containsExactly("ship.hours", "ship.hours.cross_border", "ship.hours.fresh");
        assertThat(inForce.get(0).path("version").asInt()).isEqualTo(1);
        assertThat(inForce.get(1).path("pack").asText()).isEqualTo("taobao-tmall");
        desk.get("/api/v1/rules?cursor=nonsense").isProblem(422, "invalid-content");
        desk.get("/api/v1/rules?limit=501").isProblem(422, "invalid-content");
    }

    @Test
    void differences_show_both_sides() {
        assertThat(desk.get("/api/v1/rules/differences").is(200).json().path("items"))
                .isEmpty();
        desk.put("/api/v1/rules/tmall/ship.late_rate/2025-03-07", "{\"value\":\"0.05\"}")
                .is(201);
        var items = desk.get("/api/v1/rules/differences").is(200).json().path("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("kind").asText()).isEqualTo("changed");
        assertThat(items.get(0).at("/own/value").asText()).isEqualTo("0.05");
        assertThat(items.get(0).at("/shipped/value").asText()).isEqualTo("0.10");
    }

    @Test
    void a_day_is_worked_free_or_not_announced() {
        var holiday = desk.get("/api/v1/calendar/2026-10-01").is(200);
        assertThat(holiday.at("/kind")).isEqualTo("holiday");
        assertThat(holiday.at("/dayOff")).isEqualTo("true");
        assertThat(holiday.at("/holiday")).isEqualTo("国庆节");
        var swapped = desk.get("/api/v1/calendar/2026-10-10").is(200);
        assertThat(swapped.at("/kind")).isEqualTo("swappedWorkday");
        assertThat(swapped.at("/workday")).isEqualTo("true");
        var unknown = desk.get("/api/v1/calendar/2027-10-01").is(200).json();
        assertThat(unknown.path("known").asBoolean()).isFalse();
        assertThat(unknown.path("workday").isNull()).isTrue();
    }
}
