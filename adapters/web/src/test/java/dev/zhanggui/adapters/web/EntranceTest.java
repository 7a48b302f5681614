package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets in, with what headers, and what of a form is taken. */
class EntranceTest {
    private final ServedPages pages = ServedPages.open();

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void every_page_but_open_ones_sends_a_stranger_to_sign_in_and_back() {
        for (var route : pages.pages.routes()) {
            if (!route.open() && route.verb().name().equals("GET")) {
                var answer = pages.get(route.path().replaceAll("\\{[a-zA-Z]+}", "x") + "?a=1");
                assertThat(answer.statusCode()).as(route.path()).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .startsWith("/sign-in?to=%2F")
                        .contains("%3Fa%3D1");
            }
        }
    }

    @Test
    void every_form_but_open_ones_turns_a_stranger_away() {
        for (var route : pages.pages.routes()) {
            if (!route.open() && route.verb().name().equals("POST")) {
                var answer = pages.post(route.path().replaceAll("\\{[a-zA-Z]+}", "x"), Map.of());
                assertThat(answer.statusCode()).as(route.path()).isEqualTo(401);
            }
        }
    }

    @Test
    void every_page_and_form_needs_its_permission() {
        pages.signedIn(Authority.NONE);
        for (var route : pages.pages.routes()) {
            if (route.permission().isPresent()) {
                var path = route.path().replaceAll("\\{[a-zA-Z]+}", "x");
                var answer = route.verb().name().equals("POST") ? pages.post(path, Map.of()) : pages.get(path);
                assertThat(answer.statusCode()).as(route.path()).isEqualTo(403);
                assertThat(answer.body()).contains("problem.not-allowed.detail");
            }
        }
    }

    @Test
    void a_page_runs_nothing_inline_and_nothing_from_elsewhere() {
        var answer = pages.signedIn(Authority.ALL).get("/design");

        assertThat(answer.statusCode()).isEqualTo(200);
        var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).doesNotContainPattern("<[a-z][^>]*\\s(style|on[a-z]+)=");
        assertThat(answer.body()).doesNotContainPattern("<(script|style)>");
        assertThat(answer.body()).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void files_are_named_by_their_content_and_kept_for_a_year() {
        var page = pages.signedIn(Authority.ALL).get("/design").body();
        var address = Pattern.compile("/assets/desk-[0-9a-f]{12}\\.css").matcher(page);
        assertThat(address.find()).isTrue();

        var answer = pages.get(address.group());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(pages.get("/assets/desk-000000000000.css").statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_from_another_site_is_turned_away() {
        pages.signedIn(Authority.ALL);
        var body = HttpRequest.BodyPublishers.ofString("look=dark&form_key=" + ServedPages.FORM_KEY);

        for (var headers : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"},
            {"X-Nothing", "said"}
        }) {
            var answer = pages.send(HttpRequest.newBuilder(pages.at("/look"))
                    .headers(headers)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(body));
            assertThat(answer.statusCode()).as(headers[1]).isEqualTo(403);
        }
    }

    @Test
    void a_form_of_our_own_is_known_by_its_origin_where_the_browser_says_no_more() {
        var answer = pages.send(HttpRequest.newBuilder(pages.at("/look"))
                .headers("Origin", pages.at("").toString(), "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("look=dark&back=/design")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/design");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("zg_look=dark;")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void nobody_is_led_to_another_site() {
        for (var back :
                new String[] {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"}) {
            var answer = pages.post("/look", Map.of("look", "dark", "back", back));
            assertThat(answer.headers().firstValue("Location")).as(back).hasValue("/");
        }
    }

    @Test
    void language_and_look_are_what_the_visitor_chose_then_what_the_browser_asks_for() {
        pages.signedIn(Authority.of(Permission.READ));

        assertThat(pages.get("/design").body()).contains("<html lang=\"zh-Hans\" data-look=\"auto\">");
        assertThat(pages.get("/design", "Accept-Language", "fr, zh-TW;q=0.8, en;q=0.5")
                        .body())
                .contains("<html lang=\"zh-Hant\"");
        assertThat(pages.get("/design", "Accept-Language", "zh-TW", "Cookie", "zg_language=en; zg_look=dark")
                        .body())
                .contains("<html lang=\"en\" data-look=\"dark\">");
    }
}
