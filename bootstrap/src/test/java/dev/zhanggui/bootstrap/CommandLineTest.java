package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, in processes of its own, as somebody types it. */
class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private record Said(int exitCode, String out, String error) {}

    @Test
    void a_token_is_made_while_the_desk_runs_and_while_it_does_not_and_no_second_desk_opens() throws Exception {
        var desk = folder.resolve("desk").toString();
        var early = say("token", "create", "--data", desk, "--name", "early", "--scopes", "all", "--json");
        assertThat(early.exitCode()).as(early.error()).isZero();

        var server = started("serve", "--data", desk, "--port", "0");
        try {
            int port = port(server);
            var lock = folder.resolve("desk").resolve("desk.lock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                    .isEqualTo("rw-------");
            var late = say("token", "create", "--data", desk, "--name", "late", "--scopes", "read", "--json");
            assertThat(late.exitCode()).as(late.error()).isZero();
            assertThat(late.error()).contains(desk);
            for (var said : List.of(early, late)) {
                var token = JSON.readTree(said.out()).path("token").asText();
                assertThat(status(port, "/api/v1/locations/nowhere", token)).isEqualTo(404);
            }
            var second = say("serve", "--data", desk, "--port", "0");
            assertThat(second.exitCode()).isEqualTo(Main.EXIT_REFUSED);
            assertThat(second.error()).contains(Integer.toString(port)).doesNotContain("Exception");
            var doctor = say("doctor", "--data", desk);
            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            assertThat(doctor.out().lines().filter(line -> line.startsWith("✔ ")))
                    .hasSizeGreaterThan(10);
            // Nobody has exported the keys yet, and no night has passed.
            assertThat(doctor.out().lines().filter(line -> !line.startsWith("✔ ")))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("! "));
            var findings = say("doctor", "--data", desk, "--json").out();
            for (var finding : JSON.readTree(findings).path("items")) {
                assertThat(doctor.out())
                        .contains(" " + finding.path("name").asText())
                        .doesNotContainPattern("[✔!] " + finding.path("check").asText() + "[:：]");
                assertThat(finding.path("name").asText()).doesNotMatch("[a-z]+(-[a-z]+)+");
                assertThat(finding.path("text").asText().replace(desk, "…")).doesNotContainPattern("[0-9]{7}");
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor()).isIn(0, 143);
        }
        var verified = say("audit", "verify", "--data", desk, "--json");
        assertThat(verified.exitCode()).as(verified.error()).isZero();
        assertThat(JSON.readTree(verified.out()).path("rows").asLong()).isEqualTo(2);
    }

    @Test
    void a_mistake_is_one_sentence_and_an_exit_code() throws Exception {
        var unknown = say("token", "create", "--data", folder.toString(), "--name", "x", "--scopes", "everything");
        assertThat(unknown.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(unknown.error())
                .contains("/scopes")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        assertThat(say("serve", "--port", "many").exitCode()).isEqualTo(Main.EXIT_USAGE);
        assertThat(say("serve", "--port", "65536").exitCode()).isEqualTo(Main.EXIT_USAGE);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var second = say("serve", "--data", folder.resolve("other").toString(), "--port", port);
            assertThat(second.exitCode()).isEqualTo(Main.EXIT_REFUSED);
            assertThat(second.error()).contains("--port").contains(port).doesNotContain("Exception");
        }
        var nothing = say("doctor", "--data", folder.resolve("typo").toString());
        assertThat(nothing.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(folder.resolve("typo")).doesNotExist();
        var garbage = Files.createDirectories(folder.resolve("garbage"));
        Files.writeString(garbage.resolve("desk.db"), "this is no database, only a long enough text in its place");
        var refused = say("serve", "--data", garbage.toString(), "--port", "0");
        assertThat(refused.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(refused.error()).doesNotContain("Exception");
        var file = Files.createFile(folder.resolve("a-file"));
        assertThat(say("doctor", "--data", file.toString()).exitCode()).isEqualTo(Main.EXIT_REFUSED);
    }

    @Test
    void a_file_is_sent_in_told_row_by_row_and_the_list_written_out_again() throws Exception {
        var desk = folder.resolve("desk").toString();
        var stores = Files.writeString(folder.resolve("stores.csv"), "store,platform\ntmall,tmall\n");
        var begun = say("token", "create", "--data", desk, "--name", "me", "--scopes", "all");
        assertThat(begun.exitCode()).as(begun.error()).isZero();
        var first = say("import", "stores", stores.toString(), "--data", desk, "--json");
        assertThat(first.exitCode()).as(first.error()).isZero();
        assertThat(JSON.readTree(first.out()).at("/result/created").asInt()).isEqualTo(1);
        var orders = Files.writeString(
                folder.resolve("orders.csv"),
                "order_no,placed_at,sku,quantity,unit_price\nA,2026-11-11,T-1,1,2\nB,2026-11-11,T-1,1.5,2\n");
        var dry = say("import", "orders", orders.toString(), "--store", "tmall", "--dry-run", "--data", desk);
        assertThat(dry.exitCode()).as(dry.out() + dry.error()).isEqualTo(Main.EXIT_WRONG);
        var told = say("import", "orders", orders.toString(), "--store", "tmall", "--data", desk);
        assertThat(told.exitCode()).isEqualTo(Main.EXIT_WRONG);
        assertThat(told.out()).contains("quantity").contains("1.5");
        var target = folder.resolve("out.csv");
        var written = say("export", "orders", "--data", desk, "--out", target.toString());
        assertThat(written.exitCode()).as(written.error()).isZero();
        assertThat(Files.readString(target)).startsWith("\ufeff").contains("tmall,A,");
        var book = folder.resolve("out.xlsx");
        assertThat(say("export", "orders", "--data", desk, "--format", "xlsx", "--out", book.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readAllBytes(book)).startsWith('P', 'K');
        var missing = say("import", "orders", folder.resolve("none.csv").toString(), "--data", desk);
        assertThat(missing.exitCode()).isEqualTo(Main.EXIT_USAGE);
        var wrong = say("import", "orders", stores.toString(), "--store", "tmall", "--data", desk);
        assertThat(wrong.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(wrong.error()).doesNotContain("Exception");
    }

    @Test
    void both_languages_say_the_same_things() {
        var english = ResourceBundle.getBundle("dev.zhanggui.bootstrap.cli", Locale.ROOT);
        var chinese = ResourceBundle.getBundle("dev.zhanggui.bootstrap.cli", Locale.CHINESE);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(chinese.getString(key)).isNotEqualTo(english.getString(key)));
    }

    private static int status(int port, String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static int port(Process server) throws IOException {
        var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        assertThat(line).startsWith("listening on http://127.0.0.1:");
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    @Test
    void commands_that_come_while_a_desk_opens_or_another_works_wait_for_it() throws Exception {
        var desk = folder.resolve("desk").toString();
        var server = started("serve", "--data", desk, "--port", "0");
        var others = List.of(
                started("token", "create", "--data", desk, "--name", "one", "--scopes", "all"),
                started("token", "create", "--data", desk, "--name", "two", "--scopes", "all"));
        try {
            for (var other : others) {
                assertThat(other.waitFor()).isZero();
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void a_machine_without_a_locale_shows_every_character() throws Exception {
        var desk = folder.resolve("desk").toString();
        var made = say("token", "create", "--data", desk, "--name", "one", "--scopes", "all");
        assertThat(made.exitCode()).as(made.error()).isZero();
        var doctor = new ProcessBuilder(command("doctor", "--data", desk));
        doctor.environment().put("LC_ALL", "POSIX");
        var out = new String(doctor.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out).contains("✔ ").doesNotContain("?");
    }

    private Said say(String... words) throws IOException, InterruptedException {
        var error = Files.createTempFile(folder, "error", ".txt");
        var process =
                new ProcessBuilder(command(words)).redirectError(error.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(error));
    }

    private static Process started(String... words) throws IOException {
        return new ProcessBuilder(command(words)).start();
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        return command;
    }
}
