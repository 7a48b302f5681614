package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ids are the caller's strings, whatever they hold. */
class IdsTest {
    private final ServedDesk desk = ServedDesk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_id_may_hold_what_addresses_make_much_of() {
        for (var id : List.of(
                "a/b",
                "a//b",
                "T恤 白/M",
                "100%",
                "%2F",
                "a+b",
                "a;b=c",
                "a?b",
                "a#b",
                "a&b=c",
                "..a",
                "a/../b",
                "😀",
                "A",
                "a\\b",
                "~!$'()*,:@",
                "\"q\"",
                "<b>",
                "batch",
                "a:b|c")) {
            var path = "/api/v1/skus/" + encoded(id);
            assertThat(desk.put(path, "{}").is(201).at("/sku")).isEqualTo(id);
            assertThat(desk.get(path).is(200).at("/sku")).isEqualTo(id);
            assertThat(desk.get("/api/v1/stock/" + encoded(id) + "/availability")
                            .is(200)
                            .at("/sku"))
                    .isEqualTo(id);
        }
    }

    @Test
    void some_characters_may_stand_for_themselves() throws Exception {
        for (var segment : List.of("a+b", "a;b=c", "a&b", "a:b@c", "a,b'(c)*!$")) {
            assertThat(raw("PUT", "/api/v1/skus/" + segment))
                    .startsWith("HTTP/1.1 201")
                    .contains("\"sku\":\"" + segment);
        }
    }

    @Test
    void case_counts() {
        desk.put("/api/v1/skus/a", "{}").is(201);
        desk.put("/api/v1/skus/A", "{}").is(201);
    }

    @Test
    void what_is_no_id_is_refused_in_the_path_and_in_a_body() {
        var long65 = "x".repeat(65);
        for (var id : List.of("%20a", "a%20", "%01", "a%0Ab", long65, "e%CC%81", "%2E", "%2E%2E", "%E2%80%8B")) {
            desk.put("/api/v1/skus/" + id, "{}").isProblem(400, "bad-id");
        }
        desk.put("/api/v1/skus/%00", "{}").isProblem(400, "bad-request");
        desk.put("/api/v1/stores/S", "{\"locations\":[\"ok\",\" no\"]}").isProblem(422, "bad-id");
    }

    @Test
    void what_is_not_utf_8_is_refused() throws Exception {
        for (var segment : List.of("%ff", "%C3", "%zz", "%", "%4", "%ED%A0%80")) {
            assertThat(raw("GET", "/api/v1/skus/" + segment))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json");
        }
    }

    @Test
    void an_id_of_64_characters_outside_of_the_basic_plane_is_an_id() {
        desk.put("/api/v1/skus/" + encoded("😀".repeat(64)), "{}").is(201);
        desk.put("/api/v1/skus/" + encoded("😀".repeat(65)), "{}").isProblem(400, "bad-id");
    }

    private String raw(String method, String path) throws Exception {
        var request = method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + desk.token + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        return desk.raw(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String id) {
        var encoded = new StringBuilder();
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return encoded.toString();
    }
}
