package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.web.OneBrowser.Served;
import dev.zhanggui.application.Page;
import dev.zhanggui.application.rules.views.RuleViews.Filter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys, the record of changes, backups and rules, as the owner sees to them without scripts. */
class SettingsTest {
    private static final String PASSWORD = "quiet river stones";

    private final Served served = new Served(false);
    private OneBrowser owner = served.browser();

    @BeforeEach
    void somebody_owns_the_desk() {
        owner = served.owner(PASSWORD);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void a_key_is_made_shown_once_and_revoked() {
        var page = "/settings/tokens";
        assertThat(owner.fillIn(page, page, Map.of("name", "erp")).statusCode()).isEqualTo(422);
        var made = owner.fillIn(page, page, Map.of("name", "erp", "scope", "read", "until", "2027-01-01"));
        var secret = Pattern.compile("zg_[\\w-]{43}").matcher(made.body());
        assertThat(secret.find()).isTrue();
        var token = secret.group();
        assertThat(served.desk.tokens().recognise(token)).isPresent();
        var list = owner.get(page).body();
        assertThat(list).contains("erp", "2027-01-01").doesNotContain(token);
        var revoke = Pattern.compile("action=\"(/settings/tokens/[0-9a-f]+/revoke)\"")
                .matcher(list);
        assertThat(revoke.find()).isTrue();
        assertThat(owner.fillIn(page, revoke.group(1), Map.of()).statusCode()).isEqualTo(303);
        assertThat(served.desk.tokens().recognise(token)).isEmpty();
    }

    @Test
    void the_record_tells_who_changed_what_and_is_proved_whole() {
        owner.fillIn("/settings/members", "/settings/members", Map.of("login", "li", "name", "李<i>"));
        var page = owner.get("/settings/audit?kind=member&subject=li").body();
        assertThat(page).contains("memberKept", "李&lt;i&gt;", "Wang").doesNotContain("deskSetUp", "李<i>");
        assertThat(owner.get("/settings/audit?actor=nobody").statusCode()).isEqualTo(200);
        assertThat(owner.get("/settings/audit?cursor=x").statusCode()).isEqualTo(303);
        assertThat(owner.fillIn("/settings/audit", "/settings/audit/verify", Map.of())
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void every_rule_that_ships_has_its_line() {
        var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
        var page = "/rules";
        int lines = 0;
        while (!page.isEmpty()) {
            var got = owner.get(page);
            assertThat(got.statusCode()).as(page).isEqualTo(200);
            lines += got.body().split("scope=\"row\"", -1).length - 1;
            var more = next.matcher(got.body());
            page = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        var today = LocalDate.ofInstant(ServedPages.NOW, ZoneId.of("Asia/Shanghai"));
        var inForce = new Filter(Optional.empty(), "", Optional.of(today));
        var all = served.desk.rules().views().rules(inForce, Optional.empty(), Page.LIMIT_MAX);
        assertThat(lines).isGreaterThan(300).isEqualTo(all.items().size());
    }

    @Test
    void rules_are_shown_by_day_and_one_of_the_teams_own_wins() {
        var list = owner.get("/rules?platform=tmall&name=ship.&on=2026-11-11");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("ship.hours", "/rules/tmall/ship.hours");
        var page = "/rules/tmall/ship.hours";
        assertThat(owner.get(page).body()).contains("name=\"value\"");
        var bad = Map.of("value", "soon", "from", "2026-12-01", "sure", "A");
        var refused = owner.fillIn(page, page, bad);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"soon\"", "problem.value-does-not-fit.detail");
        var own = Map.of("value", "7", "from", "2026-11-01", "to", "", "sure", "A", "source", "our <b>word</b>");
        assertThat(owner.fillIn(page, page, own).statusCode()).isEqualTo(303);
        assertThat(owner.get(page).body())
                .contains("our &lt;b&gt;word&lt;/b&gt;", "/rules/tmall/ship.hours/2026-11-01/remove");
        assertThat(owner.get("/rules-compared?platform=tmall&from=2026-10-31&to=2026-11-01")
                        .body())
                .contains("/rules/tmall/ship.hours");
        assertThat(owner.get("/rules-differences").statusCode()).isEqualTo(200);
        assertThat(owner.fillIn(page, page + "/2026-11-01/remove", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(owner.get(page).body()).doesNotContain("/2026-11-01/remove");
        assertThat(owner.get("/rules/tmall/no.such.rule").statusCode()).isEqualTo(404);
    }

    @Test
    void a_desk_in_memory_has_no_place_for_backups_and_says_so() {
        assertThat(owner.get("/settings/backups").statusCode()).isEqualTo(200);
        var refused = owner.fillIn("/settings/backups", "/settings/backups", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("problem.no-place-for-backups");
    }
}
