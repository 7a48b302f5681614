package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.adapters.web.OneBrowser.Served;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How people come in by the pages, what their browser keeps, and how they go; all of it without scripts. */
class SignInTest {
    private static final String PASSWORD = "quiet river stones";
    private static final String OTHER = "loud mountain birds";
    private static final Map<String, String> RIGHT = Map.of("login", "Wang", "password", PASSWORD);

    private final Served served = new Served(false);

    @AfterEach
    void close() {
        served.close();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void the_owner_sets_the_desk_up_once_by_the_link_and_is_signed_in() {
        var link = served.desk.access().settingUp().openSetup().orElseThrow();
        var path = "/setup/" + link.secret();
        var browser = served.browser();
        assertThat(browser.get("/sign-in").body()).contains("notice tone-warn");
        assertThat(browser.get(path).body()).contains("name=\"login\"", "name=\"again\"", "new-password");
        var fields = Map.of("login", "Wang", "name", "", "password", PASSWORD, "again", OTHER);
        var differs = browser.post(path, fields);
        assertThat(differs.statusCode()).isEqualTo(422);
        assertThat(differs.body()).contains("value=\"Wang\"").doesNotContain(PASSWORD, OTHER);
        assertThat(location(browser.post(
                        path, Map.of("login", "Wang", "name", "", "password", PASSWORD, "again", PASSWORD))))
                .isEqualTo("/");
        assertThat(browser.get("/account").body()).contains("Wang");
        for (var gone : new String[] {path, "/setup/zl_never", "/welcome/" + link.secret()}) {
            assertThat(served.browser().get(gone).statusCode()).isEqualTo(404);
            assertThat(served.browser().post(gone, fields).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_member_signs_in_goes_on_where_it_wanted_to_and_signs_out() {
        served.owner(PASSWORD);
        var browser = served.browser();
        var asked = location(browser.get("/account?a=1"));
        assertThat(browser.get(asked).body()).doesNotContain("notice tone-warn");
        assertThat(browser.get(asked).body()).contains("name=\"to\" value=\"/account?a=1\"");
        var in = browser.post("/sign-in", Map.of("login", "wang", "password", PASSWORD, "to", "/account?a=1"));
        assertThat(location(in)).isEqualTo("/account?a=1");
        assertThat(location(browser.get("/sign-in"))).isEqualTo("/");
        assertThat(location(browser.fillIn("/account", "/sign-out", Map.of()))).isEqualTo("/sign-in");
        assertThat(browser.cookies).doesNotContainKey("zg_session").containsKey("zg_known");
        assertThat(location(browser.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void nobody_is_led_to_another_site_by_signing_in() {
        served.owner(PASSWORD);
        for (var to : new String[] {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"}) {
            var fields = Map.of("login", "Wang", "password", PASSWORD, "to", to);
            assertThat(location(served.browser().post("/sign-in", fields))).isEqualTo("/");
        }
    }

    @Test
    void a_wrong_name_and_a_wrong_password_look_the_same_and_soon_have_to_wait() {
        served.owner(PASSWORD);
        var browser = served.browser();
        var pages = new String[2];
        var logins = new String[] {"Wang", "nobody"};
        for (int i = 0; i < 2; i++) {
            var fields = Map.of("login", logins[i], "password", OTHER);
            for (int tries = 0; tries < 3; tries++) {
                var answer = browser.post("/sign-in", fields);
                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.body()).contains("problem.wrong-login.detail").doesNotContain(OTHER);
                pages[i] = answer.body().replace(logins[i], "");
            }
            var wait = browser.post("/sign-in", fields);
            assertThat(wait.statusCode()).isEqualTo(429);
            assertThat(wait.headers().firstValue("Retry-After")).hasValue("1");
        }
        assertThat(pages[0]).isEqualTo(pages[1]);
    }

    @Test
    void the_cookies_are_out_of_reach_of_scripts_and_over_https_of_this_host_alone() {
        var plain = served.owner(PASSWORD).post("/sign-in", RIGHT);
        assertThat(plain.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .matches("zg_(session|known)=z[sb]_[\\w-]{43}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Lax"));
        try (var https = new Served(true)) {
            var browser = https.owner(PASSWORD);
            var secure = browser.post("/sign-in", RIGHT);
            assertThat(secure.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allSatisfy(cookie -> assertThat(cookie)
                            .matches("__Host-zg_(session|known)=z[sb]_[\\w-]{43}; Path=/; Max-Age=\\d+; HttpOnly;"
                                    + " SameSite=Lax; Secure"));
            assertThat(browser.get("/account").statusCode()).isEqualTo(200);
            var bare = https.browser();
            bare.cookies.put("zg_session", browser.cookies.get("__Host-zg_session"));
            assertThat(bare.get("/account").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void what_is_posted_needs_the_key_of_the_session_itself() {
        var owner = served.owner(PASSWORD);
        var second = served.browser();
        second.post("/sign-in", RIGHT);
        var foreign = OneBrowser.keyOf(second.get("/account"));
        assertThat(foreign).isNotEqualTo(OneBrowser.keyOf(owner.get("/account")));
        for (var key : new String[] {"", "x", foreign}) {
            assertThat(owner.post("/sign-out", Map.of("form_key", key)).statusCode())
                    .isEqualTo(403);
        }
        var cross = HttpRequest.newBuilder(owner.at("/sign-out"))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("form_key=" + OneBrowser.keyOf(owner.get("/account"))));
        assertThat(owner.send(cross).statusCode()).isEqualTo(403);
        var silent = HttpRequest.newBuilder(owner.at("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=Wang&password=x"));
        assertThat(served.browser().send(silent).statusCode()).isEqualTo(403);
        assertThat(owner.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_member_changes_its_password_and_is_signed_out_elsewhere() {
        var owner = served.owner(PASSWORD);
        var second = served.browser();
        second.post("/sign-in", RIGHT);
        var wrong = Map.of("current", OTHER, "password", OTHER, "again", OTHER);
        assertThat(owner.fillIn("/account", "/account/password", wrong).statusCode())
                .isEqualTo(422);
        var right = Map.of("current", PASSWORD, "password", OTHER, "again", OTHER);
        assertThat(location(owner.fillIn("/account", "/account/password", right)))
                .isEqualTo("/account");
        assertThat(owner.get("/account").statusCode()).isEqualTo(200);
        assertThat(second.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void a_member_ends_its_session_in_another_browser() {
        var owner = served.owner(PASSWORD);
        var second = served.browser();
        served.clock.advance(Duration.ofMinutes(1));
        second.post("/sign-in", RIGHT);
        var ends = Pattern.compile("action=\"(/account/sessions/[0-9a-f]+/end)\"")
                .matcher(owner.get("/account").body());
        assertThat(ends.find()).isTrue();
        assertThat(location(owner.fillIn("/account", ends.group(1), Map.of()))).isEqualTo("/account");
        assertThat(second.get("/account").statusCode()).isEqualTo(303);
        assertThat(owner.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void an_owner_invites_somebody_who_chooses_a_password_and_may_what_the_role_allows() {
        var owner = served.owner(PASSWORD);
        var fields = Map.of("login", "li", "name", "李<b>", "role", "people", "store", "");
        var added = owner.fillIn("/settings/members", "/settings/members", fields);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(added.body()).contains("李&lt;b&gt;").doesNotContain("李<b>");
        var link = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/welcome/zl_[\\w-]+)")
                .matcher(added.body());
        assertThat(link.find()).isTrue();
        assertThat(owner.get("/settings/members/li").body()).doesNotContain("/welcome/");

        var li = served.browser();
        assertThat(li.get(link.group(1)).body()).contains("new-password");
        assertThat(location(li.post(link.group(1), Map.of("password", OTHER, "again", OTHER))))
                .isEqualTo("/");
        assertThat(li.get("/settings/members").statusCode()).isEqualTo(200);
        assertThat(li.fillIn("/account", "/settings/members/li/roles", Map.of("role", "owner"))
                        .statusCode())
                .isEqualTo(422);
        var bad = Map.of("login", "x", "name", "x", "role", "designer", "store", "a\u0001b");
        assertThat(li.fillIn("/account", "/settings/members", bad).statusCode()).isEqualTo(422);

        var off = Map.of("name", "李", "active", "off", "version", "1");
        assertThat(location(owner.fillIn("/settings/members/li", "/settings/members/li/change", off)))
                .isEqualTo("/settings/members/li");
        assertThat(li.get("/account").statusCode()).isEqualTo(303);
    }
}
