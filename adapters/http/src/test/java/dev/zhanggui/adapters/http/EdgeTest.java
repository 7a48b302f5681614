package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What HTTP itself says no to, and what every answer carries. */
class EdgeTest {
    private final ServedDesk desk = ServedDesk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_unknown_path_is_not_found_and_a_known_one_says_what_it_takes() {
        desk.get("/api/v1/none").isProblem(404, "not-found");
        desk.get("/", "Accept", "text/html").isProblem(404, "not-found");
        assertThat(desk.delete("/api/v1/skus/K")
                        .isProblem(405, "method-not-allowed")
                        .header("allow"))
                .isEqualTo("GET, HEAD, OPTIONS, PUT");
        assertThat(desk.get("/api/v1/stock/receipts", "Accept", "text/html")
                        .isProblem(405, "method-not-allowed")
                        .header("allow"))
                .isEqualTo("OPTIONS, POST");
        desk.send("PATCH", "/api/v1/skus/K", null).isProblem(405, "method-not-allowed");
        desk.send("BREW", "/api/v1/skus/K", null).isProblem(405, "method-not-allowed");
        desk.send("BREW", "/nowhere", null).isProblem(404, "not-found");
    }

    @Test
    void head_says_what_get_would_and_options_what_there_is() {
        desk.stocked(1);
        var head = desk.send("HEAD", "/api/v1/skus/T-1", null).is(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("etag")).isEqualTo("\"1\"");
        assertThat(head.header("content-length"))
                .isEqualTo(Integer.toString(desk.get("/api/v1/skus/T-1").bytes().length));
        desk.send("HEAD", "/api/v1/skus/none", null).is(404);
        desk.send("HEAD", "/nowhere", null).is(404);
        desk.send("HEAD", "/api/v1/skus/T-1", null, "Authorization", "").is(401);
        var options = desk.send("OPTIONS", "/api/v1/stock/T-1/locks/d", null).is(204);
        assertThat(options.header("allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void bodies_are_bounded_and_of_the_right_kind() {
        var large = "{\"title\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(desk.put("/api/v1/skus/K", large)
                        .isProblem(413, "payload-too-large")
                        .at("/most"))
                .isEqualTo("1048576");
        desk.post("/api/v1/reservations/batch", " ".repeat((16 << 20) + 1)).isProblem(413, "payload-too-large");
        desk.put("/api/v1/skus/K", "{}", "Content-Type", "text/xml").isProblem(415, "unsupported-media-type");
        desk.put("/api/v1/skus/K", "{}", "Content-Type", "").is(201);
        desk.put("/api/v1/skus/K", "{}", "Content-Type", "Application/JSON; charset=utf-8")
                .is(200);
        desk.put("/api/v1/skus/K", "{}", "Content-Type", "application/merge-patch+json")
                .is(200);
    }

    @Test
    void bounds_are_told_in_figures_that_people_read() {
        desk.stocked(0);
        var body = "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":10000001}";
        assertThat(desk.post("/api/v1/stock/receipts", body, "Accept-Language", "en")
                        .isProblem(422, "invalid-content")
                        .at("/errors/0/detail"))
                .isEqualTo("must lie between 1 and 10000000");
    }

    @Test
    void a_destination_has_a_province_and_a_place_on_earth() {
        desk.stocked(1);
        var body = """
                {"store": "tmall-1", "lines": [{"sku": "T-1", "quantity": 1}],
                 "destination": {"province": "浙江", "latitude": %s, "longitude": 120.17}}""";
        assertThat(desk.put("/api/v1/reservations/R", body.formatted("91"))
                        .isProblem(422, "invalid-content")
                        .at("/errors/0/pointer"))
                .isEqualTo("/destination/latitude");
        desk.put("/api/v1/reservations/R", body.formatted("30.25")).is(201);
    }

    @Test
    void a_chunked_body_is_bounded_too() throws Exception {
        var chunk = "x".repeat(0x8000);
        var body = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            body.append("8000\r\n").append(chunk).append("\r\n");
        }
        body.append("0\r\n\r\n");
        assertThat(raw("PUT /api/v1/skus/K HTTP/1.1", "Transfer-Encoding: chunked", body.toString()))
                .startsWith("HTTP/1.1 413")
                .contains("payload-too-large");
        assertThat(raw("PUT /api/v1/skus/K HTTP/1.1", "Transfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 201");
        assertThat(raw("PUT /api/v1/skus/K HTTP/1.1", "Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void many_bodies_that_do_not_come_stop_nobody_else() throws Exception {
        var head = "PUT /api/v1/skus/K HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + desk.token
                + "\r\nContent-Length: 500\r\n\r\n{";
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < HttpDesk.THREADS_MAX + 50; i++) {
                var socket = new Socket("127.0.0.1", desk.http.port());
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                slow.add(socket);
            }
            assertThat(raw("GET /healthz HTTP/1.1", "X: y", "")).startsWith("HTTP/1.1 200");
            assertThat(raw("PUT /api/v1/skus/K HTTP/1.1", "Content-Length: 2", "{}"))
                    .startsWith("HTTP/1.1 201");
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    /** Who sends the answers also takes up the connections again, and here each has half a request there already. */
    @Test
    void a_next_request_that_does_not_come_to_its_end_keeps_no_answer_back() throws Exception {
        desk.stocked(100);
        var body = "{\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":1}]}";
        var common = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + desk.token + "\r\nContent-Length: ";
        var half = "PUT /api/v1/skus/K" + common + "500\r\n\r\n{";
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 20; i++) {
                var socket = new Socket("127.0.0.1", desk.http.port());
                var whole = "PUT /api/v1/reservations/S" + i + common + body.length() + "\r\n\r\n" + body;
                socket.getOutputStream().write((whole + half).getBytes(StandardCharsets.ISO_8859_1));
                socket.setSoTimeout(10_000);
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                        .isEqualTo("HTTP/1.1 201");
                slow.add(socket);
            }
            desk.reserve("R", 1).is(201);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_drips_or_does_not_come_is_given_up_after_a_while() throws Exception {
        var settings = HttpDesk.Settings.local(0).withBodyWithin(Duration.ofMillis(300));
        try (var impatient = ServedDesk.with(settings)) {
            for (boolean drips : List.of(true, false)) {
                try (var socket = new Socket("127.0.0.1", impatient.http.port())) {
                    socket.setSoTimeout(20_000);
                    socket.setTcpNoDelay(true);
                    var head = "POST /api/v1/reservations/batch HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n"
                            + "Authorization: Bearer " + impatient.token + "\r\nContent-Length: 16000000\r\n\r\n";
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                    for (int i = 0;
                            drips && i < 16_000_000 && socket.getInputStream().available() == 0;
                            i++) {
                        socket.getOutputStream().write(' ');
                    }
                    var answer = new byte[600];
                    int length = socket.getInputStream().readNBytes(answer, 0, answer.length);
                    assertThat(new String(answer, 0, length, StandardCharsets.UTF_8))
                            .as("drips: %s", drips)
                            .startsWith("HTTP/1.1 408")
                            .containsIgnoringCase("connection: close")
                            .contains("/problems/request-timeout", "The request took too long");
                }
            }
            impatient.get("/healthz").is(200);
        }
    }

    @Test
    void what_the_server_refuses_by_itself_is_told_in_the_callers_language() throws Exception {
        var long_ = "x".repeat(9_000);
        var english = "Accept-Language: en";
        assertThat(raw("GET /" + long_ + " HTTP/1.1", english, ""))
                .startsWith("HTTP/1.1 414")
                .contains("too long");
        assertThat(raw("GET / HTTP/1.1", "X: " + long_ + "\r\n" + english, ""))
                .startsWith("HTTP/1.1 431")
                .contains("too large");
        for (var wrong : List.of("bad header", "Content-Length: -5", "Transfer-Encoding: nonsense", "Host: y")) {
            assertThat(raw("GET / HTTP/1.1", english + "\r\n" + wrong, ""))
                    .as(wrong)
                    .startsWith("HTTP/1.1 400")
                    .contains("\"The request cannot be understood\"");
        }
        assertThat(raw("GET /%zz HTTP/1.1", english, ""))
                .startsWith("HTTP/1.1 400")
                .contains("\"The request cannot be understood\"");
        assertThat(raw("GET / HTTP/1.1", "Accept-Language: zh-TW\r\nbad header", ""))
                .contains("請求");
        assertThat(raw("GET / HTTP/1.1", "bad header", "")).contains("请求");
    }

    @Test
    void a_body_is_utf_8_and_nothing_else() {
        var text = "{\"title\": \"龙井\"}";
        desk.put("/api/v1/skus/K", text).is(201);
        for (var other : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            desk.send("PUT", "/api/v1/skus/K", text.getBytes(other)).isProblem(400, "unreadable");
            desk.send("PUT", "/api/v1/skus/K", "{}".getBytes(other)).isProblem(400, "unreadable");
        }
        desk.send("PUT", "/api/v1/skus/K", "{}".getBytes(Charset.forName("UTF-32BE")))
                .isProblem(400, "unreadable");
        // Overlong, a surrogate, beyond the last plane, cut off, Latin-1.
        for (var wrong : List.of("c0af", "e080af", "f08080af", "eda080", "f4908080", "e9be", "e9")) {
            var body = new ByteArrayOutputStream();
            for (byte b : text.replace("龙井", "@").getBytes(StandardCharsets.UTF_8)) {
                body.writeBytes(b == '@' ? HexFormat.of().parseHex(wrong) : new byte[] {b});
            }
            var refused = desk.send("PUT", "/api/v1/skus/K", body.toByteArray()).isProblem(400, "unreadable");
            assertThat(refused.at("/column")).as(wrong).isEqualTo("12");
        }
        var lines = desk.send("POST", "/api/v1/reservations/batch", "{}\n{}".getBytes(StandardCharsets.UTF_16LE));
        assertThat(lines.is(200).lines())
                .extracting(line -> line.path("status").asInt())
                .containsOnly(400);
    }

    @Test
    void what_the_server_refuses_by_itself_is_a_problem_too() throws Exception {
        var long_ = "x".repeat(20_000);
        problem("GET /" + long_ + " HTTP/1.1", "X: y", 414, "uri-too-long");
        problem("GET / HTTP/1.1", "X: " + long_, 431, "headers-too-large");
        problem("GET / HTTP/9.9", "X: y", 505, "http-version");
        problem("GET /%zz HTTP/1.1", "X: y", 400, "bad-request");
        problem("GET / HTTP/1.1", "Content-Length: -5", 400, "bad-request");
        problem("GET / HTTP/1.1", "Content-Length: 5\r\nContent-Length: 6", 400, "bad-request");
        problem("GET / HTTP/1.1", "Transfer-Encoding: nonsense", 400, "bad-request");
        problem("PUT /api/v1/skus/K HTTP/1.1", "Expect: something", 417, "expectation-failed");
        problem("GET / HTTP/1.1", "bad header", 400, "bad-request");
        problem("\u0001\u0002", "X: y", 400, "bad-request");
        assertThat(raw("GET / HTTP/1.1", "X: " + long_ + "\r\nAccept-Language: en", ""))
                .contains("problem+json");
    }

    @Test
    void two_hosts_are_refused() throws Exception {
        problem("GET / HTTP/1.1", "Host: y", 400, "bad-request");
    }

    private void problem(String line, String header, int status, String code) throws Exception {
        var got = raw(line, header, "");
        assertThat(got)
                .as(line.substring(0, Math.min(40, line.length())) + " "
                        + header.substring(0, Math.min(40, header.length())))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("\"/problems/" + code + "\"")
                .doesNotContain("<html");
    }

    private String raw(String line, String header, String body) throws Exception {
        var request = line + "\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + desk.token + "\r\n" + header
                + "\r\n\r\n" + body;
        return desk.raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void every_answer_keeps_browsers_from_guessing() {
        for (var path :
                List.of("/healthz", "/openapi.json", "/api/v1/skus/none", "/nowhere", "/docs", "/docs/docs.js")) {
            var got = desk.get(path);
            assertThat(got.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(got.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(got.header("server")).isEmpty();
            assertThat(got.header("content-security-policy"))
                    .startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void the_pages_bring_everything_with_them() {
        var page = desk.get("/docs", "Authorization", "", "Accept-Language", "en")
                .is(200)
                .text();
        assertThat(page)
                .contains("<script src=\"/docs/docs.js\"></script>", "href=\"/docs/docs.css\"", "id=\"token\"")
                .contains("{&quot;store&quot;: &quot;tmall-1&quot;")
                .doesNotContain("http://", "https://", "style=", "onclick");
        assertThat(desk.get("/docs/docs.js").is(200).header("content-type")).startsWith("text/javascript");
        assertThat(desk.get("/docs/docs.css").is(200).header("content-type")).startsWith("text/css");
        desk.get("/docs/..%2FHttpDesk.class").isProblem(404, "not-found");
    }

    @Test
    void health_readiness_and_figures_are_told_to_everybody() {
        assertThat(desk.get("/healthz", "Authorization", "").is(200).at("/state"))
                .isEqualTo("alive");
        assertThat(desk.get("/readyz", "Authorization", "").is(200).at("/state"))
                .isEqualTo("green");
        desk.stocked(1);
        var figures = desk.get("/metrics", "Authorization", "").is(200);
        assertThat(figures.header("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(figures.text())
                .contains("zhanggui_http_requests_total{operation=\"putSku\",status=\"201\"} 1\n")
                .contains("zhanggui_http_request_seconds_count{operation=\"putSku\"} 1\n")
                .contains("zhanggui_audit_head ")
                .contains("jvm_memory_heap_used_bytes ");
    }

    @Test
    void who_changed_what_is_a_list_with_filters_and_a_cursor() {
        desk.stocked(5).reserve("R%201", 2).is(201);
        var all = desk.get("/api/v1/audit").is(200);
        assertThat(all.at("/items/0/action")).isEqualTo("stockHeld");
        assertThat(all.at("/items/0/actor")).isEqualTo("tests");
        assertThat(all.at("/items/0/after/lines/0/sku")).isEqualTo("T-1");
        assertThat(all.json().at("/cursor").isNull()).isTrue();
        int rows = all.json().get("items").size();
        var first = desk.get("/api/v1/audit?limit=" + (rows - 1)).is(200);
        var rest = desk.get("/api/v1/audit?limit=500&cursor=" + first.at("/cursor"))
                .is(200);
        assertThat(rest.json().get("items")).hasSize(1);
        assertThat(rest.at("/items/0/row")).isEqualTo(all.at("/items/" + (rows - 1) + "/row"));
        var one = desk.get("/api/v1/audit?kind=reservation&subject=R%201&actor=tests")
                .is(200);
        assertThat(one.json().get("items")).hasSize(1);
        assertThat(desk.get("/api/v1/audit?actor=nobody").is(200).json().get("items"))
                .isEmpty();
        desk.get("/api/v1/audit?cursor=x").isProblem(422, "invalid-content");
        desk.get("/api/v1/audit?limit=501").isProblem(422, "invalid-content");
        var reader = desk.issue("reader", new Authority(Set.of(Permission.READ), Set.of()));
        desk.get("/api/v1/audit", "Authorization", "Bearer " + reader).isProblem(403, "not-allowed");
    }

    @Test
    void the_desk_can_be_examined_and_its_record_verified() {
        desk.stocked(1);
        var head = desk.get("/api/v1/audit/head").is(200);
        var verified = desk.get("/api/v1/audit/verification?anchor=" + head.at("/head"))
                .is(200);
        assertThat(verified.at("/verdict")).isEqualTo("whole");
        assertThat(verified.at("/head")).isEqualTo(head.at("/head"));
        assertThat(desk.get("/api/v1/audit/verification?anchor=99:" + "0".repeat(64))
                        .is(200)
                        .at("/what"))
                .isEqualTo("tail");
        desk.get("/api/v1/audit/verification?anchor=x").isProblem(422, "invalid-content");
        var doctor = desk.get("/api/v1/doctor").is(200);
        assertThat(doctor.json().get("items")).isNotEmpty();
        assertThat(doctor.json().get("items").findValuesAsText("text")).allMatch(text -> !text.isBlank());
        assertThat(doctor.json().get("items").findValuesAsText("name"))
                .containsExactly("库存数等于流水合计", "审计链", "个人信息密钥", "最新备份");
        assertThat(desk.get("/api/v1/doctor", "Accept-Language", "en").is(200).at("/items/0/name"))
                .isEqualTo("stock is the sum of the movements");
        assertThat(List.of(Texts.sized(0), Texts.sized(1_023), Texts.sized(1_536), Texts.sized(5L << 40)))
                .containsExactly("0 B", "1023 B", "1.5 KiB", "5.0 TiB");
    }
}
