package dev.zhanggui.adapters.web;

import dev.zhanggui.adapters.testkit.CountedRandomness;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.PlainTables;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.domain.roles.Authority;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of a desk in memory, served on a free port, and a browser without scripts. */
final class ServedPages implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T02:00:00Z");
    static final String FORM_KEY = "a-key-of-this-session";
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    final MovableClock clock = MovableClock.at(NOW);
    final SteppedBackground background = new SteppedBackground();
    final Zhanggui desk;
    private final Javalin server;
    final WebDesk pages;
    private Optional<Visitor> visitor = Optional.empty();

    private ServedPages() {
        try {
            this.desk = Zhanggui.on(
                    MemoryStorage.create(),
                    clock,
                    background,
                    new CountedRandomness(),
                    new FileRoom(new PlainTables(), Files.createTempDirectory("zhanggui-uploads")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.pages = WebDesk.on(desk, request -> visitor, ServedPages::sentence, (workbook, out, name) -> sheet(out));
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    pages.endpoints().forEach(config.routes::addEndpoint);
                })
                .start("127.0.0.1", 0);
    }

    static ServedPages open() {
        return new ServedPages();
    }

    /** What another adapter would say: the key with its facts. */
    private static Optional<String> sentence(String language, String key, Map<String, Object> facts) {
        return Optional.of("«" + key + (facts.isEmpty() ? "" : " " + new TreeMap<>(facts)) + "»");
    }

    /** Cells between bars, whatever was asked for. */
    static Sheets.Rows sheet(OutputStream out) {
        return new Sheets.Rows() {
            @Override
            public void row(List<String> cells) {
                try {
                    out.write((String.join("|", cells) + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {}
        };
    }

    ServedPages signedIn(Authority authority) {
        visitor = Optional.of(new Visitor(new Actor("lin", "web", authority), "林", FORM_KEY));
        return this;
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** As a form of one of our own pages posts it. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        var all = new TreeMap<>(fields);
        all.put("form_key", FORM_KEY);
        return send(HttpRequest.newBuilder(at(path))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(all))));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        pages.close();
        server.stop();
        desk.close();
    }
}
