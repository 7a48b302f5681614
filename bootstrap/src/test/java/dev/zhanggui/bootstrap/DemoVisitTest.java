package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zhanggui.adapters.files.PlatformFiles;
import dev.zhanggui.adapters.testkit.MemoryStorage;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Surroundings;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.demo.api.DemoRefused;
import dev.zhanggui.application.demo.api.VisitingDemo.Changing;
import dev.zhanggui.application.demo.spi.House;
import dev.zhanggui.application.imports.spi.FileRoom;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.domain.inventory.Store;
import dev.zhanggui.domain.roles.Authority;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Decision;
import dev.zhanggui.domain.shared.StoreId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way into the demo company and out again, with nothing of it left in the team's own desk. */
class DemoVisitTest {
    private static final Actor ME = Actor.embedding("me");

    @TempDir
    private Path folder = Path.of("");

    /** A house that counts how often it was asked. */
    private record Counting(boolean isDemo, boolean canChange, AtomicInteger asked) implements House {
        @Override
        public void change() {
            asked.incrementAndGet();
        }
    }

    private Zhanggui in(House house) {
        return Zhanggui.on(
                MemoryStorage.create(),
                Surroundings.ofThisMachine()
                        .withFiles(new FileRoom(new PlatformFiles(), folder.resolve("uploads")))
                        .in(house));
    }

    private static Object said(Decision<Changing, DemoRefused> decision) {
        return decision.<Object>fold(changing -> changing, refused -> refused);
    }

    @Test
    void only_an_empty_desk_gives_way_to_the_demo_and_only_the_demo_is_left() {
        var house = new Counting(false, true, new AtomicInteger());
        try (var desk = in(house)) {
            assertThat(said(desk.demo().leave(ME))).isEqualTo(new DemoRefused.NotTheDemo());
            var reader = new Actor("reader", "http", new Authority(Set.of(Permission.READ), Set.of()));
            assertThat(said(desk.demo().enter(reader))).isInstanceOf(DemoRefused.NotAllowed.class);
            assertThat(house.asked().get()).isZero();
            assertThat(said(desk.demo().enter(ME))).isEqualTo(new Changing(true));
            assertThat(house.asked().get()).isEqualTo(1);
            var store = Store.of(new StoreId("s"), "own", Currency.getInstance("CNY"), ZoneId.of("Asia/Shanghai"));
            desk.inventory().catalog().putStore(Put.of(ME, store)).orThrow();
            assertThat(said(desk.demo().enter(ME))).isEqualTo(new DemoRefused.DeskInUse(1));
        }
        var demo = new Counting(true, true, new AtomicInteger());
        try (var desk = in(demo)) {
            assertThat(said(desk.demo().leave(ME))).isEqualTo(new Changing(false));
            assertThat(demo.asked().get()).isEqualTo(1);
        }
        try (var desk = in(new Counting(true, false, new AtomicInteger()))) {
            assertThat(desk.demo().isDemo()).isTrue();
            assertThat(said(desk.demo().leave(ME))).isEqualTo(new DemoRefused.NoOtherDesk());
        }
    }

    @Test
    void the_demo_is_left_for_an_empty_desk_and_entered_again_on_the_same_port() throws Exception {
        var own = new DeskPlace(folder.resolve("desk"), null);
        var demo = DemoFolder.in(own);
        try (var written = new PipedWriter();
                var lines = new BufferedReader(new PipedReader(written))) {
            var serving = new StayingOpen(
                    own, 0, Serving.Checked.LOCAL, new PrintWriter(written), new PrintWriter(new StringWriter()));
            var running = CompletableFuture.runAsync(() -> keepOpen(serving));
            var first = listening(lines);
            assertThat(ask(demo, "GET", "/api/v1/desk").path("demo").asBoolean())
                    .isTrue();
            assertThat(ask(demo, "GET", "/api/v1/orders?limit=1").path("items")).hasSize(1);
            assertThat(DemoFolder.isIn(own)).isTrue();

            assertThat(ask(demo, "DELETE", "/api/v1/demo").path("demo").asBoolean(true))
                    .isFalse();
            assertThat(listening(lines)).isEqualTo(first);
            assertThat(DemoFolder.isIn(own)).isFalse();
            assertThat(demo.folder()).doesNotExist();
            var desk = ask(own, "GET", "/api/v1/desk");
            assertThat(desk.path("demo").asBoolean(true)).isFalse();
            assertThat(desk.path("canChange").asBoolean()).isTrue();
            assertThat(ask(own, "GET", "/api/v1/orders?limit=1").path("items")).isEmpty();

            assertThat(ask(own, "PUT", "/api/v1/demo").path("demo").asBoolean()).isTrue();
            assertThat(listening(lines)).isEqualTo(first);
            assertThat(ask(demo, "GET", "/api/v1/desk").path("demo").asBoolean())
                    .isTrue();
            serving.end();
            running.join();
        }
        try (var alone = RunningDesk.open(own, 0)) {
            assertThat(alone.desk().demo().isDemo()).isFalse();
            assertThat(alone.desk().demo().canChange()).isFalse();
            assertThat(alone.desk().inventory().catalog().store(new StoreId("qinglan-tmall")))
                    .isEmpty();
        }
    }

    private static String listening(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (!line.startsWith("listening on ")) {
            line = lines.readLine();
        }
        return line;
    }

    private static void keepOpen(StayingOpen serving) {
        try {
            serving.keepOpen(true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode ask(DeskPlace place, String method, String path) throws IOException, InterruptedException {
        var holder = place.holder().orElseThrow();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + holder.port() + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + holder.secret())
                .header("If-Match", "*")
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return DeskPlace.JSON.readTree(answer.body());
    }
}
