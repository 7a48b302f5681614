package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies where, why a number is what it is, and forms that book what moved. */
class StockPagesTest {
    private final ServedPages pages = ServedPages.open().signedIn(Authority.ALL);

    @BeforeEach
    void trade() {
        Trading.begin(pages);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    private long available() {
        return pages.desk
                .inventory()
                .asking()
                .availability(Trading.TEA, Optional.empty())
                .orThrow()
                .available();
    }

    @Test
    void the_matrix_shows_each_sku_by_location_and_by_store() {
        Trading.order(pages, Trading.TMALL, "A-1", 3);

        var matrix = pages.get("/stock").body();
        assertThat(matrix)
                .contains("/stock/sku/T-1")
                .contains("龙井 &lt;250 克&gt;")
                .containsPattern(">10<");
        assertThat(pages.get("/stock?by=store").body()).containsPattern(">7<");
        assertThat(pages.get("/stock?q=nothing").body()).contains("class=\"empty\"");
    }

    @Test
    void each_number_of_a_sku_leads_to_what_makes_it() {
        Trading.order(pages, Trading.TMALL, "A-1", 3);

        var page = pages.get("/stock/sku/T-1").body();

        assertThat(page)
                .contains("order:tmall:A-1")
                .contains("href=\"/orders/tmall/A-1\"")
                .contains("+10");
        assertThat(page).contains(Texts.in(Language.ZH_HANS).of("stock.available.ask"));
    }

    @Test
    void forms_book_what_was_typed() {
        assertThat(post("receive", "location", "hangzhou", "quantity", "５")).isEqualTo(303);
        assertThat(available()).isEqualTo(15);
        assertThat(post("write-off", "location", "hangzhou", "quantity", "1,0")).isEqualTo(303);
        assertThat(available()).isEqualTo(5);
        assertThat(post("count", "location", "hangzhou", "quantity", "0")).isEqualTo(303);
        assertThat(available()).isZero();
    }

    private int post(String what, String... fields) {
        return pages.post(
                        "/stock/sku/T-1/" + what,
                        Map.of(fields[0], fields[1], fields[2], fields[3], "reference", "DN-7"))
                .statusCode();
    }

    @Test
    void a_form_that_is_refused_keeps_what_was_typed_and_says_why() {
        var answer = pages.post(
                "/stock/sku/T-1/write-off",
                Map.of("location", "hangzhou", "quantity", "11", "reference", "B-\"7\"", "why", "打碎了"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("problem.not-on-shelf.detail")
                .contains("value=\"11\"")
                .contains("打碎了");
        assertThat(answer.body()).contains("B-&#34;7&#34;").contains("<details class=\"fold\" open>");
        assertThat(available()).isEqualTo(10);

        var wrong = pages.post("/stock/sku/T-1/receive", Map.of("quantity", "viele"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"error-receive-quantity\"").contains("id=\"error-receive-location\"");
    }

    @Test
    void somebody_who_only_reads_sees_no_forms_and_books_nothing() {
        pages.signedIn(Authority.of(Permission.READ));

        assertThat(pages.get("/stock/sku/T-1").body()).doesNotContain("/stock/sku/T-1/receive");
        assertThat(post("receive", "location", "hangzhou", "quantity", "5")).isEqualTo(403);
        assertThat(available()).isEqualTo(10);
    }

    @Test
    void an_unknown_sku_has_no_page() {
        assertThat(pages.get("/stock/sku/none").statusCode()).isEqualTo(404);
        assertThat(pages.post("/stock/sku/none/receive", Map.of()).statusCode()).isEqualTo(404);
    }
}
