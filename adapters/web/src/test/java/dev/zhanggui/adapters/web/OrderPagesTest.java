package dev.zhanggui.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.OrderState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of orders and the page of one: what they show, what their forms do, and what they keep after a refusal. */
class OrderPagesTest {
    private final ServedPages pages = ServedPages.open().signedIn(Authority.ALL);

    @BeforeEach
    void trade() {
        Trading.begin(pages);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    private OrderState stateOf(String no) {
        var key = new OrderKey(Trading.TMALL, new OrderNo(no));
        return pages.desk.trade().orders().order(key).orElseThrow().order().state();
    }

    @Test
    void tabs_count_what_their_lists_show() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        Trading.order(pages, Trading.TMALL, "A-2", 20);

        var all = pages.get("/orders").body();
        assertThat(all).contains("/orders/tmall/A-1").contains("/orders/tmall/A-2");
        assertThat(all)
                .containsPattern("data-live=\"orders.paid\">2<")
                .containsPattern("data-live=\"orders.problems\">1<");

        var problems = pages.get("/orders?tab=problems").body();
        assertThat(problems).contains("A-2").doesNotContain("A-1").contains("«order-action.restockOrCancel»");
        assertThat(pages.get("/orders?tab=risk").body()).contains("A-1").contains("clock-soon");
        assertThat(pages.get("/orders?tab=shipped").body())
                .doesNotContain("A-1")
                .contains("class=\"empty\"");
    }

    @Test
    void pasted_numbers_are_looked_up_whatever_parts_them() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        Trading.order(pages, Trading.JD, "B-1", 1);
        Trading.order(pages, Trading.JD, "B-2", 1);

        var found = pages.get("/orders?numbers=A-1%EF%BC%8CB-1%0AC-1").body();

        assertThat(found)
                .contains("/orders/tmall/A-1")
                .contains("/orders/jd/B-1")
                .doesNotContain("B-2");
    }

    @Test
    void a_visitor_of_one_store_sees_nothing_of_others() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        Trading.order(pages, Trading.JD, "B-1", 1);
        pages.signedIn(new Authority(Set.of(Permission.READ, Permission.ORDERS), Set.of(Trading.JD)));

        for (var path : new String[] {
            "/", "/orders", "/orders?tab=risk", "/orders?numbers=A-1", "/orders/file", "/stock/sku/T-1"
        }) {
            assertThat(pages.get(path).body())
                    .as(path)
                    .doesNotContain("A-1</a>")
                    .doesNotContain("/tmall/");
        }
        assertThat(pages.get("/orders?store=tmall").statusCode()).isEqualTo(403);
        assertThat(pages.get("/orders/tmall/A-1").statusCode()).isEqualTo(403);
        assertThat(pages.post("/orders/tmall/A-1/steps/audit", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(pages.post("/orders/bulk", Map.of("step", "audit", "order", "tmall A-1"))
                        .body())
                .doesNotContain("A-1");
    }

    @Test
    void a_step_is_taken_and_told_once() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        assertThat(pages.get("/orders/tmall/A-1").body()).contains("/orders/tmall/A-1/steps/audit");

        var answer = pages.post("/orders/tmall/A-1/steps/audit", Map.of("version", "1"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stateOf("A-1")).isEqualTo(OrderState.AUDITED);
        var told = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        var page = pages.get("/orders/tmall/A-1", "Cookie", told);
        assertThat(page.body()).contains("role=\"status\"").contains("«word.audit»");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("zg_told=;");
    }

    @Test
    void a_step_over_a_version_that_is_gone_is_refused_and_nothing_is_lost() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        pages.post("/orders/tmall/A-1/steps/audit", Map.of("version", "1"));

        var answer = pages.post(
                "/orders/tmall/A-1/steps/problem",
                Map.of("version", "1", "kind", "suspicious", "note", "电话打不通 <b>", "owner", "小林"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("role=\"alert\"")
                .contains("电话打不通 &lt;b&gt;")
                .contains("value=\"小林\"");
    }

    @Test
    void a_weight_that_is_none_is_refused_at_its_field() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        for (var step : new String[] {"audit", "allocate"}) {
            assertThat(pages.post("/orders/tmall/A-1/steps/" + step, Map.of()).statusCode())
                    .isEqualTo(303);
        }
        var answer = pages.post("/orders/tmall/A-1/steps/weigh", Map.of("weight", "半斤"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"半斤\"").contains("aria-invalid=\"true\"");
    }

    @Test
    void many_are_shown_first_and_done_as_they_were_shown() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        var chosen = Map.of("step", "audit", "order", "tmall A-1", "version tmall A-1", "1", "back", "/orders");

        assertThat(pages.post("/orders/bulk", chosen).body())
                .contains("«word.paid»")
                .contains("«word.audited»");
        assertThat(stateOf("A-1")).isEqualTo(OrderState.PAID);

        assertThat(pages.post("/orders/bulk/done", chosen).statusCode()).isEqualTo(200);
        assertThat(stateOf("A-1")).isEqualTo(OrderState.AUDITED);

        assertThat(pages.post("/orders/bulk/done", chosen).body()).contains("problem.");
        assertThat(stateOf("A-1")).isEqualTo(OrderState.AUDITED);
    }

    @Test
    void a_list_is_written_out_as_it_is_filtered() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        Trading.order(pages, Trading.JD, "B-1", 1);

        var file = pages.get("/orders/file?format=csv&store=jd");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''orders.csv");
        assertThat(file.body().lines()).hasSize(2);
        assertThat(file.body()).contains("B-1|jd|").doesNotContain("A-1");
    }

    @Test
    void what_stands_wrongly_in_an_address_does_not_count() {
        Trading.order(pages, Trading.TMALL, "A-1", 1);
        for (var query :
                new String[] {"from=gestern", "tab=nothing", "problem=x", "sort=x", "store=%20", "columns=x"}) {
            assertThat(pages.get("/orders?" + query).statusCode()).as(query).isEqualTo(200);
        }
        assertThat(pages.get("/orders?cursor=nobody-gave-it").statusCode()).isEqualTo(303);
        assertThat(pages.get("/orders/tmall/none").statusCode()).isEqualTo(404);
        assertThat(pages.get("/orders/%20/none").statusCode()).isEqualTo(404);
    }
}
