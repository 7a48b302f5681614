package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No, in three languages. */
class ProblemsTest {
    /** Those that list something, which no specimen has. */
    private static final Set<String> LISTING = Set.of(
            "not-enough-stock",
            "not-allowed",
            "more-than-own",
            "unknown-kind",
            "wrong-header",
            "several-tables",
            "checks-open");

    private final ServedDesk desk = ServedDesk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    /** Clients are written against these names: one that changes or goes is a breaking change. */
    @Test
    void the_catalogue_is_this() {
        assertThat(Catalogue.entries().values().stream().map(entry -> entry.code() + " " + entry.status()))
                .containsExactly(
                        "already-resolved 409",
                        "backup-under-way 409",
                        "bad-assignment 422",
                        "bad-id 400",
                        "bad-idempotency-key 422",
                        "bad-mapping 422",
                        "bad-member 422",
                        "bad-request 400",
                        "bad-rule-name 422",
                        "bad-token 422",
                        "belongs-to-order 409",
                        "buyer-unknown 409",
                        "changed-since 409",
                        "check-twice 422",
                        "checks-open 409",
                        "defect 500",
                        "desk-in-use 409",
                        "disk-full 507",
                        "empty-file 422",
                        "ends-before-it-begins 422",
                        "expectation-failed 417",
                        "file-too-large 422",
                        "goods-not-there 409",
                        "headers-too-large 431",
                        "hold-out-of-bounds 422",
                        "http-version 505",
                        "idempotency-key-reused 422",
                        "invalid-content 422",
                        "item-unknown 409",
                        "job-ended 409",
                        "keys-exported-before 409",
                        "last-keeper 409",
                        "lines-awaited 409",
                        "listing-check-twice 422",
                        "listing-edit-undone 409",
                        "lock-ended 422",
                        "lock-too-large 409",
                        "login-taken 409",
                        "made-of-nothing 422",
                        "member-not-active 409",
                        "method-not-allowed 405",
                        "more-than-own 422",
                        "no-other-desk 409",
                        "no-place-for-backups 409",
                        "no-policy 404",
                        "no-store 422",
                        "not-allowed 403",
                        "not-committed 409",
                        "not-enough-stock 409",
                        "not-found 404",
                        "not-implemented 501",
                        "not-on-shelf 409",
                        "not-the-demo 409",
                        "not-undoable 409",
                        "note-or-owner-missing 422",
                        "nothing-on-shelf 409",
                        "order-too-large 422",
                        "other-content 409",
                        "other-currency 422",
                        "page-too-large 422",
                        "payload-too-large 413",
                        "personal-data-damaged 409",
                        "personal-data-erased 409",
                        "personal-data-locked 409",
                        "precondition-failed 412",
                        "precondition-required 428",
                        "promised-here 409",
                        "ratios-above-one 422",
                        "reason-needed 422",
                        "request-in-flight 409",
                        "request-timeout 408",
                        "reservation-in-the-way 409",
                        "safety-twice 422",
                        "same-location 422",
                        "several-tables 422",
                        "share-twice 422",
                        "shelf-too-full 409",
                        "step-not-allowed 409",
                        "still-short 409",
                        "too-many-requests 429",
                        "too-many-rules 409",
                        "total-too-small 422",
                        "try-again 409",
                        "try-later 409",
                        "unauthorized 401",
                        "unavailable 503",
                        "unknown-assignment 404",
                        "unknown-buyer 404",
                        "unknown-job 404",
                        "unknown-kind 422",
                        "unknown-link 404",
                        "unknown-listing 404",
                        "unknown-listing-check 404",
                        "unknown-listing-edit 404",
                        "unknown-location 404",
                        "unknown-lock 404",
                        "unknown-mapping 404",
                        "unknown-member 404",
                        "unknown-order 404",
                        "unknown-outcome 503",
                        "unknown-own-rule 404",
                        "unknown-part 422",
                        "unknown-reference 422",
                        "unknown-reservation 404",
                        "unknown-role 422",
                        "unknown-session 404",
                        "unknown-sku 404",
                        "unknown-store 404",
                        "unknown-token 404",
                        "unreadable 400",
                        "unreadable-file 422",
                        "unsupported-media-type 415",
                        "upload-too-large 422",
                        "uri-too-long 414",
                        "value-does-not-fit 422",
                        "weak-password 422",
                        "writes-stopped 503",
                        "wrong-header 422",
                        "wrong-login 422");
    }

    @Test
    void the_three_languages_have_the_same_texts_and_the_same_facts_in_them() {
        var facts = Pattern.compile("‹[^›]*›");
        var english = Texts.in(Language.EN);
        for (var language : Language.values()) {
            var texts = Texts.in(language);
            assertThat(texts.keys()).isEqualTo(english.keys());
            for (var key : texts.keys()) {
                assertThat(facts.matcher(texts.pattern(key))
                                .results()
                                .map(found -> found.group())
                                .sorted())
                        .as("%s in %s", key, language)
                        .containsExactlyElementsOf(facts.matcher(english.pattern(key))
                                .results()
                                .map(found -> found.group())
                                .sorted()
                                .toList());
            }
        }
    }

    @Test
    void every_refusal_has_words_whose_facts_it_carries() {
        for (var type : Catalogue.refusals()) {
            var problem = Problems.of((Refusal) Catalogue.specimen(type));
            for (var language : Language.values()) {
                var tree = Problems.tree(problem, language, "t");
                assertThat(tree.get("title").asText()).isNotBlank();
                assertThat(tree.get("detail").asText()).isNotBlank().doesNotContain("{", "}");
                boolean listed = LISTING.contains(problem.code());
                assertThat(tree.get("detail").asText().contains("–"))
                        .as(problem.code())
                        .isEqualTo(listed);
            }
        }
    }

    @Test
    void traditional_chinese_has_words_of_its_own() {
        desk.stocked(1);
        var path = "/api/v1/stores/none";
        assertThat(desk.get(path).at("/title")).isEqualTo("没有这家店铺");
        assertThat(desk.get(path, "Accept-Language", "zh-TW,zh;q=0.8").at("/title"))
                .isEqualTo("沒有這個賣場");
        assertThat(desk.get(path, "Accept-Language", "zh-Hant-HK").header("content-language"))
                .isEqualTo("zh-Hant");
        assertThat(desk.get(path, "Accept-Language", "fr, en-GB;q=0.7, zh;q=0.2")
                        .at("/title"))
                .isEqualTo("No such store");
        assertThat(desk.get(path, "Accept-Language", "fr").header("content-language"))
                .isEqualTo("zh-Hans");
        assertThat(desk.get(path, "Accept-Language", "en;q=x").header("content-language"))
                .isEqualTo("zh-Hans");
        desk.reserve("R", 1).is(201);
        desk.post("/api/v1/reservations/R/release", "").is(200);
        assertThat(desk.post("/api/v1/reservations/R/commit", "", "Accept-Language", "zh-Hant")
                        .at("/detail"))
                .contains("已釋放");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        desk.stocked(1);
        var got = desk.put("/api/v1/reservations/R", """
            {"store": 7, "lines": [{"sku": "T-1", "quantity": 1.5}, {"sku": " x", "quantity": "3"},
             {"quantity": 0}, 4, {"sku": "T-1", "quantity": 1e400}], "mode": "some",
             "expiresAt": "tomorrow", "order": ""}\
            """)
                .isProblem(422, "invalid-content")
                .json();
        assertThat(got.get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/store",
                        "/lines/0/quantity",
                        "/lines/1/sku",
                        "/lines/1/quantity",
                        "/lines/2/sku",
                        "/lines/2/quantity",
                        "/lines/3",
                        "/lines/4/quantity",
                        "/mode",
                        "/expiresAt",
                        "/order");
        assertThat(got.get("errors").findValuesAsText("detail")).allMatch(detail -> !detail.isBlank());
    }

    @Test
    void numbers_that_are_no_quantities_are_wrong_not_broken() {
        desk.stocked(1);
        for (var number : List.of(
                "0",
                "-1",
                "1.5",
                "\"3\"",
                "1e400",
                "1e-400",
                "1E999999999",
                "10000001",
                "99999999999999999999",
                "true",
                "[]",
                "{}",
                "null",
                "1e7000000000")) {
            var got = desk.post(
                    "/api/v1/stock/receipts",
                    "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":" + number + "}");
            if (number.equals("1e7000000000")) {
                assertThat(got.status()).isBetween(400, 422);
            } else {
                assertThat(got.isProblem(422, "invalid-content").at("/errors/0/pointer"))
                        .isEqualTo("/quantity");
            }
        }
        desk.post("/api/v1/stock/receipts", "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":3.0}")
                .is(201);
    }

    @Test
    void what_cannot_be_read_is_unreadable() {
        for (var body : List.of(
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "nul",
                "[".repeat(100_000),
                "\u0000",
                "{\"a\":" + "9".repeat(5_000) + "}",
                "{\"a\":\"" + "x".repeat(200_000) + "\"}")) {
            desk.put("/api/v1/skus/K", body).isProblem(400, "unreadable");
        }
        desk.send("PUT", "/api/v1/skus/K", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .isProblem(400, "unreadable");
        desk.put("/api/v1/skus/K", "[]").isProblem(422, "invalid-content");
        desk.put("/api/v1/skus/K", "{\"title\":\"\\ud800\"}").isProblem(422, "invalid-content");
        desk.put("/api/v1/skus/K", "{\"title\":\"a\\u0000b\"}").isProblem(422, "invalid-content");
    }

    @Test
    void every_type_resolves_to_a_page_in_every_language() {
        for (var code : Catalogue.entries().keySet()) {
            for (var language : Language.values()) {
                var page = desk.get("/problems/" + code, "Accept-Language", language.tag(), "Authorization", "")
                        .is(200);
                assertThat(page.header("content-type")).startsWith("text/html");
                assertThat(page.text()).contains(code).contains(language.tag().toLowerCase(Locale.ROOT));
            }
        }
        var markdown = desk.get("/problems/not-enough-stock", "Accept", "text/markdown", "Accept-Language", "en")
                .is(200);
        assertThat(markdown.header("content-type")).startsWith("text/markdown");
        assertThat(markdown.text())
                .startsWith("# Not enough stock")
                .contains("reserve")
                .contains("‹refused.0.sku›");
        desk.get("/problems/none").isProblem(404, "not-found");
        assertThat(desk.get("/problems").is(200).text()).contains("/problems/not-enough-stock");
    }
}
