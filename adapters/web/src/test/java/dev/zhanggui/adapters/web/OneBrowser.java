package dev.zhanggui.adapters.web;

import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.adapters.testkit.MovableClock;
import dev.zhanggui.adapters.testkit.QuickHashing;
import dev.zhanggui.adapters.testkit.SteppedBackground;
import dev.zhanggui.application.Surroundings;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.spi.Randomness;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A desk whose pages know members by their sessions, and browsers without scripts that keep its cookies. */
final class OneBrowser {
    private static final Pattern KEY = Pattern.compile("name=\"form_key\" value=\"([0-9a-f]{64})\"");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final int port;
    final Map<String, String> cookies = new LinkedHashMap<>();

    private OneBrowser(int port) {
        this.port = port;
    }

    /** A desk in memory, served. */
    static final class Served implements AutoCloseable {
        final MovableClock clock = MovableClock.at(ServedPages.NOW);
        final Zhanggui desk = Zhanggui.on(
                MemoryStorage.create(),
                Surroundings.of(clock, new SteppedBackground(), Randomness.secure())
                        .withPasswords(QuickHashing.create()));
        private final Javalin server;

        Served(boolean secure) {
            var reached = new WebDesk.Reached(Optional.empty(), secure, Optional.empty(), true);
            Sentences sentences = (language, key, facts) -> Optional.of("«" + key + "»");
            var pages = WebDesk.on(desk, reached, sentences, (workbook, out, name) -> ServedPages.sheet(out));
            this.server = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        pages.endpoints().forEach(config.routes::addEndpoint);
                    })
                    .start("127.0.0.1", 0);
        }

        OneBrowser browser() {
            return new OneBrowser(server.port());
        }

        /** A browser in which the owner has just set the desk up, as Wang with that password. */
        OneBrowser owner(String password) {
            var link = desk.access().settingUp().openSetup().orElseThrow();
            var browser = browser();
            var answer = browser.post(
                    "/setup/" + link.secret(),
                    Map.of("login", "Wang", "name", "王总", "password", password, "again", password));
            if (answer.statusCode() != 303) {
                throw new AssertionError(answer.body());
            }
            return browser;
        }

        @Override
        public void close() {
            server.stop();
            desk.close();
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    /** As a form of one of our own pages posts it, without a key. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(at(path))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(ServedPages.encoded(new TreeMap<>(fields)))));
    }

    /** Opens a page and posts a form of it, with the key that stands there. */
    HttpResponse<String> fillIn(String page, String path, Map<String, String> fields) {
        var all = new TreeMap<>(fields);
        all.put("form_key", keyOf(get(page)));
        return post(path, all);
    }

    static String keyOf(HttpResponse<String> page) {
        var found = KEY.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no form key in " + page.statusCode() + " " + page.body());
        }
        return found.group(1);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (cookie.contains("Max-Age=0;")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
