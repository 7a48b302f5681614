package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files over HTTP: sent, watched, told row by row, corrected and sent again. */
class FilesTest {
    private static final String HEADER = "order_no,line_no,placed_at,sku,quantity,unit_price\n";

    private final ServedDesk desk = ServedDesk.open().stocked(5);

    @AfterEach
    void close() {
        desk.close();
    }

    private ServedDesk.Got send(String query, String body, String... headers) {
        return desk.post("/api/v1/imports?" + query, body, headers);
    }

    private String done(String query, String body, String... headers) {
        var sent = send(query, body, headers).is(202);
        var job = sent.at("/job");
        assertThat(sent.header("location")).isEqualTo("/api/v1/jobs/" + job);
        desk.background.stepAll();
        return job;
    }

    @Test
    void a_file_is_read_by_a_job_that_tells_what_became_of_each_row() {
        var job = done(
                "kind=orders&store=tmall-1",
                HEADER + "A,1,2026-11-01,T-1,1,2\nB,1,gestern,T-1,1,2\n",
                "Content-Type",
                "application/vnd.ms-excel");
        var answer = desk.get("/api/v1/jobs/" + job).is(200);
        assertThat(answer.at("/state")).isEqualTo("done");
        assertThat(answer.at("/done")).isEqualTo("2");
        assertThat(answer.at("/total")).isEqualTo("2");
        assertThat(answer.json().path("result").toString())
                .isEqualTo(
                        "{\"rows\":2,\"created\":1,\"updated\":0,\"unchanged\":0,\"refused\":1,\"skipped\":0,"
                                + "\"encoding\":\"UTF-8\",\"format\":\"csv\",\"mapping\":\"orders\",\"unknownColumns\":[],\"told\":{},\"vanished\":null}");
        var refused = desk.get("/api/v1/imports/" + job + "/refused", "Accept-Language", "en")
                .is(200);
        assertThat(refused.at("/items/0/line")).isEqualTo("3");
        assertThat(refused.at("/items/0/column")).isEqualTo("placed_at");
        assertThat(refused.at("/items/0/value")).isEqualTo("gestern");
        assertThat(refused.at("/items/0/reason/code")).isEqualTo("bad-date");
        assertThat(refused.at("/items/0/reason/text")).contains("2026-11-11 08:00:00");
        assertThat(refused.json().get("cursor").isNull()).isTrue();
        assertThat(desk.get("/api/v1/jobs").is(200).at("/items/0/job")).isEqualTo(job);
    }

    @Test
    void refused_rows_come_as_a_file_that_can_be_corrected_and_sent_again() {
        var job = done(
                "kind=orders&store=tmall-1", HEADER + "=\"12\",1,2026-11-01,T-1,\"-1\",2\nB,1,2026-11-01,T-1,1,2\n");
        var csv = desk.get("/api/v1/imports/" + job + "/refused", "Accept", "text/csv", "Accept-Language", "en")
                .is(200);
        assertThat(csv.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        var lines = csv.text().split("\r\n");
        assertThat(lines[0])
                .isEqualTo("\ufefforder_no,line_no,placed_at,sku,quantity,unit_price,line of the file,column at fault,"
                        + "\"why, and how to mend it\"");
        assertThat(lines[1]).startsWith("\"'=\"\"12\"\"\",1,2026-11-01,T-1,'-1,2,2,quantity,");
        var corrected = csv.text().replace("'-1", "1").replace("\r\n", "\n");
        var again = done("kind=orders&store=tmall-1", corrected);
        assertThat(desk.get("/api/v1/jobs/" + again).at("/result/created")).isEqualTo("1");
        assertThat(desk.get("/api/v1/orders/tmall-1/12").is(200).at("/lines/0/quantity"))
                .isEqualTo("1");
    }

    @Test
    void a_form_brings_its_first_file() {
        var form = "--x7\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--x7\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"stock.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + "location,sku,on_hand\nhangzhou,T-1,7\r\n-\r\n--x\r\n--x7--\r\n";
        var job = done("kind=stock", form, "Content-Type", "multipart/form-data; boundary=x7");
        var result = desk.get("/api/v1/jobs/" + job);
        assertThat(result.at("/result/updated")).isEqualTo("1");
        assertThat(result.at("/result/rows")).isEqualTo("3");
        send("kind=stock", "no form", "Content-Type", "multipart/form-data; boundary=x7")
                .isProblem(400, "bad-request");
        send("kind=stock", "--x7\r\n\r\n", "Content-Type", "multipart/form-data")
                .isProblem(400, "bad-request");
    }

    @Test
    void progress_is_told_as_it_happens_until_the_end() {
        var job = done("kind=orders&store=tmall-1", HEADER + "A,1,2026-11-01,T-1,1,2\n");
        var events = desk.get("/api/v1/jobs/" + job + "/events").is(200);
        assertThat(events.header("content-type")).startsWith("text/event-stream");
        assertThat(events.text())
                .startsWith("event: end\ndata: {\"job\":\"" + job)
                .endsWith("}\n\n");
    }

    @Test
    void a_job_that_waits_is_cancelled_and_one_that_has_ended_is_not() {
        var job = send("kind=orders&store=tmall-1", HEADER).is(202).at("/job");
        assertThat(desk.post("/api/v1/jobs/" + job + "/cancel", "").is(200).at("/state"))
                .isEqualTo("cancelled");
        desk.post("/api/v1/jobs/" + job + "/cancel", "").isProblem(409, "job-ended");
        desk.post("/api/v1/imports/" + job + "/undo", "").isProblem(409, "not-undoable");
    }

    @Test
    void an_import_is_taken_back_while_nothing_depends_on_it() {
        var first = done("kind=orders&store=tmall-1", HEADER + "A,1,2026-11-01,T-1,1,2\n");
        var second = done("kind=orders&store=tmall-1", HEADER + "A,1,2026-11-01,T-1,2,2\nB,1,2026-11-01,T-1,1,2\n");
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("2");
        assertThat(desk.post("/api/v1/imports/" + second + "/undo", "").is(200).at("/undone"))
                .isEqualTo("true");
        assertThat(desk.get("/api/v1/orders/tmall-1/A").is(200).at("/lines/0/quantity"))
                .isEqualTo("1");
        desk.get("/api/v1/orders/tmall-1/B").isProblem(404, "unknown-order");
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("4");
        desk.post("/api/v1/imports/" + second + "/undo", "").isProblem(409, "not-undoable");
        desk.post("/api/v1/orders/tmall-1/A/steps/pay", "{}").is(200);
        desk.post("/api/v1/imports/" + first + "/undo", "").isProblem(409, "not-undoable");
    }

    @Test
    void a_list_of_lines_joins_orders_that_came_without() {
        var list = "订单编号,支付单号,买家应付邮费,买家实际支付金额,订单状态,订单创建时间,宝贝总数量,商家备忘\n"
                + "=\"991\",x,0.00,20.00,等待买家付款,2026-11-01 09:00:00,2,\n";
        var lines = "订单编号,标题,价格,购买数量,外部系统编号\n991,T恤,10.00,2,T-1\n992,T恤,10.00,2,T-1\n";
        done("kind=orders&store=tmall-1", list);
        assertThat(desk.get("/api/v1/orders/tmall-1/991").is(200).json().path("lines"))
                .isEmpty();
        var job = done("kind=orders&store=tmall-1", lines);
        assertThat(desk.get("/api/v1/jobs/" + job).at("/result/updated")).isEqualTo("1");
        assertThat(desk.get("/api/v1/imports/" + job + "/refused").at("/items/0/reason/code"))
                .isEqualTo("order-unknown");
        var order = desk.get("/api/v1/orders/tmall-1/991").is(200);
        assertThat(order.at("/lines/0/merchantCode")).isEqualTo("T-1");
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("3");
        desk.get("/api/v1/jobs/none").isProblem(404, "unknown-job");
        desk.get("/api/v1/imports/none/refused").isProblem(404, "unknown-job");
    }

    @Test
    void what_cannot_begin_says_why() {
        send("store=tmall-1", HEADER).isProblem(422, "invalid-content");
        send("kind=dreams", HEADER).isProblem(422, "unknown-kind");
        send("kind=orders&store=none", HEADER).isProblem(422, "unknown-reference");
        send("kind=orders&store=tmall-1&format=none", HEADER).isProblem(422, "unknown-reference");
        send("kind=orders&dryRun=perhaps", HEADER).isProblem(422, "invalid-content");
        var wrong = done("kind=orders&store=tmall-1", "a,b\n1,2\n");
        var failed = desk.get("/api/v1/jobs/" + wrong);
        assertThat(failed.at("/state")).isEqualTo("failed");
        assertThat(failed.at("/problem/code")).isEqualTo("wrong-header");
        assertThat(failed.at("/problem/text")).contains("a, b");
    }

    @Test
    void a_dry_run_writes_nothing() {
        var job = done("kind=stock&dryRun=true", "location,sku,on_hand\nhangzhou,T-1,99\n");
        assertThat(desk.get("/api/v1/jobs/" + job).at("/result/updated")).isEqualTo("1");
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("5");
    }

    @Test
    void rows_of_one_item_are_its_parts_and_resolve_the_orders_that_wait() {
        desk.put("/api/v1/skus/T-2", "{}").is(201);
        var orders = "order_no,placed_at,item,quantity,unit_price,status\nA,2026-11-01,SET,1,9,paid\n";
        done("kind=orders&store=tmall-1", orders);
        assertThat(desk.get("/api/v1/orders/tmall-1/A").is(200).at("/problem/kind"))
                .isEqualTo("unknownItem");
        var listings = "item,sku,quantity\nSET,T-1,2\nSET,T-1,x\nODD,T-1,1\nODD,T-9,1\n";
        var bad = done("kind=listings&store=tmall-1", listings);
        assertThat(desk.get("/api/v1/jobs/" + bad).at("/result/refused")).isEqualTo("4");
        var good = done("kind=listings&store=tmall-1", "item,sku,quantity\nSET,T-1,2\n");
        assertThat(desk.get("/api/v1/jobs/" + good).at("/result/created")).isEqualTo("1");
        assertThat(desk.get("/api/v1/orders/tmall-1/A")
                        .is(200)
                        .json()
                        .at("/problem")
                        .isNull())
                .isTrue();
        assertThat(desk.get("/api/v1/stock/T-1/availability").at("/available")).isEqualTo("3");
        var again = done("kind=listings&store=tmall-1", "item,sku,quantity\nSET,T-1,2\n");
        assertThat(desk.get("/api/v1/jobs/" + again).at("/result/unchanged")).isEqualTo("1");
    }

    @Test
    void a_token_for_one_store_sends_no_file_of_another_and_sees_no_job_of_it() {
        var job = done("kind=orders&store=tmall-1", HEADER + "A,1,2026-11-01,T-1,1,2\n");
        var others = "Bearer " + desk.issue("jd", new Authority(Set.of(Permission.IMPORTS), Set.of(new StoreId("jd"))));
        send("kind=orders&store=tmall-1", HEADER, "Authorization", others).isProblem(403, "not-allowed");
        send("kind=stock", HEADER, "Authorization", others).isProblem(403, "not-allowed");
        desk.get("/api/v1/jobs/" + job, "Authorization", others).isProblem(403, "not-allowed");
        desk.get("/api/v1/imports/" + job + "/refused", "Authorization", others).isProblem(403, "not-allowed");
        desk.post("/api/v1/imports/" + job + "/undo", "", "Authorization", others)
                .isProblem(403, "not-allowed");
        assertThat(desk.get("/api/v1/jobs", "Authorization", others)
                        .is(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_mapping_is_kept_and_reads_the_teams_own_file() {
        var mapping = """
                {"kind": "orders", "columns": [{"header": "单号", "field": "order_no"}, {"header": "下单", "field": "placed_at"},
                 {"header": "件", "field": "quantity"}, {"header": "货号", "field": "sku"},
                 {"header": "单价(分)", "field": "unit_price", "unit": "fen"}, {"header": "状态", "field": "status"}],
                 "words": [{"field": "status", "word": "已发", "meaning": "shipped"}], "store": "tmall-1"}""";
        desk.put("/api/v1/mappings/erp", mapping).is(201);
        desk.put("/api/v1/mappings/erp", mapping).is(200);
        var job = done("kind=orders", "单号,下单,件,货号,单价(分),状态\nA,2026-11-01,1,T-1,1990,已发\n");
        var answer = desk.get("/api/v1/jobs/" + job);
        assertThat(answer.at("/result/mapping")).isEqualTo("erp");
        assertThat(answer.at("/result/created")).isEqualTo("1");
        assertThat(desk.get("/api/v1/mappings").is(200).at("/items/0/name")).isEqualTo("erp");
        desk.put("/api/v1/mappings/pdd-orders", mapping).isProblem(422, "bad-mapping");
        desk.put("/api/v1/mappings/erp", mapping.replace("order_no", "soul")).isProblem(422, "bad-mapping");
        desk.put("/api/v1/mappings/erp", mapping.replace("\"orders\"", "\"dreams\""))
                .isProblem(422, "invalid-content");
        desk.delete("/api/v1/mappings/erp").is(200);
        desk.get("/api/v1/mappings/erp").isProblem(404, "unknown-mapping");
        var guess = desk.post("/api/v1/mappings/guess?kind=orders", "订单编号,下单时间,商品数量\n=\"1\",2026-11-11,3\n")
                .is(200);
        assertThat(guess.at("/mapping/columns/0/field")).isEqualTo("order_no");
        assertThat(guess.at("/preview/0/cells/0/value")).isEqualTo("1");
        desk.post("/api/v1/mappings/guess?kind=orders", "").isProblem(422, "empty-file");
    }

    @Test
    void a_file_of_many_bytes_is_taken_as_it_arrives() {
        var text = new StringBuilder(HEADER);
        for (int i = 0; text.length() < (3 << 20); i++) {
            text.append("O-").append(i).append(",1,2026-11-01,T-1,1,2\n");
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        desk.send("PUT", "/api/v1/skus/K", bytes).isProblem(413, "payload-too-large");
        var sent = desk.send("POST", "/api/v1/imports?kind=orders&store=tmall-1", bytes);
        assertThat(sent.status()).isEqualTo(202);
    }
}
