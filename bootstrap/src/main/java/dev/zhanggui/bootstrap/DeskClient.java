package dev.zhanggui.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zhanggui.application.spi.Trouble;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with the desk of a folder: with the one that has it open, over the loopback address, or else with one that
 * this process opens for as long as the command takes. Either way the same door is used, and no second process ever
 * writes to the file.
 */
final class DeskClient implements AutoCloseable {
    private static final String DATA = "data: ";
    private static final Duration HOLDER_PATIENCE = Duration.ofSeconds(15);
    private static final Duration HOLDER_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;
    private final String secret;
    private final @Nullable RunningDesk own;

    private DeskClient(int port, String secret, @Nullable RunningDesk own) {
        this.port = port;
        this.secret = secret;
        this.own = own;
    }

    /**
     * The desk of {@code place}. One that is just starting has the folder before it says how to be reached, and a
     * command like this one has it for a moment: either is waited for.
     */
    static DeskClient of(DeskPlace place) {
        var patience = System.nanoTime() + HOLDER_PATIENCE.toNanos();
        while (true) {
            try {
                var running = RunningDesk.open(place, 0);
                return new DeskClient(running.port(), running.secret(), running);
            } catch (Trouble.AlreadyOpen held) {
                var holder = place.holder().filter(DeskClient::answers);
                if (holder.isPresent()) {
                    return new DeskClient(holder.get().port(), holder.get().secret(), null);
                }
                if (System.nanoTime() - patience > 0) {
                    throw new Say(Main.EXIT_REFUSED, Words.of("held.silent", place.folder()));
                }
                place.awaitChange(HOLDER_PAUSE);
            }
        }
    }

    private static boolean answers(DeskPlace.Holder holder) {
        try (var probe = new Socket(InetAddress.getLoopbackAddress(), holder.port())) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the work is done by a desk that runs elsewhere. */
    boolean isRemote() {
        return own == null;
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Creates something, or finds it as it should be. */
    JsonNode put(String path, JsonNode body) {
        return send(putting(path, body).build());
    }

    /** Changes something, whatever it was before. */
    JsonNode change(String path, JsonNode body) {
        return send(putting(path, body).header("If-Match", "*").build());
    }

    private HttpRequest.Builder putting(String path, JsonNode body) {
        return request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString()));
    }

    /** Sends a file as it is. */
    JsonNode send(String path, Path file) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file))
                    .build());
        } catch (FileNotFoundException e) {
            throw new Say(Main.EXIT_USAGE, Words.of("file.cannot", file));
        }
    }

    /** Writes what the desk answers into a file, as it comes. */
    void download(String path, String accept, Path file) {
        var request = request(path).header("Accept", accept).GET().build();
        try {
            var response = client.send(request, BodyHandlers.ofFile(file));
            if (response.statusCode() >= 400) {
                throw new Say(Main.EXIT_REFUSED, sentence(DeskPlace.JSON.readTree(file.toFile())));
            }
        } catch (IOException e) {
            throw new Say(
                    Main.EXIT_REFUSED, Words.of("unreachable", String.valueOf(port), String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Say(Main.EXIT_REFUSED, Words.of("interrupted"));
        }
    }

    /** Events as they come, each with its data, until the desk ends them. */
    void events(String path, Consumer<JsonNode> each) {
        var request = request(path).header("Accept", "text/event-stream").GET().build();
        try (var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith(DATA)) {
                    each.accept(DeskPlace.JSON.readTree(line.substring(DATA.length())));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Say(
                    Main.EXIT_REFUSED, Words.of("unreachable", String.valueOf(port), String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Say(Main.EXIT_REFUSED, Words.of("interrupted"));
        }
    }

    JsonNode delete(String path) {
        return send(request(path).header("If-Match", "*").DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Accept-Language", Locale.getDefault().toLanguageTag())
                .header("Authorization", "Bearer " + secret);
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            var answer = response.body().isBlank()
                    ? DeskPlace.JSON.createObjectNode()
                    : DeskPlace.JSON.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new Say(Main.EXIT_REFUSED, sentence(answer));
            }
            return answer;
        } catch (IOException e) {
            throw new Say(
                    Main.EXIT_REFUSED, Words.of("unreachable", String.valueOf(port), String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Say(Main.EXIT_REFUSED, Words.of("interrupted"));
        }
    }

    private static String sentence(JsonNode problem) {
        var lines = new StringBuilder(
                problem.path("title").asText() + ": " + problem.path("detail").asText());
        for (var error : problem.path("errors")) {
            lines.append(System.lineSeparator())
                    .append("  ")
                    .append(error.path("pointer").asText())
                    .append("  ")
                    .append(error.path("detail").asText());
        }
        return lines.toString();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
