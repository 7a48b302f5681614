package dev.zhanggui.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.adapters.http.HttpDesk;
import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.spi.BackgroundThreads;
import dev.zhanggui.domain.roles.Authority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong with files, as whoever sends them sees it over HTTP: each row that is not taken has its line, its
 * column and its reason in three languages, all the others are taken, and nothing is lost.
 */
class ImportCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Instant NOW = Instant.parse("2026-11-11T04:00:00Z");
    private static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");
    private static final String HEADER =
            "order_no,line_no,placed_at,paid_at,sku,quantity,unit_price,seller_note,status\n";

    @TempDir
    private Path folder = Path.of("");

    private final MovableClock clock = MovableClock.at(NOW);
    private final HttpClient client = HttpClient.newHttpClient();
    private Zhanggui desk = Zhanggui.on(MemoryStorage.create());
    private Optional<HttpDesk> http = Optional.empty();
    private String token = "";

    @BeforeEach
    void a_desk_that_is_served() {
        desk.close();
        desk = Zhanggui.on(
                MemoryStorage.create(),
                clock,
                new BackgroundThreads("cases"),
                new CountedRandomness(),
                new FileRoom(new PlatformFiles(), folder.resolve("uploads")));
        http = Optional.of(HttpDesk.start(desk, HttpDesk.Settings.local(0)));
        token = desk.tokens()
                .create(new KeepingTokens.Create(Actor.embedding("me"), "me", Authority.ALL, Optional.empty()))
                .orThrow()
                .secret();
        put("/locations/hub", "{\"kind\": \"warehouse\"}");
        put("/stores/shop", "{\"platform\": \"tmall\", \"currency\": \"CNY\"}");
        put("/skus/T-1", "{\"title\": \"tea\"}");
        var unused =
                ask("POST", "/stock/receipts", "{\"location\": \"hub\", \"sku\": \"T-1\", \"quantity\": 10}", "en");
    }

    @AfterEach
    void close() {
        http.ifPresent(HttpDesk::close);
        desk.close();
    }

    // The words of these tests.

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = client.send(
                    request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + http.orElseThrow().port() + "/api/v1" + path));
    }

    private JsonNode ask(String method, String path, String body, String language) {
        return send(at(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language));
    }

    private void put(String path, String body) {
        assertThat(ask("PUT", path, body, "en").has("status")).as(path).isFalse();
    }

    private JsonNode get(String path, String language) {
        return ask("GET", path, "", language);
    }

    /** The job that read the file, when it has ended. */
    private JsonNode sent(String query, byte[] file) {
        var id = send(at("/imports?kind=orders&store=shop" + query).POST(BodyPublishers.ofByteArray(file)))
                .path("job")
                .asText();
        Optional<dev.zhanggui.application.imports.api.Job> seen = Optional.empty();
        do {
            seen = desk.imports().orElseThrow().jobs().await(id, seen, Duration.ofSeconds(10));
        } while (!seen.orElseThrow().state().ended());
        return get("/jobs/" + id, "en");
    }

    private JsonNode sent(String text) {
        return sent("", text.getBytes(UTF_8));
    }

    /** created, updated, unchanged, refused, skipped. */
    private static String counts(JsonNode job) {
        var result = job.path("result");
        return Stream.of("created", "updated", "unchanged", "refused", "skipped")
                .map(name -> result.path(name).asText())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private List<String> refused(JsonNode job, String language) {
        var rows = new ArrayList<String>();
        get("/imports/" + job.path("job").asText() + "/refused", language)
                .path("items")
                .forEach(row -> rows.add(row.path("line").asText() + "|"
                        + row.path("column").asText() + "|"
                        + row.path("reason").path("text").asText()));
        return rows;
    }

    private static String order(String no) {
        return no + ",1,2026-11-11 08:00:00,2026-11-11 08:01:00,T-1,1,2,,paid\n";
    }

    private JsonNode kept(String no, String language) {
        return get("/orders/shop/" + no, language);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    // One row between two that are taken.

    private static Arguments row(String name, byte[] row, String column, String hans, String hant, String english) {
        return Arguments.of(name, row, column, List.of(hans, hant, english));
    }

    private static byte[] cells(String quantity, String placed, String no) {
        return (no + ",1," + placed + ",,T-1," + quantity + ",2,,paid\n").getBytes(UTF_8);
    }

    static Stream<Arguments> rows() {
        var tea = "B,1,2026-11-11,,T-1,1,2,茶,paid\n".getBytes(UTF_8);
        var undecodable = List.of(
                "含有无法解码的字节：请以 UTF-8 重新导出",
                "含有無法解碼的位元組：請以 UTF-8 重新匯出",
                "holds bytes that are no text: export again as UTF-8");
        var cut = joined(
                "B,1,2026-11-11,,T-1,1,2,".getBytes(UTF_8),
                new byte[] {(byte) 0xE8, (byte) 0x8C},
                ",paid\n".getBytes(UTF_8));
        return Stream.of(
                row(
                        "a truncated character",
                        cut,
                        "seller_note",
                        undecodable.get(0),
                        undecodable.get(1),
                        undecodable.get(2)),
                row(
                        "a row in another encoding",
                        new String(tea, UTF_8).getBytes(GB18030),
                        "seller_note",
                        undecodable.get(0),
                        undecodable.get(1),
                        undecodable.get(2)),
                row(
                        "19 digits in scientific notation",
                        cells("1", "2026-11-11", "4.00000E+18"),
                        "order_no",
                        "表格软件把长数字改成了科学计数，末尾已丢失：请把该列设为文本后重新导出",
                        "試算表把長數字改成了科學記號，末尾已遺失：請把該欄設為文字後重新匯出",
                        "a spreadsheet shortened the number and its last digits are lost: format the column as text and"
                                + " export again"),
                row(
                        "a formula",
                        cells("=1+1", "2026-11-11", "B"),
                        "quantity",
                        "是公式：请导出为数值",
                        "是公式：請匯出為數值",
                        "is a formula: export values"),
                row(
                        "a cell of 10 MB",
                        ("B,1,2026-11-11,,T-1,1,2," + "x".repeat(10 << 20) + ",paid\n").getBytes(UTF_8),
                        "seller_note",
                        "这一行过长（最多 4 MiB）",
                        "這一列過長（最多 4 MiB）",
                        "the row is longer than a row may be (4 MiB)"),
                row(
                        "a date that is none",
                        cells("1", "昨天", "B"),
                        "placed_at",
                        "无法识别的时间：请写成 2026-11-11 08:00:00、2026/11/11 8:00 或 2026年11月11日",
                        "無法識別的時間：請寫成 2026-11-11 08:00:00、2026/11/11 8:00 或 2026年11月11日",
                        "is no time that can be read: write it as 2026-11-11 08:00:00, 2026/11/11 8:00 or 2026年11月11日"),
                row(
                        "a quantity below zero",
                        cells("-1", "2026-11-11", "B"),
                        "quantity",
                        "件数不能为负：退货、冲销须由映射写明",
                        "件數不能為負：退貨、沖銷須由對應註明",
                        "is below zero: returns and credits need a mapping that names them"),
                row(
                        "a fraction",
                        cells("1.5", "2026-11-11", "B"),
                        "quantity",
                        "件数应为整数",
                        "件數應為整數",
                        "is not a whole number of pieces"),
                row(
                        "暂无数据 where something is needed",
                        cells("暂无数据", "2026-11-11", "B"),
                        "quantity",
                        "缺少必填的内容",
                        "缺少必填的內容",
                        "is missing and needed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_row_that_cannot_be_taken_says_why_and_the_others_are_taken(
            String name, byte[] row, String column, List<String> texts) {
        var job = sent(
                "",
                joined((HEADER + order("A")).getBytes(UTF_8), row, order("C").getBytes(UTF_8)));
        assertThat(counts(job)).as(name).isEqualTo("2 0 0 1 0");
        for (int i = 0; i < LANGUAGES.size(); i++) {
            assertThat(refused(job, LANGUAGES.get(i))).containsExactly("3|" + column + "|" + texts.get(i));
        }
        assertThat(kept("C", "en").path("state").asText()).isEqualTo("paid");
    }

    @Test
    void lines_of_one_order_that_lie_apart_are_one_order_and_one_that_is_refused_refuses_them_all() {
        var job = sent(HEADER + order("A") + "B,1,2026-11-11,,T-1,1,2,,paid\n" + "A,2,2026-11-11 08:00:00,"
                + "2026-11-11 08:01:00,T-1,2,2,,paid\n" + "B,2,2026-11-11,,T-1,x,2,,paid\n");
        assertThat(counts(job)).isEqualTo("2 0 0 2 0");
        assertThat(kept("A", "en").path("lines")).hasSize(2);
        assertThat(refused(job, "zh-Hans")).containsExactly("3||同一订单的第 5 行未通过：请先修正那一行", "5|quantity|不是数字：请只写数字和小数点");
        assertThat(refused(job, "zh-Hant")).containsExactly("3||同一訂單的第 5 列未通過：請先修正那一列", "5|quantity|不是數字：請只寫數字和小數點");
        assertThat(refused(job, "en"))
                .containsExactly(
                        "3||line 5 of the same order was refused: mend that one",
                        "5|quantity|is no number: write digits, with a point before the decimals");
    }

    @Test
    void a_file_cut_off_in_the_middle_is_told_and_sent_again_loses_nothing() {
        var whole = HEADER + order("A") + order("B") + order("C");
        var half = whole.substring(0, whole.indexOf("C,1") + 24);
        var job = sent(half);
        assertThat(counts(job)).isEqualTo("2 0 0 1 0");
        assertThat(refused(job, "zh-Hans")).containsExactly("4|paid_at|文件在这一行中断：请完整地重新发送");
        assertThat(refused(job, "zh-Hant")).containsExactly("4|paid_at|檔案在這一列中斷：請完整地重新傳送");
        assertThat(refused(job, "en")).containsExactly("4|paid_at|the file ends within this row: send it again whole");
        assertThat(counts(sent(whole))).isEqualTo("1 0 2 0 0");
    }

    @Test
    void dates_in_three_forms_two_columns_of_one_name_totals_and_no_data_lose_nothing() {
        var job = sent("order_no,placed_at,sku,sku,quantity,unit_price,seller_note\n"
                + "A,2026-11-11 08:00:00,T-1,other,1,2,暂无数据\n"
                + "B,2026/11/11 8:00,T-1,other,1,2,\n"
                + "C,2026年11月11日 8时0分,T-1,,1,2,--\n"
                + "合计,,,,3,6,\n总计：,,,,3,6,\n");
        assertThat(counts(job)).isEqualTo("3 0 0 0 2");
        for (var no : List.of("A", "B", "C")) {
            var order = kept(no, "en");
            assertThat(order.path("placedAt").asText()).isEqualTo("2026-11-11T00:00:00Z");
            assertThat(order.path("lines").path(0).path("sku").asText()).isEqualTo("T-1");
            assertThat(order.path("sellerNote").asText()).isEmpty();
        }
    }

    // Whole files.

    private List<String> problems(JsonNode job) {
        return LANGUAGES.stream()
                .map(language -> get("/jobs/" + job.path("job").asText(), language)
                        .path("problem")
                        .path("text")
                        .asText())
                .toList();
    }

    @Test
    void a_header_that_is_wrong_or_lacks_a_column_is_told_with_what_is_missing() {
        var wrong = sent("甲,乙\n1,2\n");
        assertThat(wrong.path("state").asText()).isEqualTo("failed");
        assertThat(problems(wrong).get(0)).startsWith("文件的列有：甲, 乙。最接近的格式是");
        assertThat(problems(wrong).get(1)).startsWith("檔案的欄有：甲, 乙。最接近的格式是");
        assertThat(problems(wrong).get(2)).startsWith("Found were 甲, 乙. The nearest format is");
        var lacks = sent("order_no,sku,quantity,unit_price\nA,T-1,1,2\n");
        assertThat(problems(lacks).get(0)).contains("最接近的格式是 orders，还缺少：placed_at。");
        assertThat(problems(lacks).get(1)).contains("最接近的格式是 orders，還缺少：placed_at。");
        assertThat(problems(lacks).get(2)).contains("The nearest format is orders, which also needs placed_at.");
    }

    @Test
    void a_zip_that_unpacks_to_far_more_than_it_holds_is_refused_before_it_is_read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            var rows = "1,2\n".repeat(1 << 18).getBytes(UTF_8);
            for (int done = 0; done < 80 << 20; done += rows.length) {
                zip.write(rows);
            }
        }
        var bomb = sent("", bytes.toByteArray());
        assertThat(bomb.path("problem").path("code").asText()).isEqualTo("file-too-large");
        assertThat(problems(bomb).get(0)).contains("字节，请拆分");
        assertThat(problems(bomb).get(1)).contains("位元組，請拆分");
        assertThat(problems(bomb).get(2)).contains("bytes; split it");
    }

    @Test
    void an_encoding_that_is_named_is_used_and_one_that_is_none_is_wrong() {
        var file = (HEADER + order("茶")).getBytes(GB18030);
        assertThat(counts(sent("&encoding=gb18030", file))).isEqualTo("1 0 0 0 0");
        assertThat(counts(sent("&encoding=utf-8", file))).isEqualTo("0 0 0 1 0");
        var answer = send(at("/imports?kind=orders&store=shop&encoding=latin").POST(BodyPublishers.ofByteArray(file)));
        assertThat(answer.path("status").asInt()).isEqualTo(400);
    }

    // What happens to orders afterwards.

    private List<String> orderProblem(String no) {
        return LANGUAGES.stream()
                .map(language -> kept(no, language).path("problem").path("text").asText())
                .toList();
    }

    @Test
    void an_order_that_changes_after_it_was_shipped_here_keeps_its_own_and_says_that_it_differs() {
        assertThat(counts(sent(HEADER + order("A")))).isEqualTo("1 0 0 0 0");
        for (var step : List.of("audit", "allocate", "ship")) {
            assertThat(ask("POST", "/orders/shop/A/steps/" + step, "", "en")
                            .path("orderNo")
                            .asText())
                    .as(step)
                    .isEqualTo("A");
            if (step.equals("audit")) {
                var resolved = ask("POST", "/orders/shop/A/steps/resolve", "", "en");
                var audited = ask("POST", "/orders/shop/A/steps/audit", "", "en");
                assertThat(audited.path("version").asInt())
                        .isGreaterThan(resolved.path("version").asInt());
            }
        }
        var job = sent(HEADER + order("A").replace("T-1,1,2", "T-1,3,2"));
        assertThat(counts(job)).isEqualTo("0 1 0 0 0");
        assertThat(job.path("result").path("told").path("difference").asInt()).isEqualTo(1);
        assertThat(orderProblem("A")).containsExactly("与平台不一致", "與平台不一致", "it differs from the platform");
        assertThat(kept("A", "en").path("lines").path(0).path("quantity").asInt())
                .isEqualTo(1);
        assertThat(kept("A", "en").path("state").asText()).isEqualTo("shipped");
    }

    @Test
    void a_payment_after_the_hold_has_ended_tries_again_and_is_a_problem_where_stock_is_gone() {
        var unpaid = "L,1,2026-11-11 12:00:00,,T-1,8,2,,placed\n";
        assertThat(counts(sent(HEADER + unpaid))).isEqualTo("1 0 0 0 0");
        assertThat(kept("L", "en").path("reservation").path("state").asText()).isEqualTo("held");
        clock.advance(Duration.ofHours(1));
        assertThat(counts(sent(HEADER + order("A").replace("T-1,1,2", "T-1,7,2"))))
                .isEqualTo("1 0 0 0 0");
        var job = sent(HEADER + "L,1,2026-11-11 12:00:00,2026-11-11 13:00:00,T-1,8,2,,paid\n");
        assertThat(counts(job)).isEqualTo("0 1 0 0 0");
        assertThat(job.path("result").path("told").path("out-of-stock").asInt()).isEqualTo(1);
        assertThat(orderProblem("L")).containsExactly("缺货", "缺貨", "out of stock");
        assertThat(kept("L", "en")
                        .path("problem")
                        .path("facts")
                        .path("lines")
                        .path(0)
                        .path("promised")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void an_order_that_vanishes_from_the_next_file_is_told_and_left_as_it_is() {
        assertThat(counts(sent(HEADER + order("A") + order("B") + order("C")))).isEqualTo("3 0 0 0 0");
        var job = sent(HEADER + order("A") + order("C"));
        assertThat(counts(job)).isEqualTo("0 0 2 0 0");
        assertThat(job.path("result").path("vanished")).hasToString("{\"count\":1,\"orders\":[\"B\"]}");
        assertThat(kept("B", "en").path("state").asText()).isEqualTo("paid");
    }
}
