package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises is compiled and run. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final String IMPORTS = """
            import dev.zhanggui.adapters.jdbi.SqliteStorage;
            import dev.zhanggui.application.*;
            import dev.zhanggui.application.inventory.api.KeepingCatalog.Put;
            import dev.zhanggui.application.inventory.api.MovingStock.Book;
            import dev.zhanggui.application.inventory.api.ReservingStock.Reserve;
            import dev.zhanggui.domain.inventory.*;
            import dev.zhanggui.domain.shared.*;
            import java.nio.file.Path;
            import java.time.ZoneId;
            import java.util.Currency;
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_embedding_snippet_compiles_and_reserves() throws Exception {
        var source = IMPORTS
                + "public class Embedding { public static void main(String[] arguments) {"
                + " var folder = Path.of(arguments[0]); var zone = ZoneId.of(\"Asia/Shanghai\");"
                + " var cny = Currency.getInstance(\"CNY\");\n"
                + snippet() + "}}";
        var file = Files.writeString(folder.resolve("Embedding.java"), source);
        assertThat(run("javac", "-encoding", "UTF-8", "-d", folder.toString(), file.toString()))
                .isEmpty();
        assertThat(run(
                        "java",
                        "-Dfile.encoding=UTF-8",
                        "Embedding",
                        folder.resolve("desk").toString()))
                .contains("tea-250g")
                .contains("hangzhou");
    }

    /** The commands stand as they are; only where they reach for the jar and its port, they are led to this desk. */
    @Test
    void the_story_over_http_runs_as_it_stands() throws Exception {
        assumeTrue(has("bash") && has("curl"), "passed over: the README's story needs bash and curl");
        var serving = new ProcessBuilder(main("serve", "--data", "my-desk", "--port", "0"))
                .directory(folder.toFile())
                .start();
        try (var says = serving.inputReader(StandardCharsets.UTF_8)) {
            var line = says.readLine();
            assertThat(line).startsWith("listening on http://127.0.0.1:");
            var told = told(line.substring(line.lastIndexOf(':') + 1));
            assertThat(told).as(String.join("\n", told)).hasSize(7);
            assertThat(told.get(3)).contains("\"quantity\":10");
            assertThat(told.get(4)).contains("\"state\":\"held\"", "\"location\":\"hangzhou\"");
            assertThat(told.get(5)).contains("/problems/not-enough-stock", "\"status\":409", "\"available\":2");
            assertThat(told.get(6)).contains("\"state\":\"committed\"");
        } finally {
            serving.destroy();
            assertThat(serving.waitFor()).isIn(0, 143);
        }
    }

    private List<String> told(String port) throws Exception {
        var script = """
                java() { shift 2; command "$DESK_JAVA" -cp "$DESK_PATH" dev.zhanggui.bootstrap.Main "$@"; }
                curl() { command curl "${@/127.0.0.1:7788/127.0.0.1:$DESK_PORT}"; }
                """ + block("```sh", "## A reservation over HTTP");
        var bash = new ProcessBuilder("bash", "-e", "-c", script).directory(folder.toFile());
        bash.environment().put("DESK_JAVA", java());
        bash.environment().put("DESK_PATH", System.getProperty("java.class.path"));
        bash.environment().put("DESK_PORT", port);
        bash.redirectError(folder.resolve("errors.txt").toFile());
        var process = bash.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(output + Files.readString(folder.resolve("errors.txt")))
                .isZero();
        return output.lines().toList();
    }

    private static boolean has(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static List<String> main(String... words) {
        var command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String snippet() throws Exception {
        return block("```java", "compiled and run by ReadmeTest");
    }

    /** The first block of that kind after a heading. */
    private static String block(String fence, String heading) throws Exception {
        var readme = Files.readString(README);
        var from = readme.indexOf(fence, readme.indexOf(heading)) + fence.length();
        return readme.substring(from, readme.indexOf("```", from));
    }

    private String run(String program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of("-cp", folder + ":" + System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> !line.startsWith("SLF4J") && !line.startsWith("WARNING"))
                .reduce("", String::concat);
    }
}
