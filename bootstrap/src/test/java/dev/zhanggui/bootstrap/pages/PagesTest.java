package dev.zhanggui.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import dev.zhanggui.adapters.jdbi.SqliteStorage;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.imports.api.ImportingFiles.Send;
import dev.zhanggui.bootstrap.demo.DemoCompany;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of the demo company in a real browser. Every page is looked at as a desk and as a phone would show it; five
 * of them in all languages; {@code -Dzhanggui.browser=all}: every page in every way.
 */
class PagesTest {
    private static final boolean ALL = "all".equals(System.getProperty("zhanggui.browser"));
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @TempDir
    static Path folder;

    private static PagesDesk pages;
    private static Chromium chromium;
    private static List<String> paths = List.of();

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(Chromium.isHere(), "no /usr/bin/chromium: the pages are not looked at; .ci/run installs it");
        var data = Files.createDirectories(folder.resolve("desk"));
        DemoCompany.write(SqliteStorage.open(data), Instant.now(), stage -> {});
        pages = PagesDesk.open(data, 0);
        importWithRefusedRows();
        chromium = Chromium.open();
        paths = paths();
    }

    private static void importWithRefusedRows() throws IOException {
        var imports = pages.desk.imports().orElseThrow();
        var send = new Send(Actor.embedding("setup"), "stock", Optional.empty(), "auto", false, Optional.empty());
        var file = "location,sku,on_hand,counted_at\nnowhere,DESK-01-A,5,\n,DESK-01-A,x,\n";
        var job = imports.files()
                .start(send, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
        while (!job.state().ended()) {
            job = imports.jobs()
                    .await(job.id(), Optional.of(job), Duration.ofSeconds(10))
                    .orElseThrow();
        }
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            pages.close();
        }
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + pages.port() + path;
    }

    /** Every page, each record's with a record that is there. */
    private static List<String> paths() {
        try (var context = Sight.DESK.in(chromium.browser(), at("/"))) {
            var page = context.newPage();
            var order = first(page, "/orders?tab=problems", "tbody th a");
            var sku = first(page, "/stock", "tbody th a");
            var job = first(page, "/imports", "tbody th a");
            return List.of(
                    "/",
                    "/orders",
                    "/orders?tab=problems",
                    "/orders?tab=risk",
                    "/orders?numbers=1",
                    order,
                    "/stock",
                    "/stock?by=store",
                    "/stock/pages",
                    "/stock/locks",
                    "/stock/inbound",
                    sku,
                    "/imports",
                    job,
                    "/more",
                    "/design");
        }
    }

    private static String first(Page page, String list, String link) {
        page.navigate(at(list));
        return Objects.requireNonNull(page.locator(link).first().getAttribute("href"), list);
    }

    private static List<Sight> sights(String path) {
        if (ALL) {
            return Sight.all();
        }
        boolean inEveryLanguage =
                Set.of("/", "/orders", "/stock", "/imports", "/design").contains(path);
        var sights = new ArrayList<>(List.of(Sight.DESK, Sight.PHONE));
        if (inEveryLanguage) {
            sights.add(new Sight("zh-Hant", "light", 360));
            sights.add(new Sight("en", "dark", 1366));
        }
        return sights;
    }

    @TestFactory
    Stream<DynamicTest> a_page_is_fit_to_be_used() {
        return paths.stream()
                .flatMap(path -> sights(path).stream()
                        .map(sight -> DynamicTest.dynamicTest(path + " " + sight, () -> look(path, sight))));
    }

    private static void look(String path, Sight sight) {
        var elsewhere = new ArrayList<String>();
        var troubles = new ArrayList<String>();
        try (var context = sight.in(chromium.browser(), at("/"))) {
            var page = context.newPage();
            page.onRequest(request -> {
                if (!request.url().startsWith(at("/"))) {
                    elsewhere.add(request.url());
                }
            });
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    troubles.add(message.text());
                }
            });
            page.onPageError(troubles::add);
            var answer = Objects.requireNonNull(page.navigate(at(path)));
            page.waitForLoadState(LoadState.DOMCONTENTLOADED);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(troubles).isEmpty();
            assertThat(elsewhere).isEmpty();
            assertThat(violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("scrolls sideways")
                    .isEqualTo(0);
            var text = page.locator("body").innerText();
            assertThat(keys().filter(text::contains))
                    .as("keys that show through")
                    .isEmpty();
        }
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(TAGS).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
    }

    private static Stream<String> keys() {
        var keys = new Properties();
        try (var in = PagesTest.class.getResourceAsStream("/dev/zhanggui/adapters/web/texts/en.properties");
                var reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            keys.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys.stringPropertyNames().stream().filter(key -> key.contains("."));
    }

    @Test
    void an_open_dialog_and_a_refused_form_are_fit_to_be_used_too() {
        for (var sight : List.of(Sight.DESK, Sight.PHONE)) {
            try (var context = sight.in(chromium.browser(), at("/"))) {
                var page = context.newPage();
                page.navigate(at("/design"));
                page.locator("[data-dialog]").click();
                assertThat(violations(page)).isEmpty();
                page.keyboard().press("Escape");
                page.keyboard().press("Control+k");
                page.locator("#palette-list li").first().waitFor();
                assertThat(violations(page)).isEmpty();

                page.navigate(at(paths.get(11)));
                page.locator("details.fold summary").first().click();
                page.locator("#f-receive-location").selectOption(new SelectOption().setIndex(1));
                page.locator("#f-receive-quantity").fill("三件");
                page.locator("details[open] button.main").click();
                page.locator(".field-bad").waitFor();
                assertThat(page.locator("#f-receive-quantity").inputValue()).isEqualTo("三件");
                assertThat(violations(page)).isEmpty();
            }
        }
    }

    @Test
    void the_palette_leads_anywhere_by_keyboard_and_by_pinyin_initials() {
        try (var context = Sight.DESK.in(chromium.browser(), at("/"))) {
            var page = context.newPage();
            page.navigate(at("/"));
            page.keyboard().press("Control+k");
            page.keyboard().type("wtd");
            page.locator("#palette-list li[aria-selected=true]").waitFor();
            page.keyboard().press("Enter");
            page.waitForURL(at("/orders?tab=problems"));

            page.keyboard().press("g");
            page.keyboard().press("s");
            page.waitForURL(at("/stock"));

            page.keyboard().press("?");
            assertThat(page.locator("#keys").isVisible()).isTrue();
            page.locator("#keys-off").check();
            page.keyboard().press("Escape");
            page.keyboard().press("g");
            page.keyboard().press("o");
            page.keyboard().press("?");
            assertThat(page.locator("#keys").isVisible()).isFalse();
            assertThat(page.url()).isEqualTo(at("/stock"));
        }
    }

    @Test
    void a_row_is_reached_and_opened_by_keyboard() {
        try (var context = Sight.DESK.in(chromium.browser(), at("/"))) {
            var page = context.newPage();
            page.navigate(at("/orders"));
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            var first = page.locator("tbody tr").first();
            assertThat(first.getAttribute("class")).contains("is-at");
            page.keyboard().press("x");
            assertThat(first.locator("input").isChecked()).isTrue();
            assertThat(page.locator("[data-picked]").innerText()).isEqualTo("1");
            page.keyboard().press("Enter");
            page.waitForURL("**/orders/*/*");
        }
    }

    @Test
    void forms_work_without_scripts() {
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("zh-CN");
        try (var context = chromium.browser().newContext(options)) {
            var page = context.newPage();
            page.navigate(at(paths.get(11)));
            page.locator("details.fold summary").first().click();
            page.locator("#f-receive-location").selectOption(new SelectOption().setIndex(1));
            page.locator("#f-receive-quantity").fill("１２");
            page.locator("details[open] button.main").click();
            page.locator(".notice.tone-good").waitFor();
            assertThat(page.url()).endsWith(paths.get(11));

            page.navigate(at("/imports"));
            page.locator("#f-file")
                    .setInputFiles(new FilePayload(
                            "stores.csv", "text/csv", "store,platform\nneu,tmall\n".getBytes(StandardCharsets.UTF_8)));
            page.locator("#f-kind").selectOption("stores");
            page.locator("form[enctype] button.main").click();
            page.waitForURL("**/imports/*");
            assertThat(page.locator("h1").innerText()).contains("店铺");

            page.navigate(at("/"));
            page.locator(".looks button[value=en]").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Today");
        }
    }

    @Test
    void many_orders_are_shown_before_and_after_and_then_brought_forward() {
        try (var context = Sight.DESK.in(chromium.browser(), at("/"))) {
            var page = context.newPage();
            page.navigate(at("/orders?tab=paid"));
            page.locator("input[data-pick]").nth(0).check();
            page.locator("input[data-pick]").nth(1).check();
            page.locator("#f-step").selectOption("audit");
            page.locator(".bulk button").click();
            assertThat(page.locator("tbody tr").count()).isEqualTo(2);
            var before = page.locator("tbody tr").allInnerTexts();
            assertThat(before).hasSize(2);
            assertThat(page.locator("tbody .tone-busy").count()).isPositive();
            page.locator("button.main").click();
            // An order in which the audit finds something does not go on, but gets a problem.
            assertThat(page.locator("tbody tr").count()).isBetween(1, 2);
        }
    }

    /** {@code -Dzhanggui.pictures=DIR} keeps them: those of the README are made so. */
    @Test
    void the_main_pages_can_be_shown_in_pictures() throws IOException {
        var kept = System.getProperty("zhanggui.pictures");
        var shown = Map.of("today", "/", "orders", "/orders", "order", paths.get(5), "stock", "/stock");
        for (var one : shown.entrySet()) {
            try (var context = Sight.DESK.in(chromium.browser(), at("/"))) {
                var page = context.newPage();
                page.setViewportSize(1280, 800);
                page.navigate(at(one.getValue()));
                var picture = page.screenshot();
                assertThat(picture).hasSizeGreaterThan(10_000);
                if (kept != null) {
                    Files.write(Path.of(kept).resolve(one.getKey() + ".png"), picture);
                }
            }
        }
    }
}
