package dev.zhanggui.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.application.access.api.KeepingTokens;
import dev.zhanggui.bootstrap.DeskPlace;
import dev.zhanggui.bootstrap.RunningDesk;
import dev.zhanggui.domain.roles.Authority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk runs full under a desk that is being written to: refused with 507, read as before, and it goes on by itself. */
class FullDiskTest {
    private static final int WRITES_MAX = 20_000;

    @TempDir
    private Path folder = Path.of("");

    private boolean mounted;

    @BeforeEach
    void a_disk_of_four_mebibytes() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "none", folder.toString());
        assumeTrue(mounted, "a small disk cannot be mounted here (not root)");
    }

    @AfterEach
    void the_disk_goes() throws Exception {
        assertThat(!mounted || run("umount", folder.toString())).isTrue();
    }

    @Test
    void a_full_disk_is_a_507_and_nothing_false_is_acknowledged() throws Exception {
        try (var running = RunningDesk.open(new DeskPlace(folder.resolve("desk"), null), 0)) {
            Victim.stock(running.desk(), 1_000_000);
            var token = running.desk()
                    .tokens()
                    .create(new KeepingTokens.Create(Victim.ACTOR, "full", Authority.ALL, Optional.empty()))
                    .orThrow()
                    .secret();
            var desk = new Caller(running.port(), token);
            int held = 0;
            var last = desk.reserve(held);
            while (last.statusCode() == 201 && held < WRITES_MAX) {
                held++;
                last = desk.reserve(held);
            }
            assertThat(last.statusCode()).isEqualTo(507);
            assertThat(last.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(desk.get("/api/v1/reservations/full-" + held).statusCode())
                    .isEqualTo(404);
            assertThat(desk.get("/api/v1/reservations/full-" + (held - 1)).statusCode())
                    .isEqualTo(200);

            assertThat(run("mount", "-o", "remount,size=16m", folder.toString()))
                    .isTrue();
            assertThat(desk.reserve(held).statusCode()).isEqualTo(201);
            assertThat(desk.get("/readyz").statusCode()).isEqualTo(200);
            var onHand = desk.get("/api/v1/doctor");
            assertThat(onHand.body()).doesNotContain("\"bad\"");
        }
    }

    private static final class Caller {
        private final HttpClient client = HttpClient.newHttpClient();
        private final String base;
        private final String token;

        private Caller(int port, String token) {
            this.base = "http://127.0.0.1:" + port;
            this.token = token;
        }

        HttpResponse<String> reserve(int n) throws IOException, InterruptedException {
            var body = "{\"store\":\"s1\",\"lines\":[{\"sku\":\"sku-" + n % Victim.SKUS + "\",\"quantity\":1}]}";
            return client.send(
                    request("/api/v1/reservations/full-" + n)
                            .PUT(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(request(path).GET().build(), BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
