package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Valid requests of all rows, made wrong in a thousand ways: never our fault, and every error is a problem. */
class HostileTest {
    private static final int REQUESTS = Integer.getInteger("zhanggui.hostile.requests", 4_000);
    private static final long SEED = Long.getLong("zhanggui.hostile.seed", 20261122L);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "1e-400",
            "1e9999999999",
            "-0",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"3\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"2026-02-30\"",
            "\"2026-11-11T00:00\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"-999999999-01-01\"",
            "[]",
            "{}",
            "[[]]",
            "{\"a\":{}}",
            "\"../../etc\"",
            "\"'; DROP TABLE stock; --\"",
            "\"<script>\"",
            "\"=1+1\"",
            "\"e\\u0301\"",
            "\"NaN\"",
            "NaN",
            "\"Infinity\"");
    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%2F",
            "%2E%2E",
            "..",
            ".",
            "",
            "%",
            "%zz",
            "%C3%28",
            "a;b",
            "a+b",
            "%25",
            "%F0%9F%98%80",
            "x",
            "T-1",
            "R-1001",
            "%20",
            "~",
            "a%0d%0ab",
            "%c0%af",
            "{sku}",
            "*",
            "%7Bsku%7D",
            "%ED%A0%80",
            "batch",
            "\\");
    private static final List<String> HEADERS = List.of(
            "If-Match: *",
            "If-Match: \"1\"",
            "If-Match: W/\"1\"",
            "If-Match: ,,,",
            "If-None-Match: \"1\"",
            "Idempotency-Key: k",
            "Idempotency-Key: \u00ff",
            "Accept-Language: ;;q=,,",
            "Accept-Language: en",
            "Accept: text/csv",
            "Content-Type: text/xml",
            "Content-Type: ;",
            "Authorization: Bearer",
            "Authorization: Bearer x",
            "Expect: 100-continue",
            "Range: bytes=0-1",
            "Accept-Encoding: gzip",
            "X-Forwarded-For: 1.1.1.1",
            "Cookie: a=b; c",
            "Content-Encoding: gzip",
            "Upgrade: websocket");

    private final ServedDesk desk = ServedDesk.open().stocked(1_000_000);
    private final Random random = new Random(SEED);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void thousands_of_mutated_requests_are_answered_or_refused_but_never_break_anything() throws IOException {
        var rows = Rows.of(desk.desk, new Meters());
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            var request = mutated(rows.get(random.nextInt(rows.size())));
            var answer = exchange(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            var about = "seed " + SEED + ", request " + i + ":\n" + new String(request, StandardCharsets.ISO_8859_1);
            assertThat(answer.status()).as(about).isBetween(200, 499);
            if (answer.status() >= 400 && !answer.text().isEmpty()) {
                var problem = MAPPER.readTree(answer.text());
                assertThat(answer.head().toLowerCase(Locale.ROOT)).as(about).contains("application/problem+json");
                assertThat(problem.path("status").asInt()).as(about).isEqualTo(answer.status());
                assertThat(Catalogue.entries())
                        .as(about)
                        .containsKey(problem.path("type").asText().replace("/problems/", ""));
                assertThat(answer.text()).as(about).doesNotContain("Exception", "at dev.zhanggui");
            }
        }
        assertThat(statuses).as("statuses").containsKeys(200, 201, 400, 404, 405, 409, 412, 415, 422, 428);
        assertThat(desk.get("/api/v1/audit/verification").is(200).at("/verdict"))
                .isEqualTo("whole");
        // Nobody has exported the keys or made a backup, which is all that it warns of.
        assertThat(desk.get("/api/v1/doctor").is(200).at("/level")).isEqualTo("warn");
    }

    private byte[] mutated(Route row) {
        var verb = chance(30)
                ? List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO")
                        .get(random.nextInt(9))
                : row.verb().name();
        var path = row.example().path();
        if (chance(4)) {
            var segments = path.split("/", -1);
            segments[random.nextInt(segments.length - 1) + 1] = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
            path = String.join("/", segments);
        }
        if (chance(6)) {
            path += (path.contains("?") ? "&" : "?")
                    + List.of(
                                    "cursor=%",
                                    "limit=-1",
                                    "limit=9999999999",
                                    "store=%FF",
                                    "a",
                                    "&&=",
                                    "cursor=MQ",
                                    "anchor=1:2",
                                    "store=")
                            .get(random.nextInt(9));
        }
        var body = body(row);
        var head = new StringBuilder(verb + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        var extra = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            extra.add(HEADERS.get(random.nextInt(HEADERS.size())));
        }
        if (extra.stream().noneMatch(one -> one.startsWith("Authorization"))) {
            head.append("Authorization: Bearer ").append(desk.token).append("\r\n");
        }
        extra.forEach(one -> head.append(one).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private byte[] body(Route row) {
        var example = row.example().body();
        if (example.isEmpty() || chance(40)) {
            return chance(3) ? randomBytes() : new byte[0];
        }
        if (row.intake() == Route.Intake.LINES) {
            var lines = new StringBuilder();
            for (var line : example.split("\n")) {
                lines.append(new String(
                                wrong(line.replace("R-", "R" + random.nextInt(1_000) + "-")), StandardCharsets.UTF_8))
                        .append('\n');
            }
            return lines.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (row.intake() == Route.Intake.FILE) {
            return chance(2) ? randomBytes() : example.getBytes(StandardCharsets.UTF_8);
        }
        return wrong(example);
    }

    private byte[] wrong(String json) {
        if (chance(6)) {
            return json.getBytes(StandardCharsets.UTF_8);
        }
        if (chance(5)) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }
        try {
            var tree = MAPPER.readTree(json);
            var text = "\"@@\"";
            replaceOne(tree);
            return tree.toString()
                    .replace(text, VALUES.get(random.nextInt(VALUES.size())))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a mark in the place of one value somewhere in the tree, or takes a member away. */
    private void replaceOne(JsonNode tree) {
        if (tree instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            if (object.get(name).isContainerNode() && chance(2)) {
                replaceOne(object.get(name));
            } else if (chance(8)) {
                object.remove(name);
            } else {
                object.put(name, "@@");
            }
        } else if (tree instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            if (chance(3)) {
                array.set(at, "@@");
            } else {
                replaceOne(array.get(at));
            }
        }
    }

    private byte[] randomBytes() {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private record Answer(int status, String head, String text) {}

    private Answer exchange(byte[] request) throws IOException {
        try (var socket = new Socket("127.0.0.1", desk.http.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            var got = new String(all(socket.getInputStream()), StandardCharsets.UTF_8);
            while (got.startsWith("HTTP/1.1 100")) {
                got = got.substring(got.indexOf("\r\n\r\n") + 4);
            }
            int split = got.indexOf("\r\n\r\n");
            assertThat(split)
                    .as(new String(request, StandardCharsets.ISO_8859_1))
                    .isPositive();
            return new Answer(
                    Integer.parseInt(got.substring(9, 12)), got.substring(0, split), got.substring(split + 4));
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        return in.readAllBytes();
    }
}
