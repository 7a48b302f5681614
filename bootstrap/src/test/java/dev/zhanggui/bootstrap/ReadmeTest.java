package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static String snippet() throws Exception {
        var readme = Files.readString(README);
        var from = readme.indexOf("```java", readme.indexOf("compiled and run by ReadmeTest")) + "```java".length();
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
