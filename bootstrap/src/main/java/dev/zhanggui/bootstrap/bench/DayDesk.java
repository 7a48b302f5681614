package dev.zhanggui.bootstrap.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A desk as its HTTP callers see it, up to 32 of them at once. */
final class DayDesk {
    static final int CALLERS = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    DayDesk(int port, String token) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
        this.token = token;
    }

    /** What the desk answered. */
    record Answer(int status, JsonNode body) {}

    /** One request; {@code body} is JSON text, empty for none. */
    Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            var text = response.body();
            return new Answer(response.statusCode(), text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file sent in, and its job when that has ended. */
    JsonNode imported(String query, byte[] file) {
        var post = HttpRequest.newBuilder(URI.create(base + "/imports" + query))
                .POST(BodyPublishers.ofByteArray(file))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/octet-stream")
                .build();
        try {
            var started =
                    JSON.readTree(client.send(post, BodyHandlers.ofString()).body());
            var path = "/jobs/" + started.path("job").asText();
            var watch = HttpRequest.newBuilder(URI.create(base + path + "/events"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            // The stream ends with the job.
            try (var events = client.send(watch, BodyHandlers.ofLines()).body()) {
                events.forEach(line -> {});
            }
            return must("GET", path, "");
        } catch (IOException e) {
            throw new IllegalStateException("sending a file failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A question, or a command whose answer counts: anything but success ends the rehearsal. */
    JsonNode must(String method, String path, String body) {
        var answer = send(method, path, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** A command whose answer says no more than that it was carried out. */
    void tell(String method, String path, String body) {
        var unused = must(method, path, body);
    }

    /** Something done for each of many things, by all callers at once. */
    <T> void forEach(List<T> things, Consumer<T> work) {
        var open = new ConcurrentLinkedQueue<>(things);
        var callers = Executors.newFixedThreadPool(CALLERS);
        var done = new ArrayList<Future<?>>();
        for (int i = 0; i < CALLERS; i++) {
            done.add(callers.submit(() -> {
                for (var thing = open.poll(); thing != null; thing = open.poll()) {
                    work.accept(thing);
                }
            }));
        }
        try {
            for (var one : done) {
                var unused = one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            var unused = callers.shutdownNow();
        }
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
