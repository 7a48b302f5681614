package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zhanggui.application.Actor;
import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
import dev.zhanggui.domain.inventory.SkuCard;
import dev.zhanggui.domain.shared.Sku;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, restores, removals and keys, as somebody types them. */
class BackupCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private record Said(int exitCode, String out, String error) {}

    @Test
    void a_backup_is_made_by_the_desk_that_runs_and_brought_back_elsewhere() throws Exception {
        var place = new DeskPlace(folder.resolve("desk"), null);
        var data = place.folder().toString();
        Path file;
        try (var running = RunningDesk.open(place, 0)) {
            running.desk()
                    .inventory()
                    .catalog()
                    .putSku(Put.of(Actor.embedding("me"), SkuCard.of(new Sku("tea"), "茶")))
                    .orThrow();
            var made = say("backup", "--data", data, "--json");
            assertThat(made.exitCode()).as(made.error()).isZero();
            assertThat(made.error()).contains(data);
            file = place.folder()
                    .resolve("backups")
                    .resolve(JSON.readTree(made.out()).path("name").asText());
            assertThat(say("restore", file.toString(), "--data", data).exitCode())
                    .isEqualTo(Main.EXIT_REFUSED);
            assertThat(say("migrate", "--data", data, "--to", "jdbc:postgresql://127.0.0.1:1/x")
                            .error())
                    .contains(data)
                    .doesNotContain("Exception");
        }
        var copy = folder.resolve("copy").toString();
        var restored = say("restore", file.toString(), "--data", copy);
        assertThat(restored.exitCode()).as(restored.error()).isZero();
        assertThat(restored.out()).contains("keys");
        var doctor = say("doctor", "--data", copy);
        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(say("restore", file.toString(), "--data", copy).error()).contains(copy);

        Files.writeString(file, "no backup any more");
        var damaged = say(
                "restore", file.toString(), "--data", folder.resolve("other").toString());
        assertThat(damaged.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(damaged.error()).contains(file.toString()).doesNotContain("Exception");
        assertThat(folder.resolve("other").resolve("desk.db")).doesNotExist();
        assertThat(say("restore", folder.resolve("none").toString(), "--data", copy)
                        .exitCode())
                .isEqualTo(Main.EXIT_REFUSED);
    }

    @Test
    void a_desk_moves_to_postgresql_and_a_backup_is_brought_back_there() throws Exception {
        var data = folder.resolve("desk").toString();
        assertThat(say("token", "create", "--data", data, "--name", "n", "--scopes", "read")
                        .exitCode())
                .isZero();
        var made = say("backup", "--data", data, "--json");
        var file = folder.resolve("desk")
                .resolve("backups")
                .resolve(JSON.readTree(made.out()).path("name").asText());
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            var moved = say("migrate", "--data", data, "--to", url, "--json");
            assertThat(moved.exitCode()).as(moved.error()).isZero();
            assertThat(JSON.readTree(moved.out()).path("rows").asLong()).isPositive();
            var doctor = say("doctor", "--data", data, "--database", url);
            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            var again = say("migrate", "--data", data, "--to", url);
            assertThat(again.exitCode()).isEqualTo(Main.EXIT_REFUSED);
            assertThat(again.error()).doesNotContain("password", "Exception");
            var full = say("restore", file.toString(), "--data", data, "--database", url);
            assertThat(full.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        }
    }

    @Test
    void the_keys_are_shown_to_who_says_yes_and_once() throws Exception {
        var data = folder.resolve("desk").toString();
        assertThat(say("token", "create", "--data", data, "--name", "n", "--scopes", "read")
                        .exitCode())
                .isZero();
        var asked = say("key", "export", "--data", data);
        assertThat(asked.exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(asked.error()).contains("--yes");
        var shown = say("key", "export", "--data", data, "--yes");
        assertThat(shown.exitCode()).as(shown.error()).isZero();
        assertThat(shown.out())
                .isEqualTo(Files.readString(folder.resolve("desk").resolve("keys")));
        assertThat(say("key", "export", "--data", data, "--yes").exitCode()).isEqualTo(Main.EXIT_REFUSED);
        assertThat(say("key", "export", "--data", data, "--yes", "--again").out())
                .isEqualTo(shown.out());
    }

    @Test
    void progress_is_a_line_that_fills_up_and_goes_away() {
        var text = new StringWriter();
        try (var bar = new ProgressBar(new PrintWriter(text), true)) {
            bar.at("audit", 50, 200);
            bar.at("audit", 50, 200);
            bar.at("audit", 200, 200);
        }
        assertThat(text.toString().split("\r")).hasSize(4);
        assertThat(text.toString()).contains(" 25 %  audit", "100 %");
        var unseen = new StringWriter();
        try (var bar = new ProgressBar(new PrintWriter(unseen), false)) {
            bar.at("audit", 50, 200);
        }
        assertThat(unseen.toString()).isEmpty();
    }

    private Said say(String... words) throws IOException, InterruptedException {
        var error = Files.createTempFile(folder, "error", ".txt");
        var process =
                new ProcessBuilder(command(words)).redirectError(error.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(error));
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
