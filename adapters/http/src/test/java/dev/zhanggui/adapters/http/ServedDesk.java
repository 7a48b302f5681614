package dev.zhanggui.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.PlainTables;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Storage;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.domain.roles.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A desk in memory, served on a free port, and somebody who talks to it. */
final class ServedDesk implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T02:00:00Z");
    static final String DESK_SECRET = "only-from-here";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final MovableClock clock = MovableClock.at(NOW);
    final SteppedBackground background = new SteppedBackground();
    private final Path folder;
    final Zhanggui desk;
    final HttpDesk http;
    final String token;

    private ServedDesk(Storage storage, HttpDesk.Settings settings) {
        this.folder = temporary();
        this.desk = Zhanggui.on(
                storage, clock, background, new CountedRandomness(), new FileRoom(new PlainTables(), folder));
        this.http = HttpDesk.start(desk, settings);
        this.token = issue("tests", Authority.ALL);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("zhanggui-uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServedDesk open() {
        return on(MemoryStorage.create());
    }

    static ServedDesk on(Storage storage) {
        return new ServedDesk(storage, HttpDesk.Settings.local(0).withDeskSecret(DESK_SECRET));
    }

    static ServedDesk with(HttpDesk.Settings settings) {
        return new ServedDesk(MemoryStorage.create(), settings);
    }

    String issue(String name, Authority authority) {
        return desk.tokens()
                .create(new KeepingTokens.Create(Actor.embedding("setup"), name, authority, Optional.empty()))
                .orThrow()
                .secret();
    }

    /** A store, two warehouses, a SKU and some of it at the first. */
    ServedDesk stocked(int units) {
        put("/api/v1/locations/hangzhou", "{\"kind\":\"warehouse\"}").is(201);
        put("/api/v1/locations/shop-1", "{\"kind\":\"shop\"}").is(201);
        put("/api/v1/stores/tmall-1", "{\"platform\":\"tmall\"}").is(201);
        put("/api/v1/skus/T-1", "{\"title\":\"T恤\"}").is(201);
        if (units > 0) {
            post(
                            "/api/v1/stock/receipts",
                            "{\"location\":\"hangzhou\",\"sku\":\"T-1\",\"quantity\":%d}".formatted(units))
                    .is(201);
        }
        return this;
    }

    Got reserve(String id, int units) {
        return put(
                "/api/v1/reservations/" + id,
                "{\"store\":\"tmall-1\",\"lines\":[{\"sku\":\"T-1\",\"quantity\":%d}]}".formatted(units));
    }

    Got get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Got put(String path, String body, String... headers) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Got post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Got delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    Got send(String method, String path, byte @Nullable [] body, String... headers) {
        try {
            return new Got(CLIENT.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, byte @Nullable [] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        var names = new ArrayList<String>();
        for (int i = 0; i < headers.length; i += 2) {
            names.add(headers[i]);
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        if (!names.contains("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !names.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }

    /** Bytes over a socket as they stand; what comes back until the server closes. */
    String raw(byte[] request) throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        http.close();
        desk.close();
        try (var left = Files.list(folder)) {
            for (var file : left.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    record Got(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(text(), e);
            }
        }

        List<JsonNode> lines() {
            var lines = new ArrayList<JsonNode>();
            for (var line : text().split("\n")) {
                try {
                    lines.add(MAPPER.readTree(line));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(line, e);
                }
            }
            return lines;
        }

        String at(String pointer) {
            return json().at(pointer).asText();
        }

        Got is(int status) {
            if (status() != status) {
                throw new AssertionError("expected " + status + " but got " + status() + ": " + text());
            }
            return this;
        }

        /** A problem of this status and name, complete as every problem is. */
        Got isProblem(int status, String code) {
            var problem = is(status).json();
            boolean whole = header("content-type").equals("application/problem+json")
                    && problem.path("status").asInt() == status
                    && !problem.path("title").asText().isEmpty()
                    && !problem.path("detail").asText().isEmpty()
                    && !problem.path("traceId").asText().isEmpty()
                    && problem.path("errors").isArray();
            if (!whole || !problem.path("type").asText().equals("/problems/" + code)) {
                throw new AssertionError("expected the problem " + code + " but got " + text());
            }
            return this;
        }
    }
}
